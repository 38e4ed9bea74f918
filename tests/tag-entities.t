#!/bin/sh
# Options of tag-entities: lists of the user, reasons, scores, windows.
. "$(dirname "$0")/tap.sh"

tab() { printf '%s\n' "$@" | tr '|' '\t'; }
tab 'doc|a|fr|2024-05-06|-|-' \
	'sent|a|1|1|body|Le collectif Zarbia a tenu jeudi une réunion à Rabat.' \
	'sent|a|2|1|body|Zarbia demande une enquête pour corruption.' >in.rec
tab '# une liste' 'Zarbia|ORG|Collectif Zarbia|-' 'Rabat|-' >list.tsv
tab 'Zarbia|ORG' 'Zarbia|PER' 'Rabat|VILLE' '|ORG' 'a|ORG|b|c|d' 'Lyon' 'Brest||Stade' >bad.tsv
ents() { tag-entities "$@" in.rec | grep '^ent' | cut -f 4,6-9; }

ents >plain
ok 'without a list' grep -q 'LOC	Rabat' plain
ents -g list.tsv >listed
ok '-g: a name with type and canonical name' grep -q 'ORG	Zarbia	Collectif Zarbia	-' listed
ok '-g: every mention' test "$(grep -c Zarbia listed)" -eq 2
ok '-g: never a mention' sh -c '! grep -q Rabat listed'
tag-entities -g bad.tsv in.rec >out 2>err
ok '-g: bad lines: exit 1' test $? -eq 1
ok '-g: bad lines: told' test "$(grep -c '^tag-entities: bad.tsv:[2-7]: ' err)" -eq 6
tab 'jeudi|-' >more.tsv
ents -g list.tsv -g more.tsv >both
ok '-g twice: both lists' sh -c 'grep -q "Collectif Zarbia" both && ! grep -q jeudi both'
tag-entities -g missing.tsv in.rec >out 2>err
ok '-g: no such file: exit 2' test $? -eq 2

tag-entities -w in.rec >why
ok '-w: a reason behind each mention' awk -F'\t' '
	/^ent/ { if (open) exit 1; open = 1; at = $4; next }
	/^# tag-entities/ { if (!open || $4 != at || $6 > 100) bad = 1; open = 0; next }
	END { exit bad || open }' why
grep -v '^# tag-entities' why >without
tag-entities in.rec >out
ok '-w: the same mentions' cmp without out
ents -s 100 >sure
ok '-s: rules are sure' grep -q 'DATE	jeudi' sure
ents -s 50 >half
ok '-s: a subset' sh -c 'test -s half && test "$(grep -cvxFf plain half)" -eq 0'
for score in 101 -5 abc 5x ''; do
	status "-s '$score': no score" 2 tag-entities -s "$score" in.rec
done

awk 'BEGIN { print "doc\td\tfr\t-\t-\t-"; for (i = 1; i <= 4000; i++)
	printf "sent\td\t%d\t1\tbody\tLe maire de Lyon a parlé au préfet.\n", i }' >long.rec
tag-entities -M 64k long.rec >out 2>err
ok '-M: a long document: exit 1' test $? -eq 1
ok '-M: told' grep -q 'beyond the limit' err
ok '-M: nothing lost' test "$(grep -c '^sent' out)" -eq 4000
ok '-M: mentions in every window' test "$(grep -c 'LOC	Lyon' out)" -eq 4000
finish
