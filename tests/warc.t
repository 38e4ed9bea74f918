#!/bin/sh
# warc-to-csv: archives of a crawl to tables, one language of them.
. "$(dirname "$0")/tap.sh"
PATH=$top/pipelines:$PATH

# record TYPE URL MEDIA-TYPE FILE: a record of an archive
record() {
	printf 'WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n' "$1" "$2"
	printf 'Content-Type: %s\r\nContent-Length: %d\r\n\r\n' "$3" "$(wc -c <"$4")"
	cat "$4"
	printf '\r\n\r\n'
}

printf 'software: a test\r\n' >info
{
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n'
	cat "$top/samples/rennes.html"
} >french
{
	printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><article><h1>Two men arrested</h1>'
	printf '<p>%s</p><p>%s</p></article></body></html>' \
		'Two men were arrested on Monday in the harbour after the police had found 20 kilos of cannabis in their car.' \
		'They will be brought before the court of the town this week, the public prosecutor said on Tuesday.'
} >english
printf 'HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>Page non trouvée dans les archives.</p>' >gone

record warcinfo '' application/warc-fields info >one.warc
record response http://a.test/fr 'application/http; msgtype=response' french >>one.warc
record response http://a.test/en 'application/http; msgtype=response' english >>one.warc
record response http://a.test/no 'application/http; msgtype=response' gone >>one.warc
for n in 1 2 3; do
	record conversion "http://b.test/$n" text/plain "$top/samples/alger.txt"
done >two.wet
mkdir in && gzip -c one.warc >in/one.warc.gz && gzip -c two.wet >in/two.warc.wet.gz

ids() { cut -d , -f 1 "$1/documents.csv" | tail -n +2 | tr '\n' ' '; }
status 'a WARC' 0 warc-to-csv -o csv one.warc
ok 'a WARC: the French page' test "$(ids csv)" = 'http://a.test/fr '
ok 'a WARC: its figures' test "$(wc -l <csv/stats.csv)" -gt 1
status 'a WET' 0 warc-to-csv -o csv two.wet
ok 'a WET: all pages' test "$(ids csv)" = 'http://b.test/1 http://b.test/2 http://b.test/3 '
status 'gzip, a folder' 0 warc-to-csv -o gz in
ok 'gzip, a folder: in order' test "$(ids gz)" = 'http://a.test/fr http://b.test/1 http://b.test/2 http://b.test/3 '
warc-to-csv -l en -o csv in
ok '-l: another language' test "$(ids csv)" = 'http://a.test/en '
warc-to-csv -l all -o csv in
ok '-l all: every page' test "$(ids csv | wc -w)" -eq 5
warc-to-csv -e -o csv in
ok '-e: for a French Excel' sh -c 'head -n 1 csv/documents.csv | grep -q "^.\{1,3\}DOC;LANG;"'
status 'nothing named' 2 warc-to-csv
head -c 900 in/one.warc.gz | cat - in/two.warc.wet.gz >broken.warc.gz
status 'a broken archive' 1 warc-to-csv -o csv broken.warc.gz
ok 'a broken archive: told' grep -q '^clean: broken.warc.gz' tap.err
ok 'a broken archive: what is behind' test "$(ids csv | wc -w)" -ge 3

if parallel --version </dev/null 2>/dev/null | grep -q '^GNU parallel'; then
	warc-to-csv -j 2 -o many in
	ok '-j: few archives, the same bytes' diff -r gz many
	mkdir ten
	for n in 1 2 3 4 5 6 7 8 9 10; do
		sed "s/b\.test/b$n.test/" two.wet | gzip >"ten/a b $n.wet.gz"
	done
	warc-to-csv -o csv ten
	warc-to-csv -j 2 -o many ten
	ok '-j: an archive a worker, the same bytes' diff -r csv many
	ok '-j: every page' test "$(ids many | wc -w)" -eq 30
else
	skip '-j' 'no GNU parallel'
fi

# Of large archives pv(1) shows how much is read.
if command -v pv >/dev/null && script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	for n in $(seq 1 700); do cat two.wet; done >large.wet
	for n in $(seq 1 4); do cat large.wet; done >larger.wet
	script -qec "PATH=$PATH warc-to-csv -o tty larger.wet" /dev/null >tty.txt 2>&1 </dev/null
ok 'progress: of the archive, with the time left' grep -q 'larger.wet.*ETA' tty.txt
	ok 'progress: nothing is lost' test "$(ids tty | wc -w)" -eq 8400
	script -qec "PATH=$PATH warc-to-csv -q -o tty one.warc" /dev/null >tty.txt 2>&1 </dev/null
	ok 'progress: -q: none' test ! -s tty.txt
else
	skip progress 'no pv or no terminal to be had'
fi
finish
