#!/bin/sh
# What to-csv writes, read by the programs it is for. Each is skipped where it is not installed.
. "$(dirname "$0")/tap.sh"

# Quotes, separators, a formula, a leading quote, spaces at the ends, an empty cell, accents.
cat >in.rec <<'EOF'
doc	d1	fr	2024-10-05	a;b,"c".txt	« L'été », dit-il; "non"
sent	d1	1	1	body	"Douze" œufs ; 3,5 millions, soit =1+1
stat	d1	1	1	6	count	12	-	=	-	œufs	-	2024-10	-	-	Douze
stat	d1	1	15	27	count	3500000	4000000	..	-	=1+1	seizure	2022/2026	MA	1:1	3,5 millions
EOF
to-csv -j in.rec >t.csv
to-csv -j -b -s -d ';' in.rec >excel.csv
columns=DOC,SENT,START,END,KIND,VALUE,HIGH,MOD,UNIT,WHAT,EVENT,WHEN,WHERE,PART,TEXT
columns=$columns,sent.TEXT,doc.LANG,doc.DATE,doc.SOURCE,doc.TITLE
sentence='"Douze" œufs ; 3,5 millions, soit =1+1'
title="« L'été », dit-il; \"non\""
ok 'the header' test "$(head -n 1 t.csv)" = "$columns"
printf '%s\n' '3500012' "$sentence" "$title" '=1+1' >want

# consumer NAME PROGRAM COMMAND...: sum of VALUE, then sentence, title and WHAT of the second row
consumer() {
	consumer_name=$1 consumer_program=$2
	shift 2
	if command -v "$consumer_program" >/dev/null; then
		same "$consumer_name" want "$@"
	else
		skip "$consumer_name" "no $consumer_program"
	fi
}

consumer sqlite3 sqlite3 sqlite3 :memory: '.import --csv t.csv t' 'select sum(VALUE) from t' \
    'select "sent.TEXT" from t where rowid = 2' 'select "doc.TITLE" from t where rowid = 2' \
    'select WHAT from t where rowid = 2'
cat >read.py <<'EOF'
import csv
rows = list(csv.DictReader(open("t.csv", encoding="utf-8", newline="")))
print(sum(int(r["VALUE"]) for r in rows))
print(rows[1]["sent.TEXT"], rows[1]["doc.TITLE"], rows[1]["WHAT"], sep="\n")
EOF
consumer 'python csv' python3 python3 read.py
cat >with_pandas.py <<'EOF'
import pandas
t = pandas.read_csv("t.csv")
assert t["VALUE"].dtype.kind == "i", t.dtypes
print(t["VALUE"].sum())
print(t["sent.TEXT"][1], t["doc.TITLE"][1], t["WHAT"][1], sep="\n")
EOF
PANDAS=$(for p in python3 /usr/bin/python3; do "$p" -c 'import pandas' 2>/dev/null && echo "$p" && break; done)
consumer pandas "${PANDAS:-pandas}" "$PANDAS" with_pandas.py
cat >read.R <<'EOF'
options(scipen = 9)
invisible(Sys.setlocale("LC_ALL", "C.UTF-8"))
t <- read.csv("t.csv", check.names = FALSE, encoding = "UTF-8")
cat(sum(t$VALUE), t[["sent.TEXT"]][2], t[["doc.TITLE"]][2], t$WHAT[2], sep = "\n")
EOF
consumer R Rscript Rscript read.R
cat >with_miller.py <<'EOF'
import json
rows = json.load(open("t.json", encoding="utf-8"))
print(sum(r["VALUE"] for r in rows))
print(rows[1]["sent.TEXT"], rows[1]["doc.TITLE"], rows[1]["WHAT"], sep="\n")
EOF
consumer Miller mlr sh -c 'TZ=UTC mlr --icsv --ojson --no-auto-unflatten cat t.csv >t.json && python3 with_miller.py'

consumer csvkit csvcut sh -c 'export LC_ALL=C.UTF-8
	csvsql --query "select cast(sum(VALUE) as integer) from t" t.csv | tail -n 1
	for c in sent.TEXT doc.TITLE WHAT; do
		csvcut -c "$c" t.csv | csvformat -T | tail -n 1 | sed "s/^\"\(.*\)\"$/\1/; s/\"\"/\"/g"; done'
consumer awk gawk gawk -v FPAT='([^,]*)|("([^"]|"")*")' '
	NR > 1 { sum += $6 }
	function plain(s) { if (s ~ /^"/) { s = substr(s, 2, length(s) - 2); gsub(/""/, "\"", s) } return s }
	END { print sum; print plain($16); print plain($20); print plain($10) }' t.csv

# LibreOffice, as a French Excel user would: semicolons, a byte order mark, no formula run.
if command -v soffice >/dev/null; then
	HOME=$tap_dir soffice --headless --convert-to ods --infilter='CSV:59,34,76' excel.csv >/dev/null 2>&1
	HOME=$tap_dir soffice --headless --convert-to csv:'Text - txt - csv (StarCalc)':9,34,76,1,,0,false,true,false \
	    --outdir back excel.ods >/dev/null 2>&1
	ok 'LibreOffice: two rows and a header' test "$(wc -l <back/excel.csv)" -eq 3
	ok 'LibreOffice: the sentence' grep -q 'Douze.*œufs ; 3,5 millions, soit =1+1' back/excel.csv
	ok 'LibreOffice: no formula was run' grep -q "'=1+1" back/excel.csv
else
	skip LibreOffice 'no soffice'
fi
finish
