#!/bin/sh
# The filter segment: records in, records out.
. "$(dirname "$0")/tap.sh"

cat >in.rec <<'X'
doc	d	fr	-	-	Titre
par	d	1	title	Titre
par	d	2	lead	M. Dupont est venu. Il a parlé.
# a comment
par	d	3	body	« Est-ce possible ? » demande-t-il. « Oui ! » Elle part.
x	y	z
doc	e	fr	-	-	-
par	e	1	body	Fin
X
cat >want.rec <<'X'
doc	d	fr	-	-	Titre
sent	d	1	1	title	Titre
sent	d	2	2	lead	M. Dupont est venu.
sent	d	3	2	lead	Il a parlé.
# a comment
sent	d	4	3	body	« Est-ce possible ? » demande-t-il.
sent	d	5	3	body	« Oui ! »
sent	d	6	3	body	Elle part.
x	y	z
doc	e	fr	-	-	-
sent	e	1	1	body	Fin
X
same "records" want.rec segment in.rec
ok "-l keeps the records" sh -c 'segment -l in.rec | grep -v "^# segment" | diff want.rec -'
status "unknown option" 2 segment -x
finish
