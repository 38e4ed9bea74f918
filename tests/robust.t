#!/bin/sh
# What depeche(7) promises of every filter, for each tools/*.c: bad input, bad output, options.
. "$(dirname "$0")/tap.sh"

cat >article.txt <<'X'
Oran : deux hommes interpellés

12 mars 2021

Deux hommes ont été interpellés vendredi à Oran par la brigade des stupéfiants. Ils transportaient 12 kg de résine.

Le parquet d’Oran a ouvert une enquête pour trafic de drogue.
X
tab() { printf '%s\n' "$@" | tr '|' '\t'; }
tab 'doc|a|fr|2021-03-12|a.txt|Oran : deux hommes interpellés' 'meta|a|author|L. B.' \
	'par|a|1|title|Oran : deux hommes interpellés' \
	'par|a|2|body|Deux hommes ont été interpellés. Ils transportaient 12 kg de résine.' \
	'# remarque' 'score|a|1|0.5' \
	'doc|b|fr|-|b.txt|-' \
	'sent|b|1|1|body|Le 3 mai, 40 personnes ont été arrêtées à Niamey.' \
	'ent|b|1|41|47|LOC|Niamey|Niamey|-' \
	'stat|b|1|10|12|count|40|-|=|-|personnes|arrest|XXXX-05-03|Niamey|-|40' \
	'rel|b|1|in|a|b|-' >records.rec
tab 'doc|a|fr|2021-03-12|a.txt|Titre' 'sent|a|x' 'pas un record' 'ent|a|1|0|2|LOC|x|y|z|trop' \
	'sent|a|1|1|body|Rien.' >malformed.rec
passes='^#|^score|^doc|^meta|^rel'

run() { "$t" "$@" 2>err; }
# root reads every file; somebody else does not
as_nobody() {
	if test ! -r "$1"; then
		run "$1"
	else
		chmod 755 . && mkdir -p nobody && cp "$B/$t" nobody/
		setpriv --reuid=65534 --clear-groups "nobody/$t" "$1" 2>err
	fi
}
alike() { cmp "$1" "$2" && test -s "$1"; }
quiet() { test ! -s err || { cat err && false; }; }
told() { grep -q "^$t: $1" err || { cat err && false; }; }
trickle() { dd if="$1" bs=1 2>/dev/null; }
usage_line() { grep -q "^usage: $t" "$1"; }
fits() { test "$(wc -l <"$1")" -le 24; }
same_types() { grep -E "$passes" "$1" >a1 && grep -E "$passes" "$2" >a2 && cmp a1 a2; }
# bytes of free text, all white space aside
letters() { tr -d ' \t\r\n' <"$1" | wc -c; }

options() {
	run -h >out
	ok "$t -h: exit 0" test $? -eq 0
	ok "$t -h: usage on standard output" usage_line out
	ok "$t -h: fits a screen" fits out
	run -V >out
	ok "$t -V: exit 0" test $? -eq 0
	ok "$t -V" grep -Eq "^$t \(depeche\) [0-9.]+$" out
	run -@ <"$in" >out
	ok "$t -@: exit 2" test $? -eq 2
	ok "$t -@: usage on standard error" usage_line err
	ok "$t -@: nothing on standard output" test ! -s out
}

good() {
	run <"$in" >want
	ok "$t: exit 0" test $? -eq 0
	ok "$t: silent" quiet
	cat "$in" | run >out
	ok "$t: a pipe as a file" alike want out
	trickle "$in" | run >out
	ok "$t: byte by byte" alike want out
	cat "$in" | run - >out
	ok "$t: - is standard input" alike want out
	LC_ALL=C.UTF-8 TZ=Asia/Tokyo run <"$in" >out
	ok "$t: any locale and time zone" alike want out
	run <"$in" >out
	ok "$t: twice the same" alike want out
	: | run >out
	ok "$t: empty input: exit 0" test $? -eq 0
	ok "$t: empty input: silent" quiet
	sed 's/$/\r/' "$in" | run >out
	ok "$t: CRLF as LF" alike want out
	printf %s "$(cat "$in")" | run >out
	ok "$t: no final newline" alike want out
}

files() {
	cp "$in" "one.$in" && cp "$in" "two.$in"
	run "one.$in" missing "two.$in" >out
	ok "$t: missing file: exit 1" test $? -eq 1
	ok "$t: missing file: told" told 'missing: cannot read: '
	run "one.$in" "two.$in" >want
	ok "$t: missing file: the others are done" alike want out
	run . >out
	ok "$t: folder: exit 1" test $? -eq 1
	ok "$t: folder: told" told '\.: is a directory'
	chmod 0 "two.$in"
	as_nobody "two.$in" >out
	ok "$t: unreadable file: exit 1" test $? -eq 1
	ok "$t: unreadable file: told" told "two.$in: cannot read: "
	rm -f "one.$in" "two.$in"
}

output() {
	if test -w /dev/full; then
		run <"$in" >/dev/full
		ok "$t: full disk: exit 2" test $? -eq 2
		ok "$t: full disk: told" told 'write error: '
		run -h >/dev/full
		ok "$t -h: full disk: exit 2" test $? -eq 2
	fi
	run <"$in" >&-
	ok "$t: closed standard output: exit 2" test $? -eq 2
	ok "$t: closed standard output: told" told 'standard output: '
	{ (trap - PIPE; exec "$t" <big.in 2>err); echo $? >status; } | :
	ok "$t: closed pipe: ended by SIGPIPE" test "$(cat status)" -eq 141
	ok "$t: closed pipe: silent" quiet
}

# a long line and a long stream
size() {
	run <line.in >out
	ok "$t: a line of 3 MB: exit 0" test $? -eq 0
	run -M 64k <line.in >out
	ok "$t: a line beyond -M: exit 1" test $? -eq 1
	ok "$t: a line beyond -M: told" told 'stdin:'
	if sh -c 'ulimit -v 150000 && "$0" -V; exit $?' "$t" >/dev/null 2>&1; then
		(ulimit -v 150000 && "$t" <big.in >out 2>err)
		ok "$t: a long stream in bounded memory" test $? -eq 0
	else
		skip "$t: a long stream in bounded memory" 'no limit under this sanitizer'
	fi
}

bytes() {
	sed 's/Deux/De\x00u\x01x/' "$in" | run >out
	ok "$t: NUL and control characters: exit 1" test $? -eq 1
	ok "$t: NUL and control characters: told" told 'stdin: 2 control characters dropped'
	ok "$t: NUL and control characters: gone" test "$(tr -dc '\000\001' <out | wc -c)" -eq 0
	sed 's/Deux/De\xFFux \xE2\x82/' "$in" | run >out
	case $t in
	clean) ;; # reads other encodings than UTF-8: its own tests
	*)
		ok "$t: invalid UTF-8: exit 1" test $? -eq 1
		ok "$t: invalid UTF-8: told" told 'stdin: 2 invalid UTF-8 sequences replaced'
		;;
	esac
	ok "$t: invalid UTF-8: the output is UTF-8" iconv -f UTF-8 -t UTF-8 out
	head -c 300000 /dev/urandom | run >out
	ok "$t: noise: no more than exit 1" test $? -le 1
	ok "$t: noise: the output is UTF-8" iconv -f UTF-8 -t UTF-8 out
}

malformed() {
	run malformed.rec >out
	ok "$t: malformed records: exit 1" test $? -eq 1
	for n in 2 3 4; do
		ok "$t: malformed record: line $n told" told "malformed.rec:$n: "
	done
	case $t in
	to-*) return ;;
	esac
	for n in 2 3 4; do
		sed -n ${n}p malformed.rec >line
		ok "$t: malformed record: line $n passed on" grep -Fxqf line out
	done
	run <records.rec >out
	ok "$t: other records pass unchanged, in place" same_types records.rec out
}

for c in "$top"/tools/*.c; do
	t=$(basename "$c" .c)
	test -x "$B/$t" || continue
	case $t in
	clean)
		in=article.txt
		awk 'BEGIN { for (i = 0; i < 300000; i++) printf "mot%d ", i % 977; print "fin." }' >line.in
		awk 'BEGIN { for (i = 0; i < 30000; i++) print "Mot " i " de la ligne, encore.\n" }' >big.in
		;;
	*)
		in=records.rec
		awk 'BEGIN { printf "doc\ta\tfr\t-\ta\t-\nsent\ta\t1\t1\tbody\t"
			for (i = 0; i < 400000; i++) printf "mot%d ", i % 977; print "fin." }' >line.in
		awk 'BEGIN { for (i = 0; i < 60000; i++) {
			printf "doc\td%d\tfr\t2021-03-12\ta\tTitre\n", i
			printf "sent\td%d\t1\t1\tbody\tLe 3 mai, %d personnes arrêtées à Niamey.\n", i, i
			printf "stat\td%d\t1\t10\t12\tcount\t40\t-\t=\t-\tp\t-\t-\t-\t-\t40\n", i } }' >big.in
		;;
	esac
	options
	good
	files
	output
	size
	bytes
	test "$t" = clean || malformed
done
finish
