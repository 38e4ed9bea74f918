#!/bin/sh
# The hand-annotated articles of tests/gold, and those of tests/gold/unseen, that were annotated
# before any filter had read them: no measure falls below its floor, and floors only rise.
. "$(dirname "$0")/tap.sh"

for tool in clean segment tag-entities extract-stats; do
	if ! [ -x "$B/$tool" ]; then
		skip quality "no $tool"
		finish
	fi
done

# The articles of one folder against its floors.tsv.
hold() {
	clean "$1"/*.txt | segment | tag-entities | extract-stats >found.rec
	status "$2: the pipeline reads the annotated pages" 0 test -s found.rec
	cat "$1"/*.rec >gold.rec
	ok "$2: the scorer runs" awk -f "$top/tests/gold/score.awk" gold.rec found.rec
	awk -f "$top/tests/gold/score.awk" gold.rec found.rec >scores.tsv
	awk -f "$top/tests/gold/score.awk" gold.rec gold.rec >self.tsv
	ok "$2: gold scores 100 against itself" \
	    awk -F'\t' '$5 != 100 { bad = 1 } END { exit bad }' self.tsv
	sort -t "$(printf '\t')" -k1,1 scores.tsv >scores.sorted
	grep -v '^#' "$1/floors.tsv" | sort -t "$(printf '\t')" -k1,1 >floors.sorted
	floors "$2: " scores.sorted floors.sorted
}

hold "$top/tests/gold" gold
hold "$top/tests/gold/unseen" unseen
finish
