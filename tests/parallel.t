#!/bin/sh
# press-to-csv -j: the same bytes as with one worker, whatever the workers share; errors; odd names.
. "$(dirname "$0")/tap.sh"
PATH=$top/pipelines:$PATH

# the same tables from both: identical NAME ARGUMENT...
identical() {
	rm -rf one many
	identical_name=$1
	shift
	press-to-csv -o one "$@" 2>one.err
	one=$?
	press-to-csv -j 3 -o many "$@" 2>many.err
	ok "$identical_name: exit $one, not $?" test "$one" -eq $?
	ok "$identical_name: the same bytes" diff -r one many
	ok "$identical_name: something" test -s one/records.rec
}

cp "$top/samples/dakar.txt" page.txt
mkdir bin
status '-j: not a number' 2 press-to-csv -j x page.txt
status '-j 0' 2 press-to-csv -j 0 page.txt
printf '#!/bin/sh\necho "parallel: not of GNU" >&2; exit 1\n' >bin/parallel
chmod +x bin/parallel
status '-j: another parallel' 2 env PATH="$PWD/bin:$PATH" press-to-csv -j 2 page.txt
ok '-j: another parallel: told' grep -q '^press-to-csv: -j: GNU parallel is not installed$' tap.err
if ! parallel --version </dev/null 2>/dev/null | grep -q '^GNU parallel'; then
	skip 'press-to-csv -j' 'no GNU parallel'
	finish
fi

# 10 MB of documents, so that there are several parts; what looks like the beginning of a record in
# the middle of a line is none
awk '
	{ gsub(/["\\\t]/, " "); text = text $0 " doc\\tdoc \\n\\n" }
	END { for (i = 1; i <= 3000; i++) printf "{\"id\":\"d%d\",\"text\":\"Titre %d\\n\\n%s\"}\n", i, i, text }' "$top/samples/luxembourg.txt" >many.jsonl
seq -f 'd%g' 3000 >want
identical 'one large file' many.jsonl
ok 'one large file: every document once, in order' sh -c 'grep "^doc" many/records.rec | cut -f 2 | cmp - want'
ok 'one large file: every document once, in order' sh -c 'grep "^doc" many/records.rec | cut -f 2 | cmp - want'

mkdir -p 'in/a b' "in/it's" in/deep/er
n=0
while test $n -lt 40; do
	n=$((n + 1))
	for f in "$top"/samples/*.txt; do
		sed "1s/^/$n /" "$f" >"in/deep/$(basename "$f" .txt) $n.txt"
	done
done
cp "$top/samples/alger.txt" 'in/a b/$(touch oops); "x" & y.txt'
cp "$top/samples/sfax.txt" "in/it's/-n.txt"
cp "$top/samples/rennes.html" "in/it's/"'\t{}{.}*?.html'
cp "$top/samples/toulouse.txt" 'in/a
b.txt'
identical 'many files with odd names' in
ok 'no name was run' test ! -e oops -a ! -e one/oops
cp "$top/samples/sfax.txt" in/deep/er/-n.txt
identical 'two files of one name' in
ok 'two files of one name: paths are their ids' grep -q "^doc	in/it's/-n.txt	" many/records.rec
(cd in/deep && press-to-csv -j 2 -o ../../rel -- ../it\'s/-n.txt *\ 1.txt) 2>rel.err
ok 'names that begin with a hyphen' test "$(grep -c ^doc rel/records.rec)" -eq 7 -a ! -s rel.err

printf '{"id":"broken\n' | cat - many.jsonl >broken.jsonl
identical 'a bad line' broken.jsonl
ok 'a bad line: told with file and line' grep -q '^clean: broken.jsonl:1: ' many.err
identical 'a missing file' in/deep no-such-file
ok 'a missing file: told' grep -q '^clean: no-such-file: cannot read' many.err

# of the workers: one that dies, one that finds its input bad
mkdir sick
for tool in clean segment extract-stats; do ln -s "$B/$tool" sick; done
cat >sick/tag-entities <<'X'
#!/bin/sh
kill -KILL $$
X
chmod +x sick/tag-entities
PATH=$PWD/sick:$PATH
export PATH
status 'a filter that is killed' 1 press-to-csv -j 2 -o out many.jsonl
ok 'a filter that is killed: told' grep -q '^press-to-csv: part 1: a filter was killed' tap.err
printf '#!/bin/sh\necho "tag-entities: stdin:7: bad" >&2; cat; exit 1\n' >sick/tag-entities
status 'a filter that complains' 1 press-to-csv -j 2 -o out many.jsonl
ok 'a filter that complains: by part' grep -q '^tag-entities: part 2 of stdin:7: bad' tap.err
finish
