#!/bin/sh
# Every filter where the system sets limits: closed descriptors, full disks, ulimit, SIGTERM.
. "$(dirname "$0")/tap.sh"

# articles N, a JSON line each
articles() {
	awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "{\"id\":\"d%d\",\"text\":\"Ville %d : des " \
		"arrestations\\n\\n12 mars 2021\\n\\nDeux hommes ont été arrêtés à Oran, selon M. Ali Kori. " \
		"Ils avaient %d kg de riz.\"}\n", i, i, i }'
}
articles 20 >page.txt
clean page.txt >page.rec
segment page.rec | tag-entities | extract-stats >>page.rec
articles 9000 >many.txt
clean many.txt >par.rec
segment par.rec | extract-stats | cat - par.rec >many.rec
# a line of 3 MB
awk 'BEGIN { for (i = 0; i < 400000; i++) printf "mot%d ", i % 977; print "fin." }' >line.txt
awk 'BEGIN { printf "sent\ta\t1\t1\tbody\t"; for (i = 0; i < 400000; i++) printf "mot%d ", i % 977; print "fin." }' >line.rec

alike() { cmp "$1" "$2"; }
told() { grep -q "^$t: $1" err || { cat err && false; }; }
# exit S1 or S2, and told
ended() { test "$got" -eq "$1" -o "$got" -eq "$2" && { test "$got" -eq 0 || told ''; }; }
done_or_told() { if test "$got" -eq 0; then cmp want out; else ended 1 2; fi; }
beginning() { cmp -n "$(wc -c <"$1")" "$1" "$2"; }
whole_lines() { test ! -s "$1" || test "$(tail -c 1 "$1" | od -An -c | tr -d ' ')" = '\n'; }

descriptors() {
	"$t" "$in" >want 2>/dev/null
	"$t" <&- >out 2>err
	ok "$t: no standard input: exit 1" test $? -eq 1
	ok "$t: no standard input: told" told 'stdin: cannot read: '
	"$t" "$in" <&- >out 2>err
	ok "$t: no standard input, a file: exit 0" test $? -eq 0
	ok "$t: no standard input, a file: done" alike want out
	"$t" "$in" >out 2>&-
	ok "$t: no standard error: exit 0" test $? -eq 0
	ok "$t: no standard error: done" alike want out
	"$t" missing "$in" >out 2>&-
	ok "$t: no standard error, bad input: exit 1" test $? -eq 1
	ok "$t: no standard error, bad input: the rest is done, and nothing else said" alike want out
	"$t" "$in" <&- >out 2>&-
	ok "$t: standard output alone: exit 0" test $? -eq 0
	ok "$t: standard output alone: done" alike want out
	"$t" "$in" <&- >&- 2>&-
	ok "$t: nothing open: exit 2" test $? -eq 2
	if test -w /dev/full; then
		"$t" missing "$in" >out 2>/dev/full
		ok "$t: full standard error: exit 1" test $? -eq 1
		ok "$t: full standard error: the rest is done" alike want out
	fi
}

disks() {
	(trap '' XFSZ; ulimit -f 20 && exec "$t" "$many") >out 2>err
	ok "$t: ulimit -f: exit 2" test $? -eq 2
	ok "$t: ulimit -f: told" told 'write error: File too large'
	(ulimit -f 20 && exec "$t" "$many") >out 2>err
	ok "$t: ulimit -f, its signal as usual: exit 2" test $? -eq 2
	test -n "$disk" || return
	"$t" "$many" >"$disk/out" 2>err
	ok "$t: small disk: exit 2" test $? -eq 2
	ok "$t: small disk: told" told 'write error: No space left'
	"$t" "$many" >out 2>/dev/null
	ok "$t: small disk: what there is room for" beginning "$disk/out" out
	rm "$disk/out"
}

limits() {
	(ulimit -n 4 && exec "$t" "$in") >out 2>err
	got=$?
	ok "$t: ulimit -n: exit $got, done or told" done_or_told
	(ulimit -n 6 && exec "$t" "$in" "$in" "$in" "$in" "$in" "$in" "$in") >out 2>err
	ok "$t: ulimit -n: files are closed again" test $? -eq 0
	if grep -qa -e __asan_init -e __msan_init "$B/$t"; then
		skip "$t: ulimit -v" 'no limit under this sanitizer'
		return
	fi
	least=0 bad=
	"$t" "$line" >want 2>/dev/null
	for kb in 4000 6000 9000 13000 16000 20000 25000 31000 40000 60000 90000 200000; do
		sh -c 'ulimit -v "$1" && "$2" -V; exit $?' sh $kb "$t" >/dev/null 2>&1 || continue
		test $least -gt 0 || least=$kb
		(ulimit -v $kb && exec "$t" "$line") >out 2>err
		got=$?
		ended 0 2 || bad="$bad $kb: exit $got;"
		test $got -eq 2 || cmp -s want out || bad="$bad $kb: output;"
		beginning out want >/dev/null || bad="$bad $kb: not its beginning;"
	done
	ok "$t: ulimit -v from $least kB: done, or told with exit 2$bad" test -z "$bad" -a $least -gt 0
}

# One sentence, or a million lines, of 3 MB that make the most of the memory a byte can take.
hostile() {
	grep -qa -e __asan_init -e __msan_init "$B/$t" && return
	if test "$t" = clean; then yes a; else
		printf 'doc\td\tfr\t-\td\tT\nsent\td\t1\t1\tbody\t' && yes '(' | tr -d '\n'
	fi | head -c 3000000 >hostile
	(ulimit -v 550000 && exec "$t" -M 1M hostile) >out 2>err
	got=$?
	ok "$t: a hostile document with -M 1M in 550 MB, exit $got" ended 0 1
}

# SIGTERM, at four moments
terminated() {
	"$t" "$many" >want 2>/dev/null
	bad=
	for s in 0.03 0.07 0.15 0.3; do
		timeout -s TERM $s "$t" "$many" >out 2>err
		test ! -s out || cmp -s want out || middle=$((middle + 1))
		whole_lines out && beginning out want || bad="$bad $s"
	done
	ok "$t: SIGTERM leaves whole records$bad" test -z "$bad"
}

disk= middle=0
mkdir disk
if mount -t tmpfs -o size=64k tmpfs disk 2>/dev/null; then
	disk=$PWD/disk
	trap 'umount "$disk"; rm -rf "$tap_dir"' EXIT
else
	skip 'small disk' 'not allowed to mount one'
fi
for c in "$top"/tools/*.c; do
	t=$(basename "$c" .c)
	test -x "$B/$t" || continue
	in=page.rec many=many.rec line=line.rec
	test "$t" != clean || { in=page.txt many=many.txt line=line.txt; }
	descriptors
	disks
	limits
	hostile
	terminated
done
# What a page can do with an id, which every record repeats.
awk 'BEGIN { printf "{\"id\":\""; for (i = 0; i < 20000; i++) printf "x"; printf "%s", "\",\"text\":\"Titre\\n\\n"
	for (i = 0; i < 10000; i++) printf "1 2 3 4 5 6 "; print "\"}" }' >id.json
clean id.json | segment | tag-entities | extract-stats >out
ok 'an id is no more than 512 bytes' sh -c 'test "$(cut -f 2 out | head -n 1 | wc -c)" -le 513'
ok 'at most 300 bytes of records for each byte of a page' test "$(wc -c <out)" -lt $((300 * $(wc -c <id.json)))
cat id.json id.json | sed 's/"x/"x/; 2s/x"/y"/' | clean | grep '^doc' | cut -f 2 | sort -u >ids
ok 'two long ids are still two' test "$(wc -l <ids)" -eq 2

# Bombs: compressed, many in one file, and in the codings of a page in an archive.
head -c 200000000 /dev/zero | tr '\0' a >letters
gzip -c letters >bomb.gz
zstd -qc letters >bomb.zst
for i in 1 2 3 4 5; do head -c 60000000 letters | zstd -qc; done >bombs.zst
coded() { # CODING FILE
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: %s\r\n\r\n' "$1" | cat - "$2" >body
	printf 'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.b/\r\nContent-Type: application/http\r\n'
	printf 'Content-Length: %d\r\n\r\n' "$(wc -c <body)" && cat body && printf '\r\n\r\n'
}
coded gzip bomb.gz >bomb.warc
coded zstd bomb.zst >bomb.zst.warc
rm letters
for f in bomb.gz bomb.zst bombs.zst bomb.warc bomb.zst.warc; do
	clean $f >out 2>err
	ok "$f: exit 1" test $? -eq 1
	t=clean
	ok "$f: told" told "$f"
	ok "$f: no more than 64 MiB of it" test "$(wc -c <out)" -le 68000000
done

ok "SIGTERM in the middle of the output: $middle times" test $middle -gt 0
finish
