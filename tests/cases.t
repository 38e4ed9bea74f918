#!/bin/sh
# tests/cases/TOOL/CASE.in and what TOOL must print for it, CASE.out; a case is two files.
. "$(dirname "$0")/tap.sh"

for case in "$top"/tests/cases/*/*.in; do
	test -f "$case" || continue
	tool=$(basename "$(dirname "$case")")
	if test -x "$B/$tool"; then
		same "$tool: $(basename "$case" .in)" "${case%.in}.out" sh -c 'cd "$1" && exec "$2" "$3"' \
			sh "$(dirname "$case")" "$tool" "$(basename "$case")"
	else
		skip "$tool: $(basename "$case" .in)" "no $tool"
	fi
done
test "$tap_n" -gt 0 || skip cases 'none yet'
finish
