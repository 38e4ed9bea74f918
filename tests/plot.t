#!/bin/sh
# The pictures of pipelines/plot-*: drawn from the right numbers, and nothing drawn from nothing.
. "$(dirname "$0")/tap.sh"
PATH=$top/pipelines:$PATH

cat >in.rec <<'EOF'
doc	a	fr	2024-03-05	a.txt	-
sent	a	1	1	body	-
ent	a	1	0	1	CRIME	vol	vol	ICCS:0502
stat	a	1	0	1	count	176	-	=	-	suspects	arrest	2024-02-11	NE	-	176
stat	a	1	3	4	count	6	-	=	-	étrangers	arrest	2024-02-11	NE	1:0	six
stat	a	1	5	6	count	9	-	=	-	morts	death	-	NE	-	neuf
stat	a	1	7	8	count	90	-	=	-	morts	death	2012/..	NE	-	90
EOF
status 'a picture of another kind' 2 plot-figures -o x.gif in.rec
if ! command -v gnuplot >/dev/null; then
	skip 'pictures' 'no gnuplot'
	finish
fi
status 'no month, no picture' 1 plot-figures -o none.svg /dev/null
status 'no offence, no picture' 1 plot-offences -o none.svg /dev/null
ok 'nothing was drawn' test ! -e none.svg
for script in plot-figures plot-offences; do
	status "$script: SVG" 0 "$script" -o "$script.svg" in.rec
	ok "$script: SVG is one" grep -q '<svg' "$script.svg"
	status "$script: PNG" 0 "$script" -o "a folder's.png" in.rec
	ok "$script: PNG is one" sh -c 'head -c 4 "$1" | grep -q PNG' sh "a folder's.png"
done
ok 'months' sh -c 'grep -q "2024-02" plot-figures.svg && grep -q "2024-03" plot-figures.svg'
ok 'no month from a span of years' sh -c '! grep -q "2012" plot-figures.svg'
ok 'sections' grep -q 'ICCS 05' plot-offences.svg
finish
