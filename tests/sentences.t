#!/bin/sh
# The figures of the short articles of tests/gold/sentences.list: no measure falls below its floor, and floors only rise.
. "$(dirname "$0")/tap.sh"

gold=$top/tests/gold
for tool in tag-entities extract-stats; do
	if ! [ -x "$B/$tool" ]; then
		skip sentences "no $tool"
		finish
	fi
done

awk -v records=1 -f "$gold/sentences.awk" "$gold/sentences.list" >in.rec
tag-entities in.rec | extract-stats >found.rec
status 'the filters read the sentences' 0 test -s found.rec
awk -f "$gold/sentences.awk" "$gold/sentences.list" found.rec | sort >scores.tsv
grep -v '^#' "$gold/sentences-floors.tsv" | sort >floors.tsv
floors '' scores.tsv floors.tsv
finish
