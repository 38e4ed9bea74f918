#!/bin/sh
# Records as CSV: columns, joins, quoting, and what the readers of CSV make of it.
. "$(dirname "$0")/tap.sh"

tab() { printf '%s\n' "$@" | tr '|' '\t'; }
tab 'doc|a|fr|2024-10-15|a.txt|Titre, avec « virgule »' 'meta|a|author|L. B.' 'meta|a|author|K. D.' \
	'sent|a|1|1|body|Il a dit "non"; puis, « oui ».' \
	'ent|a|1|0|2|PER|Il|-|-' \
	'stat|a|1|3|5|count|-5|-|=|-|=1+1|arrest|2024-10|MA|=1:3|a dit' \
	'sent|a|2|1|body|-' \
	'doc|b|-|-|b.txt|-' 'sent|b|1|1|body|Deux personnes.' \
	'stat|b|1|0|4|count|2|-|=|-|personnes|-|-|-|-|Deux' >in.rec

# csv NAME WANT ARGUMENT...: what to-csv prints for in.rec
csv() {
	csv_name=$1
	printf '%s\n' "$2" >want
	shift 2
	same "$csv_name" want to-csv "$@" in.rec
}

csv 'figures are the default' 'DOC,SENT,START,END,KIND,VALUE,HIGH,MOD,UNIT,WHAT,EVENT,WHEN,WHERE,PART,TEXT
a,1,3,5,count,-5,,=,,=1+1,arrest,2024-10,MA,=1:3,a dit
b,1,0,4,count,2,,=,,personnes,,,,,Deux'
csv 'documents' 'DOC,LANG,DATE,SOURCE,TITLE
a,fr,2024-10-15,a.txt,"Titre, avec « virgule »"
b,,,b.txt,' -t doc
csv 'sentences: a dash is a text' 'DOC,SENT,PAR,KIND,TEXT
a,1,1,body,"Il a dit ""non""; puis, « oui »."
a,2,1,body,-
b,1,1,body,Deux personnes.' -t sent
csv 'entities' 'DOC,SENT,START,END,TYPE,TEXT,NAME,CODE
a,1,0,2,PER,Il,,' -t ent
csv 'columns in the order asked for' 'WHAT,VALUE,DOC
=1+1,-5,a
personnes,2,b' -c WHAT,VALUE,DOC
csv 'names of columns as written' 'what,stat.Value,doc.date
=1+1,-5,2024-10-15
personnes,2,' -c what,stat.Value,doc.date
csv 'columns of sentence, document and meta' 'VALUE,sent.PAR,doc.LANG,meta.author,sent.TEXT
-5,1,fr,L. B.; K. D.,"Il a dit ""non""; puis, « oui »."
2,1,,,Deux personnes.' -c VALUE,sent.PAR,doc.LANG,meta.author,sent.TEXT
csv 'documents wait for their meta' 'DOC,meta.author
a,L. B.; K. D.
b,' -t doc -c DOC,meta.author
csv 'join' 'VALUE,sent.TEXT,doc.LANG,doc.DATE,doc.SOURCE,doc.TITLE
-5,"Il a dit ""non""; puis, « oui ».",fr,2024-10-15,a.txt,"Titre, avec « virgule »"
2,Deux personnes.,,,b.txt,' -j -c VALUE
csv 'no header' 'a,-5
b,2' -H -c DOC,VALUE
csv 'semicolons' 'DOC;TEXT
a;"Il a dit ""non""; puis, « oui »."
a;-
b;Deux personnes.' -t sent -c DOC,TEXT -d ';'
csv 'tabs' "$(printf 'VALUE\tWHAT\n-5\t=1+1\n2\tpersonnes')" -c VALUE,WHAT -d '\t'
csv 'byte order mark' "$(printf '\357\273\277VALUE\n-5\n2')" -b -c VALUE
csv 'CR LF' "$(printf 'VALUE\r\n-5\r\n2\r')" -r -c VALUE
csv 'safe: numbers and a lone = stay' "VALUE,MOD,WHAT,PART
-5,=,'=1+1,'=1:3
2,=,personnes," -s -c VALUE,MOD,WHAT,PART
csv 'one empty cell is no empty line' 'EVENT
arrest
""' -c EVENT

for cell in '=A1' '+33 6' '-1+1' '@SUM(1)' ' =1' '"=1' '＝1' '＠x' '--'; do
	tab "sent|a|1|1|body|$cell" | to-csv -s -H -t sent -c TEXT |
		python3 -c 'import csv, sys; print(next(csv.reader(sys.stdin))[0])' >got
	printf "'%s\n" "$cell" >want
	ok "safe: $cell" cmp want got
done
for cell in '-5' '+5.25' '5-6' 'a=b' '=' '-' '«=1»' "l'an"; do
	tab "sent|a|1|1|body|$cell" | to-csv -s -H -t sent -c TEXT >got
	printf "%s\n" "$cell" >want
	ok "safe leaves: $cell" cmp want got
done

for bad in '-t nothing' '-c NOTHING' '-c docs' '-c VALUE,' '-c ent.TYPE' '-t doc -c sent.TEXT' '-c meta.' \
	'-d ab' '-d "' '-d é' '-M x'; do
	# shellcheck disable=SC2086
	status "wrong: $bad" 2 to-csv $bad in.rec
	ok "wrong: $bad: nothing printed" test ! -s tap.got
done
ok 'a wrong column is told with those there are' grep -q 'no column "NOTHING", but DOC SENT' - <<X
$(to-csv -c NOTHING 2>&1)
X

# rows whose sentence is not in the stream, or is another one
grep '^stat' in.rec >stats.rec
status 'no document, no sentence' 1 to-csv -c VALUE,doc.DATE,sent.TEXT stats.rec
printf 'VALUE,doc.DATE,sent.TEXT\n-5,,\n2,,\n' >want
ok 'no document, no sentence: empty cells' cmp want tap.got
ok 'no document, no sentence: told once' test "$(grep -c '^to-csv: stats.rec:1: no doc record' tap.err)" -eq 1
sed 's/^stat\ta\t1/stat\ta\t7/' in.rec | to-csv -H -c VALUE,sent.TEXT >got 2>err
printf -- '-5,\n2,Deux personnes.\n' >want
ok 'another sentence is not joined' cmp want got
status 'not asked for, not missed' 0 to-csv stats.rec

# every awkward cell comes back from every reader
python3 - >cells.rec <<'X'
cells = ['a', 'a,b', '"', '""', 'a"b', '"a"', 'a;b', "l'été", ' a', 'a ', 'é', '日本, "x"', ',', ';', '1,5 %', '\\', '\\"', '\\.',
	'NULL', 'NA', '#x', '0012', '1e5', '2024-10-15', '-', '=1+1', '\U0001F600', 'x' * 70000 + ',"', '""",', '|', '&amp;', '%s']
print('doc\tc\tfr\t-\tc\t-')
for i, c in enumerate(cells):
	print('sent', 'c', i + 1, 1, 'body', c, sep='\t')
X
cut -f 6 cells.rec | sed 1d >cells.txt
for opt in '' '-b' '-r' '-d ;' '-d |' '-j'; do
	# shellcheck disable=SC2086
	to-csv -t sent $opt cells.rec >cells.csv
	DELIM=$(expr "$opt" : '-d \(.\)') python3 - >got <<'X'
import csv, os
csv.field_size_limit(1 << 30)
for row in csv.DictReader(open('cells.csv', encoding='utf-8-sig', newline=''), strict=True, delimiter=os.environ['DELIM'] or ','):
	print(row['TEXT'])
X
	ok "python csv reads all of it: $opt" cmp cells.txt got
done
if command -v sqlite3 >/dev/null; then
	for opt in '' '-r'; do
		rm -f db
		# shellcheck disable=SC2086
		to-csv -t sent $opt cells.rec >cells.csv
		sqlite3 db '.import --csv cells.csv s' 'select TEXT from s;' >got
		ok "sqlite3 reads all of it: $opt" cmp cells.txt got
	done
else
	skip 'sqlite3' 'not installed'
fi
to-csv -H -c DOC,VALUE in.rec | awk -F, '{ n += $2 } END { print n }' >got
echo -3 >want
ok 'awk reads plain columns' cmp want got

# another program's reading of RFC 4180, byte by byte
to-csv -r -t sent -c TEXT cells.rec | python3 -c '
import re, sys
plain, quoted = rb"[^\",\r\n]*", rb"\"(?:[^\"]|\"\")*\""
cell = rb"(?:" + quoted + rb"|" + plain + rb")"
sys.exit(not re.fullmatch(rb"(?:" + cell + rb"(?:," + cell + rb")*\r\n)+", sys.stdin.buffer.read()))'
ok 'RFC 4180 to the letter with -r' test $? -eq 0

printf 'sent\ta\t1\t1\tbody\t%s\n' "$(awk 'BEGIN { for (i = 0; i < 100000; i++) printf "mot " }')" >long.rec
status 'a cut sentence makes several rows' 1 to-csv -M 4k -H -t sent -c TEXT long.rec
ok 'a cut sentence keeps its text' test "$(tr -dc m <tap.got | wc -c)" -eq 100000
{ cat long.rec && awk 'BEGIN { for (i = 1; i <= 100; i++) printf "ent\ta\t1\t%d\t%d\tMISC\tm\tm\t-\n", i, i + 1 }'; } >many.rec
status 'rows repeat so much of a sentence and no more' 1 to-csv -H -t ent -c START,sent.TEXT many.rec
ok 'and they are whole' test "$(wc -l <tap.got) $(wc -c <tap.got)" = "100 $((100 * 8196 + 192))"
ok 'which is told' grep -q 'a text of 400000 bytes: rows repeat its first 8192' tap.err
finish
