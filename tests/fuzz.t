#!/bin/sh
# Every input that ever broke a fuzzer's property, and a few to begin with, once more.
. "$(dirname "$0")/tap.sh"

# some that no file need hold
printf '' >empty
printf '\0\377\376\200é' >bytes
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "(" }' >brackets
awk 'BEGIN { for (i = 0; i < 5000; i++) printf "<div>12 %% " }' >deep
awk 'BEGIN { for (i = 0; i < 5000; i++) printf "mille neuf cent " }' >numbers
for c in "$top"/tests/fuzz/*.c; do
	name=$(basename "$c" .c)
	test "$name" != main || continue
	for f in empty bytes brackets deep numbers "$top"/tests/fuzz/"$name"/*; do
		test -f "$f" && ok "$name: $(basename "$f")" "$B/fuzz/$name" "$f"
	done
done
finish
