#!/bin/sh
# clean: each case is a page, tests/cases/clean/NAME.in, and what is made of it, NAME.out.
. "$(dirname "$0")/tap.sh"

for in in "$top"/tests/cases/clean/*.in; do
	name=$(basename "$in" .in)
	same "$name" "${in%.in}.out" clean -i "$name" "$in"
done

: >empty
printf 'doc\tempty\t-\t-\tempty\t-\n' >want
same 'an empty file is a document without text' want clean empty

printf 'Le maire a inauguré le pont.\r\nLe pont ouvre lundi.\r\n' >crlf
clean crlf | cut -f5 >got
printf 'crlf\nLe maire a inauguré le pont.\nLe pont ouvre lundi.\n' >want
ok 'CRLF ends lines' diff want got

clean crlf crlf | grep -c '^doc' >got
ok 'several files, several documents' grep -qx 2 got
clean <crlf | cut -f2 | sort -u >got
ok 'standard input is called stdin' grep -qx stdin got
status 'a missing file is told' 1 clean missing crlf
ok 'and the next one is read' grep -q '^par' tap.got
status 'a wrong option' 2 clean -Q
finish
