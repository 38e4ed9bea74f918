#!/bin/sh
# The scripts of pipelines/: what they print, options, files and standard input.
. "$(dirname "$0")/tap.sh"
PATH=$top/pipelines:$PATH

tab() { printf '%s\n' "$@" | tr '|' '\t'; }
tab 'doc|a|fr|2024-03-05|a.txt|Bilan, en chiffres' 'meta|a|author|L. B.' \
	'sent|a|1|1|body|176 suspects, dont six étrangers, arrêtés en 2023 au Niger, dit Ali Kori à Zara Sani.' \
	'ent|a|1|58|66|PER|Ali Kori|Ali Kori|-' 'ent|a|1|69|78|PER|Zara Sani|Zara Sani|-' \
	'ent|a|1|50|55|LOC|Niger|Niger|NE' \
	'stat|a|1|0|3|count|176|-|=|-|suspects|arrest|2023|NE|-|176' \
	'stat|a|1|19|22|count|6|-|=|-|étrangers|arrest|2023|NE|1:0|six' \
	'sent|a|2|1|body|M. Kori et Mme Sani citent ces 176 suspects pour vol et meurtre.' \
	'ent|a|2|3|7|PER|Kori|Ali Kori|-' 'ent|a|2|15|19|PER|Sani|Zara Sani|-' \
	'ent|a|2|48|51|CRIME|vol|vol|ICCS:0502' 'ent|a|2|55|62|CRIME|meurtre|meurtre|ICCS:0101' \
	'stat|a|2|31|34|count|176|-|=|-|suspects|arrest|2023|NE|=1:0|176' \
	'doc|b|fr|2024-03-20|b.txt|-' \
	'sent|b|1|1|body|24 arrestations au Niger en 2023 pour vol et vols ; 8 % de plus.' \
	'ent|b|1|38|41|CRIME|vol|vol|ICCS:0502' 'ent|b|1|45|49|CRIME|vols|vol|ICCS:0502' \
	'stat|b|1|0|2|count|24|-|=|-|arrestations|arrest|../2023|NE|-|24' \
	'stat|b|1|52|55|percent|8|-|=|%|-|arrest|-|-|-|8 %' \
	'doc|c|fr|-|c.txt|-' 'sent|c|1|1|body|Dix kilos de cannabis ; Zara Sani, Moussa Ba et Ali Kori.' \
	'ent|c|1|12|20|CRIME|cannabis|trafic de stupéfiants|ICCS:06012' \
	'ent|c|1|24|33|PER|Zara Sani|-|-' 'ent|c|1|35|43|PER|Moussa Ba|-|-' 'ent|c|1|47|55|PER|Ali Kori|-|-' \
	'stat|c|1|0|3|count|10|12|..|-|kilos|seizure|-|-|-|Dix' >in.rec

# prints NAME WANT COMMAND...
prints() {
	prints_name=$1
	tab "$2" >want
	shift 2
	same "$prints_name" want "$@"
}

prints 'figures: parts and restatements once, open dates' 'EVENT|WHERE|YEAR|FIGURES|SUM
arrest|NE|2023|2|200
seizure|-|-|1|10' figures-by-event in.rec
prints 'figures: by what is counted' 'EVENT|WHERE|YEAR|FIGURES|SUM|WHAT
arrest|NE|2023|1|176|suspects
arrest|NE|2023|1|24|arrestations
seizure|-|-|1|10|kilos' figures-by-event -w in.rec
prints 'together: by sentence, full names, with fewer capitals of text' 'SENTENCES|NAME|NAME
3|Ali Kori|Zara Sani
1|Ali Kori|Moussa Ba
1|Moussa Ba|Zara Sani' named-together in.rec
prints 'together: another type' 'SENTENCES|NAME|NAME' named-together -t LOC in.rec
prints 'offences: by code and month' 'MONTH|ICCS|DOCUMENTS|MENTIONS
-|06012|1|1
2024-03|0101|1|1
2024-03|0502|2|3' offences-by-month in.rec
prints 'offences: by section' 'MONTH|ICCS|DOCUMENTS|MENTIONS
-|06|1|1
2024-03|01|1|1
2024-03|05|2|3' offences-by-month -d 2 in.rec
figures-with-sentences -e seizure in.rec >got
cat >want <<'X'
VALUE,HIGH,MOD,UNIT,WHAT,EVENT,WHEN,WHERE,PART,TEXT,sent.TEXT,DOC,doc.DATE,doc.SOURCE,doc.TITLE
10,12,..,,kilos,seizure,,,,Dix,"Dix kilos de cannabis ; Zara Sani, Moussa Ba et Ali Kori.",c,,c.txt,
X
ok 'evidence: one event' diff -u want got
ok 'evidence: all events' test "$(figures-with-sentences in.rec | wc -l)" -eq 7

for script in "$top"/pipelines/*; do
	name=$(basename "$script")
	case $name in
	*.1 | demo | cluster) continue ;;
	press-to-csv | warc-to-csv | cost-model | watch-folder | plot-*) ;;
	*)
		"$name" in.rec >want
		same "$name: standard input" want sh -c '"$1" <in.rec' sh "$name"
		ok "$name: empty input" sh -c '"$1" </dev/null' sh "$name"
		status "$name: a missing file" 2 "$name" missing.rec
		;;
	esac
	ok "$name -h" sh -c '"$1" -h | grep -q "$1 "' sh "$name"
	status "$name: unknown option" 2 "$name" -x
	ok "$name: unknown option: usage" grep -q '^usage: ' tap.err
	ok "$name stops at errors" grep -q '^set -eu' "$script"
	ok "$name knows no locale" grep -q '^export LC_ALL=C$' "$script"
done

for tool in clean segment tag-entities extract-stats to-csv; do
	if ! test -x "$B/$tool"; then
		skip 'press-to-csv' "no $tool"
		finish
	fi
done
mkdir -p 'in/a folder' && cp "$top/samples/dakar.txt" 'in/a folder/it'\''s here.txt'
cp "$top/samples/alger.txt" in/ && cp "$top/samples/alger.txt" in/alger.rec
printf '%s\n' DOC "it's_here" alger >ids
status 'press-to-csv: a folder with odd names' 0 press-to-csv -o out in
ok 'press-to-csv: pages only, in order' sh -c 'cut -d , -f 1 out/documents.csv | cmp - ids'
for table in documents sentences entities stats; do
	ok "press-to-csv: $table" test "$(wc -l <out/$table.csv)" -gt 1
done
status 'press-to-csv: nothing named' 2 press-to-csv
mkdir -p .hidden/pages/sub none && cp in/alger.txt .hidden/pages/sub/A.TXT && cp in/alger.txt none/alger.pdf
status 'press-to-csv: pages below a hidden folder, names in capitals' 0 press-to-csv -o out6 .hidden/pages
ok '… are read' grep -q '^A,' out6/documents.csv
status 'press-to-csv: a folder without a page' 1 press-to-csv -o out6 none in
ok '… is told' grep -q '^press-to-csv: none: no page' tap.err
ok '… and the others are done' grep -q '^alger,' out6/documents.csv
status 'press-to-csv: a missing page' 1 press-to-csv -o out2 in/alger.txt in/missing.txt
ok 'press-to-csv: a missing page: told' grep -q 'missing.txt: cannot read' tap.err
ok 'press-to-csv: a missing page: the others are done' test "$(wc -l <out2/documents.csv)" -eq 2
press-to-csv -e -o out3 in/alger.txt
ok 'press-to-csv -e: BOM, semicolons' sh -c 'head -n 1 out3/documents.csv | grep -q "^.\{1,3\}DOC;LANG;"'
ok 'demo' sh -c 'demo "$1" out4 >demo.txt && grep -q "out4/stats.csv" demo.txt' sh "$top/samples"

printf 'tool\tMB\tMB/s_cpu\ntag-entities\t1\t80\n' >bench.tsv
ok 'cost-model: rates of a table' sh -c 'test "$(cost-model bench.tsv | cut -f 4 | sed -n 6p)" != "$(cost-model | cut -f 4 | sed -n 6p)"'
ok 'cost-model: the same each time' sh -c 'cost-model -s 7 >a && cost-model -s 7 | cmp - a && ! cost-model -s 8 | cmp -s - a'
prints 'cost-model: more workers than cores share these' '8|4.00' cost-model -w -c 2 -j 8 2 2 2 2

# Progress is for a terminal only; script(1) gives one.
press-to-csv -p -o out5 in/alger.txt 2>err
ok 'press-to-csv -p: not into a file' test ! -s err
if script -qec true /dev/null >/dev/null 2>&1 </dev/null; then
	script -qec "PATH=$PATH press-to-csv -p -o out6 in/alger.txt" /dev/null >tty.txt 2>&1 </dev/null
	ok 'press-to-csv -p: documents, bytes, rate, time' grep -q '1 documents, .* MB, .* MB/s, .* s left\|MB of records' tty.txt
	ok 'press-to-csv -p: nothing is lost' cmp out5/stats.csv out6/stats.csv
else
	skip 'press-to-csv -p' 'no terminal to be had'
fi
finish
