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
# every rule of the code is in the manual page and has a case
grep -ho '\b\(yes\|no\)([0-9]*)' "$top/lib/segment/segment.c" | tr -dc '0-9\n' | sort -u >rules
sed -n 's/^\.It \([0-9][0-9]\)$/\1/p' "$top/tools/segment.1" | sort -u >listed
cut -f1 "$top/tests/cases/segment.tsv" | grep '^[1-9]' | sort -u >tried
ok "rules in the manual page" diff rules listed
ok "rules with a case" diff rules tried

# lines of any length, in pieces where they pass the limit
awk 'BEGIN { printf "par\td\t1\tbody\t"; while (i++ < 200000) printf "Il est là. "; print "Fin." }' >long.rec
segment long.rec | wc -l >n
ok "a paragraph of 2 MB" grep -qx 200001 n
segment -M 64k long.rec 2>err | cut -f6 | tr -d '\n ' >pieces
cut -f5 long.rec | tr -d '\n ' >text
ok "in pieces, nothing lost" cmp pieces text
ok "told once" sh -c 'test "$(wc -l <err)" -eq 1'
awk 'BEGIN { print "doc\td\tfr\t-\t-\t-"; while (i++ < 2000) print "par\tdoc" i "\t" i "\tbody\tUn. Deux." }' >many.rec
segment many.rec | tail -n 1 >last
ok "numbers go on" grep -q "^sent	doc2000	4000	2000	body	Deux\.$" last
finish
