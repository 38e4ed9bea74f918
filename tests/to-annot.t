#!/bin/sh
# to-annot: standoff that points to its words in the text, tags that say what the records say.
. "$(dirname "$0")/tap.sh"

cat >in.rec <<'EOF'
doc	d1	fr	-	a.txt	-
sent	d1	1	1	lead	À Salé, la DGSN a saisi 25 kg.
ent	d1	1	2	6	LOC	Salé	Salé	-
ent	d1	1	11	15	ORG	DGSN	Direction générale de la sûreté nationale	-
stat	d1	1	24	29	measure	25	-	=	kg	-	seizure	-	Salé	-	25 kg
sent	d1	2	2	body	Le Maroc-Atlantique.
ent	d1	2	3	8	LOC	Maroc	Maroc	MA
doc	d2	fr	-	b.txt	-
sent	d2	1	1	body	Fin.
EOF
printf 'À Salé, la DGSN a saisi 25 kg.\n\nLe Maroc-Atlantique.\n\nFin.\n' >want.txt
same 'the text' want.txt to-annot -t in.rec
cat >want.ann <<'EOF'
T1	LOC 2 6	Salé
T2	ORG 11 15	DGSN
#1	AnnotatorNotes T2	Direction générale de la sûreté nationale
T3	measure 24 29	25 kg
#2	AnnotatorNotes T3	25 | = | kg | seizure | Salé
T4	LOC 35 40	Maroc
#3	AnnotatorNotes T4	MA
EOF
same 'standoff' want.ann to-annot -s in.rec
cat >want.bio <<'EOF'
#DOC d1

À	O
Salé	B-LOC
,	O
la	O
DGSN	B-ORG
a	O
saisi	O
25	O
kg	O
.	O

Le	O
Maroc	B-LOC
-	O
Atlantique	O
.	O

#DOC d2

Fin	O
.	O

EOF
same 'tags' want.bio to-annot -b in.rec
to-annot -u in.rec >out.conllu
ok 'CoNLL-U has ten columns' awk -F'\t' '/^[0-9]/ && NF != 10 { bad = 1 } END { exit bad }' out.conllu
ok 'CoNLL-U tells joined tokens' grep -q 'Maroc.*NE=B-LOC|Code=MA|SpaceAfter=No' out.conllu
if command -v python3 >/dev/null; then
	to-annot -t "$top"/tests/gold/*.rec >g.txt
	to-annot -s "$top"/tests/gold/*.rec >g.ann
	ok 'standoff points to its words in all annotated articles' python3 -c '
text = open("g.txt", encoding="utf-8", newline="\n").read()
n = 0
for line in open("g.ann", encoding="utf-8", newline="\n"):
    if line[0] == "T":
        _, where, words = line.rstrip("\n").split("\t")
        _, a, b = where.split()
        assert text[int(a):int(b)] == words, line
        n += 1
assert n > 50
'
else
	skip 'standoff points to its words' 'no python3'
fi
printf 'ent\td\t1\t0\t4\tLOC\tRome\t-\tIT\n' >bad.rec
status 'an entity without sentence is told' 1 to-annot bad.rec
finish
