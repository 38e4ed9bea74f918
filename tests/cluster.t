#!/bin/sh
# pipelines/cluster without a cluster: chunks, a worker, the collection (tests/cluster/run has hosts).
. "$(dirname "$0")/tap.sh"
cluster=$top/pipelines/cluster

chain() { clean -- "$@" | segment | tag-entities | extract-stats; }
work() { "$cluster/missing" "$1" | xargs -r -n 1 -P 2 "$cluster/work" "$1"; }

mkdir -p 'in/a b'
for f in "$top"/samples/*.txt "$top"/samples/*.html; do cp "$f" "in/a b/it's $(basename "$f")"; done
cp "$top/samples/sfax.txt" 'in/a
b.txt'
cp "$top/samples/sfax.txt" in/-n.txt
awk '{ gsub(/["\\\t]/, " "); text = text $0 "\\n\\n" }
	END { for (i = 1; i <= 40; i++) printf "{\"id\":\"d%d\",\"text\":\"Titre %d\\n\\n%s\"}\n", i, i, text }' \
	"$top/samples/luxembourg.txt" >in/many.jsonl
find in -type f -print0 | sort -z >list
xargs -0 clean -- <list | segment | tag-entities | extract-stats >want

ok 'split' "$cluster/split" -b 4K job in
ok 'split: pages by name, a large file cut' sh -c 'ls job/chunks | grep -q "par$" && ls job/chunks | grep -q "files$"'
ok 'split: chunks are not larger than asked by more than a document' \
	test "$(find job/chunks -name '*.par' -size +14 | wc -l)" -eq 0
status 'split: what is there stays' 0 "$cluster/split" job in
status 'collect: nothing before all is done' 2 "$cluster/collect" job
ok 'collect: nothing before all is done: told' grep -q '^collect: .* chunks have no result yet' tap.err
ok 'work' work job
ok 'missing: none' test -z "$("$cluster/missing" job)"
same 'collect: what one command makes' want "$cluster/collect" job
rm job/results/000002.rec
ok 'a result that is lost is made again' sh -c '"$1/work" job "$("$1/missing" job)"' sh "$cluster"
same 'a result that is lost: what one command makes' want "$cluster/collect" job

mkdir in/twin && cp 'in/a b/'*alger* in/twin
find in -type f -print0 | sort -z >list
xargs -0 clean -- <list | segment | tag-entities | extract-stats >want
"$cluster/split" -b 4K twins in 2>/dev/null
work twins
same 'two files of one name: what one command makes' want "$cluster/collect" twins

printf '{"id":"broken\n' | cat - in/many.jsonl >broken.jsonl
"$cluster/split" -b 1M bad broken.jsonl 2>/dev/null
work bad
status 'bad input' 1 "$cluster/collect" bad
ok 'bad input: told' grep -q 'broken.jsonl:1: ' tap.err
ok 'bad input: the rest is done' test "$(grep -c ^doc tap.got)" -eq 40
"$cluster/split" -b 4K bad2 broken.jsonl no-such-file 2>err
status=$?
ok 'bad input of a cut file: told at once' test $status -eq 1 -a -n "$(grep 'broken.jsonl:1: ' err)"
work bad2
status 'bad input of a cut file' 1 "$cluster/collect" bad2
ok 'a missing file: told with the results' grep -q 'no-such-file: cannot read' tap.err

"$cluster/split" -b 4K -l en english in 2>/dev/null
work english
ok '-l: no page is English' sh -c '"$1/collect" english | cmp - /dev/null' sh "$cluster"
status 'split: no size' 2 "$cluster/split" -b x job2 in
for command in split work missing collect ssh slurm; do
	status "$command: nothing named" 2 "$cluster/$command"
	ok "$command: usage" grep -q '^usage: ' tap.err
done
finish
