#!/bin/sh
# The annotated pages of tests/pages: no measure of clean falls below its floor, and floors only rise.
. "$(dirname "$0")/tap.sh"

if ! [ -x "$B/clean" ]; then
	skip pages 'no clean'
	finish
fi
ok 'clean reads the annotated pages' "$top/tests/pages/run"
"$top/tests/pages/run" >scores.tsv
grep -v '^#' "$top/tests/pages/floors.tsv" >floors
ok 'every floor has its measure' test "$(wc -l <scores.tsv)" -eq "$(wc -l <floors)"
paste scores.tsv floors >both.tsv
while IFS="$(printf '\t')" read -r form name n found form2 name2 floor; do
	ok "$form $name: $found of 100, at least $floor" \
	    awk "BEGIN { exit !(\"$form $name\" == \"$form2 $name2\" && $found >= $floor && $n) }"
done <both.tsv
finish
