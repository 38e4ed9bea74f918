#!/bin/sh
# What documents come in: the same text must come out of every container, whole, broken or cut.
. "$(dirname "$0")/tap.sh"

page='<!DOCTYPE html><html><head><title>Le pont</title></head><body><p>Le maire a inauguré le pont
neuf devant une foule nombreuse, jeudi matin.</p><p>Il avait fallu deux ans de travaux pour le
construire, selon la mairie.</p></body></html>'
printf '%s' "$page" >page.html
printf 'Le maire a inauguré le pont neuf.\n\nIl avait fallu deux ans de travaux.\n' >page.txt

# record TYPE URI MIME: a WARC record of what comes in
record() {
	cat >body
	printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nContent-Type: %s\r\n' "$1" "$2" "$3"
	printf 'Content-Length: %d\r\n\r\n' "$(wc -c <body)"
	cat body
	printf '\r\n\r\n'
}

# response STATUS HEADER...: an HTTP response with the body that comes in
response() {
	printf 'HTTP/1.1 %s\r\n' "$1"
	shift
	for h; do printf '%s\r\n' "$h"; done
	printf '\r\n'
	cat
}

html='Content-Type: text/html; charset=utf-8'
http='application/http; msgtype=response'
# FILE URI HEADER...: a page of status 200 as record
web() {
	file=$1 uri=$2
	shift 2
	response '200 OK' "$html" "$@" <"$file" | record response "$uri" "$http"
}

# texts FILE...: the paragraphs, with the documents they are in; all of a run
texts() { clean "$@" 2>err | awk -F'\t' '$1 == "doc" { print "doc " $5 } $1 == "par" { print $5 }'; }
# the same paragraphs N times, as documents named by what comes in
want() { while read -r uri; do echo "doc $uri"; cat pars; done >want; }
check() { # NAME STATUS FILE
	name=$1 status=$2
	shift 2
	clean "$@" >out 2>err
	got=$?
	texts "$@" >got
	ok "$name: what comes out" diff want got
	ok "$name: exit $status" test "$got" -eq "$status"
	test "$status" -eq 0 || ok "$name: told" grep -q "^clean: [^ ]*$(basename "$1")" err
}

clean page.html | awk -F'\t' '$1 == "par" { print $5 }' >pars
ok 'the page alone' grep -q '^Il avait fallu deux ans' pars

# Codings of HTTP
u=http://exemple.org
gzip -c page.html >page.gz
zstd -qc page.html >page.zst
{ printf '50\r\n'; head -c 80 page.html; printf '\r\n%x;x=y\r\n' $(($(wc -c <page.html) - 80))
	tail -c +81 page.html; printf '\r\n0\r\n\r\n'; } >page.chunked
{ printf '%X\r\n' "$(wc -c <page.gz)"; cat page.gz; printf '\r\n0\r\n\r\n'; } >page.both
{ web page.html $u/plain; web page.gz $u/gzip 'Content-Encoding: gzip'
	web page.chunked $u/chunked 'Transfer-Encoding: chunked'
	web page.both $u/both 'Content-Encoding: gzip' 'Transfer-Encoding: chunked'
	web page.html $u/decoded 'Content-Encoding: gzip'
	web page.html $u/not-chunked 'Transfer-Encoding: chunked'
	web page.zst $u/zstd 'Content-Encoding: zstd'
	web page.html $u/decoded-zstd 'Content-Encoding: zstd'; } >codings.warc
printf "$u/%s\n" plain gzip chunked both decoded not-chunked zstd decoded-zstd | want
check 'codings of HTTP' 0 codings.warc

# What gives a document and what does not
{ printf 'software: test\r\n' | record warcinfo '' application/warc-fields
	printf 'GET / HTTP/1.1\r\n\r\n' | record request $u/a application/http
	web page.html $u/a
	response '404 Not Found' "$html" <page.html | record response $u/404 "$http"
	response '302 Found' 'Location: /a' </dev/null | record response $u/302 "$http"
	response '200 OK' 'Content-Type: image/png' <page.gz | record response $u/png "$http"
	response '200 OK' 'Content-Type: text/css' <page.txt | record response $u/css "$http"
	response '200 OK' <page.html | record response $u/untyped "$http"
	record resource $u/resource text/html <page.html
	record revisit $u/a "$http" </dev/null; } >kinds.warc
printf "$u/%s\n" a untyped resource | want
check 'kinds of records' 0 kinds.warc

# Containers of containers
gzip -c kinds.warc >kinds.warc.gz
check 'one gzip member' 0 kinds.warc.gz
: >members.warc.gz
for i in 1 2 3; do web page.html $u/$i | tee -a three.warc | gzip -c >>members.warc.gz; done
printf "$u/%s\n" 1 2 3 | want
check 'a gzip member a record' 0 members.warc.gz
tr -d '\r' <three.warc >lf.warc
clean lf.warc 2>err | grep -c '^doc' >got
ok 'line ends of one byte' grep -qx 3 got
clean - <members.warc.gz | cut -f2 | sort -u >got
printf "$u/%s\n" 1 2 3 | diff - got >/dev/null
ok 'from standard input, ids are URIs' test $? -eq 0

# Damage
sed 's/^Content-Length: [0-9]*/Content-Length: 7/' three.warc >short.warc
check 'lengths too short' 1 short.warc
sed 's/^Content-Length: [0-9]*/Content-Length: 99999/' three.warc >long.warc
check 'lengths too long' 1 long.warc
grep -v '^Content-Length' three.warc >none.warc
check 'no lengths' 1 none.warc
{ web page.html $u/1; printf 'noise\nmore noise\n'; web page.html $u/2; web page.html $u/3; } >noise.warc
check 'noise between records' 1 noise.warc
{ web page.html $u/1 | gzip -c; printf '\037\213\010\000broken in many ways, this member'
	web page.html $u/2 | gzip -c; printf 'noise'; web page.html $u/3 | gzip -c; } >broken.warc.gz
check 'broken gzip members' 1 broken.warc.gz
head -c -60 members.warc.gz >cut.warc.gz
clean cut.warc.gz >out 2>err
ok 'cut off: exit 1' test $? -eq 1
ok 'cut off: told with its offset' grep -q 'gzip member at byte [1-9][0-9]*: cut off' err
ok 'cut off: the whole ones are there' test "$(grep -c '^doc' out)" -ge 2

# Zstandard: frames as gzip has members
skippable() { printf '\120\052\115\030\005\000\000\000 none'; }
frame() { printf '\050\265\057\375'"$1"'\051\000\000hello'; } # HEADER: 5 bytes as they are
for i in 1 2 3; do web page.html $u/$i | zstd -qc; done >frames.warc.zst
printf "$u/%s\n" 1 2 3 | want
zstd -qc three.warc >one.warc.zst
check 'one zstd frame' 0 one.warc.zst
check 'a zstd frame a record' 0 frames.warc.zst
{ skippable; web page.html $u/1 | zstd -qc --no-check; skippable; skippable
	{ web page.html $u/2; web page.html $u/3; } | zstd -qc -19; skippable; } >skip.warc.zst
check 'frames to be skipped' 0 skip.warc.zst
{ skippable; skippable; } >none.zst
status 'nothing but frames to be skipped' 0 clean none.zst
clean - <frames.warc.zst | cut -f2 | sort -u >got
printf "$u/%s\n" 1 2 3 | diff - got >/dev/null
ok 'zstd from standard input' test $? -eq 0
dd if=skip.warc.zst bs=1 2>/dev/null | clean | grep -c '^doc' >got
ok 'zstd in blocks of 1' grep -qx 3 got
{ web page.html $u/1 | zstd -qc; printf '\050\265\057\375 broken in many ways, this frame'
	web page.html $u/2 | zstd -qc; printf 'noise'; web page.html $u/3 | zstd -qc; } >broken.warc.zst
check 'broken zstd frames' 1 broken.warc.zst
ok 'each is told with its offset' test "$(grep -c 'zstd frame at byte [1-9][0-9]*: ' err)" -ge 2
awk 'BEGIN { for (i = 0; i < 40000; i++) printf "<p>Le pont n° %d.\n", i * i % 99991 }' >many.html
{ web page.html $u/1; web many.html $u/2; web page.html $u/3; } | zstd -qc >many.zst
half=$(($(wc -c <many.zst) / 2))
{ head -c $half many.zst; printf 'xxxxxx'; tail -c +$((half + 7)) many.zst; web page.html $u/4 | zstd -qc; } >damaged.zst
clean damaged.zst >out 2>err
ok 'damage inside of a frame: exit 1' test $? -eq 1
ok 'damage inside of a frame: told' grep -q 'zstd frame at byte 0: ' err
ok 'damage inside of a frame: what precedes is read' grep -q "^doc	$u/1	" out
ok 'damage inside of a frame: the next one is read' grep -q "^doc	$u/4	" out
{ web page.html $u/1 | zstd -qc | head -c -4; printf 'sum?'; } >sum.warc.zst
clean sum.warc.zst >out 2>err
ok 'a wrong checksum: told' grep -q 'zstd frame at byte 0: checksum' err
for k in 3 20 60; do
	head -c -$k frames.warc.zst >cut.warc.zst
	clean cut.warc.zst >out 2>err
	ok "zstd cut off by $k: exit 1" test $? -eq 1
	ok "zstd cut off by $k: told with its offset" grep -q 'zstd frame at byte [1-9][0-9]*: cut off' err
	ok "zstd cut off by $k: the whole ones are there" test "$(grep -c '^doc' out)" -ge 2
done
frame '\000\210' >window.zst
status 'a window of 128 MiB' 0 clean window.zst
{ frame '\000\220'; web page.html $u/1 | zstd -qc; } >window.zst
clean window.zst >out 2>err
ok 'a larger window: told' grep -q 'zstd frame at byte 0: needs a window' err
ok 'a larger window: the next frame is read' grep -q "^doc	$u/1	" out
# dictionary FILE: the frame that holds it
dictionary() {
	n=$(wc -c <"$1")
	# shellcheck disable=SC2059
	printf "$(printf '\\135\\052\\115\\030\\%03o\\%03o\\%03o\\000' $((n & 255)) $((n >> 8 & 255)) $((n >> 16)))"
	cat "$1"
}
zstd -qqf --train -B1024 --maxdict=4096 many.html -o dict
zstd -qf dict
printf "$u/%s\n" 1 2 3 | want
for d in dict dict.zst; do
	{ dictionary $d; for i in 1 2 3; do web page.html $u/$i | zstd -qc -D dict; done; } >$d.warc.zst
	check "a zstd archive with its $d" 0 $d.warc.zst
	dd if=$d.warc.zst bs=1 2>/dev/null | clean | grep -c '^doc' >got
	ok "$d in blocks of 1" grep -qx 3 got
done
head -c 3000 dict.warc.zst >cut.warc.zst
clean cut.warc.zst >out 2>err
ok 'a dictionary cut off: told' grep -q 'zstd frame at byte 0: cut off' err
ok 'a dictionary is that of its file' test "$(clean dict.warc.zst one.warc.zst dict.zst.warc.zst 2>&1 | grep -c '^doc')" -eq 9
tail -c +$(($(wc -c <dict) + 9)) dict.warc.zst >alone.warc.zst
clean dict.warc.zst alone.warc.zst >out 2>err
ok 'frames without their dictionary: told once' test "$(grep -c 'alone.*needs a dictionary' err)" -eq 1
printf '\067\244\060\354broken dictionary, no more' >dict.bad
{ dictionary dict.bad; tail -c +$(($(wc -c <dict) + 9)) dict.warc.zst; } >bad.warc.zst
clean bad.warc.zst >out 2>err
ok 'a broken dictionary: exit 1' test $? -eq 1
ok 'a broken dictionary: told' grep -q 'at byte 0: a dictionary that cannot be loaded' err
{ printf '\135\052\115\030\004\000\000\000dict'; frame '\041\007\005'; frame '\041\007\005'; } >dict.warc.zst
status 'frames that need a dictionary' 1 clean dict.warc.zst
ok 'frames that need a dictionary: told once' test "$(grep -c 'dictionary' tap.err)" -eq 1

# JSON Lines
{ printf '{"url": "%s/1", "title": "Un titre à part", "date": "2021-03-12", "text": ' $u
	printf '"Le maire a inaugur\\u00e9 le pont neuf.\\n\\nIl avait fallu deux ans \\ud83d\\ude00."}\n'
	printf '{"n": [1, {"text": "}"}], "raw_content": "Il avait fallu deux ans.", "url": "%s/2"}\n' $u
	printf '\n{"url": "%s/3", "text": "cut off\n' $u
	printf '{"url": "%s/4"}\n' $u
	printf '{"id": 12, "html": "<p>Le maire a inaugur\\u00e9 le pont neuf devant la foule.<p>"}'
} >lines.jsonl
clean lines.jsonl >out 2>err
ok 'JSON Lines: exit 1 for what is broken' test $? -eq 1
ok 'JSON Lines: a line cut off is told' grep -q 'lines.jsonl:4: .*string without end' err
ok 'JSON Lines: a line without text is told' grep -q 'lines.jsonl:5: no text' err
grep '^doc' out | cut -f2,4,6 >got
printf '%s\t2021-03-12\tUn titre à part\n%s\t-\t-\n12\t-\t-\n' $u/1 $u/2 >want
ok 'JSON Lines: ids, dates, titles' diff want got
ok 'JSON Lines: escapes' grep -q 'inauguré le pont neuf' out
ok 'JSON Lines: surrogate pairs' grep -q 'deux ans 😀' out
printf '{"u": "%s/9", "corps": "Le maire a inauguré le pont neuf."}\n' $u |
	clean -f jsonl -F url=u -F text=corps >out
ok 'JSON Lines: names of members by option' grep -q "^doc	$u/9	" out
printf '{"content": "<p>Le maire a inaugur\\u00e9 le pont neuf.</p>\\n<p>Il avait fallu deux ans de travaux.</p>", "titre": "Le pont"}\n' |
	clean >out
ok 'JSON Lines: text that begins with a tag is HTML' test "$(grep -c '^par' out)" -eq 2
ok 'JSON Lines: a French name of a member' grep -q '	Le pont$' out
# Objects in an array, one a line, all in one line, over several lines: as many, as they are
printf '{"url": "%s/1", "text": "Le pont [neuf] {1} est \\"ouvert\\"."}\n' $u >one.jsonl
printf '{"url": "%s/2", "text": "Il avait fallu deux ans."}\n' $u >>one.jsonl
clean one.jsonl >want
{ printf '[\n'; sed 's/$/,/' one.jsonl; printf ']\n'; } >array.json
tr -d '\n' <array.json >line.json
sed 's/[{,]$/&/; s/{"url"/{\n  "url"/; s/, "text"/,\n  "text"/; s/}$/\n}/' one.jsonl >spread.json
for f in array line spread; do
	clean $f.json | sed "s/$f.json/one.jsonl/" >got
	ok "JSON: $f" diff want got
done
printf '[\n{"text": "Un."},\n{"text": oups},\nfoo\n{"text": "Le maire a parlé."},\n{"text": "sans fin\n' >bad.json
clean bad.json >out 2>err
ok 'JSON: exit 1 for what is broken' test $? -eq 1
ok 'JSON: broken objects are told with their lines' test "$(grep -c 'bad.json:[346]: ' err)" -eq 3
ok 'JSON: what stands behind them is read' grep -q 'Le maire a parlé' out
status 'no such member' 2 clean -F x=y
status 'no such format' 2 clean -f x
printf 'a < b, <b>c</b>\n' | clean -f text >out
ok 'a format that is forced' grep -q '<b>c</b>' out

zstd -qc lines.jsonl >lines.jsonl.zst
clean lines.jsonl >out 2>/dev/null
clean lines.jsonl.zst 2>err | sed 's/lines.jsonl.zst/lines.jsonl/' | cmp - out
ok 'JSON Lines in zstd' test $? -eq 0
ok 'JSON Lines in zstd: lines are told' grep -q 'lines.jsonl.zst:5: no text' err

# Others
gzip -c page.txt >page.txt.gz
zstd -qc page.txt >page.txt.zst
clean page.txt >a
clean page.txt.zst | sed 's/page.txt.zst/page.txt/' >b
ok 'text in zstd' diff a b
clean page.txt.gz >b
ok 'text in gzip' test "$(cut -f1,2,3,4,5 a | grep ^par)" = "$(cut -f1,2,3,4,5 b | grep ^par)"
mkdir -p x y
cp page.txt x
cp page.txt y
clean x/page.txt y/page.txt page.html | grep '^doc' | cut -f2 >got
printf 'x/page.txt\ny/page.txt\npage.html\n' >want
ok 'files of one name have their paths as ids' diff want got
{ printf '\377\376'; iconv -f UTF-8 -t UTF-16LE page.html; } >utf16.html
clean utf16.html | awk -F'\t' '$1 == "par" { print $5 }' >got
ok 'a page in UTF-16' diff pars got
sed 's/<head>/&<meta charset="windows-1252">/' page.html | iconv -f UTF-8 -t CP1252 >cp1252.html
clean cp1252.html | awk -F'\t' '$1 == "par" { print $5 }' >got
ok 'a page in the character set that it declares' diff pars got
printf '\004\042\115\030 rest' >x.lz4
status 'what cannot be read' 1 clean x.lz4
ok 'is told' grep -q 'LZ4' tap.err
head -c 300000000 /dev/zero | tr '\0' 'a' | gzip -c >bomb.gz
status 'a gzip bomb' 1 clean -M 1M bomb.gz
ok 'is told and left' grep -q 'expands without end' tap.err
head -c 300000000 /dev/zero | tr '\0' 'a' | zstd -qc >bomb.zst
zstd -qc page.txt >>bomb.zst
status 'a zstd bomb' 1 clean -a -M 1M bomb.zst
ok 'is told and left' grep -q 'frame at byte 0: expands without end' tap.err
ok 'what follows it is read' grep -q 'Il avait fallu deux ans' tap.got
finish
