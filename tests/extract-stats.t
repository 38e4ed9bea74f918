#!/bin/sh
# extract-stats as a filter: what passes, what -w adds, entities that are damaged.
. "$(dirname "$0")/tap.sh"

tab() { printf '%b' "$1" >"$2"; }

tab 'doc\td\tfr\t2024-05-10\ta\tT\nsent\td\t1\t1\tbody\tTrois hommes ont été arrêtés à Rabat.\n' in
tab 'ent\td\t1\t31\t36\tLOC\tRabat\t-\t-\nmeta\td\tauthor\tA\n' ents
cat in ents >all
tab 'stat\td\t1\t0\t5\tcount\t3\t-\t=\t-\thommes\tarrest\t-\tRabat\t-\tTrois\n' stat
{ cat in; head -n 1 ents; cat stat; tail -n 1 ents; } >want
same 'stat records stand behind the ent records of their sentence' want extract-stats all
same 'standard input' want sh -c 'extract-stats <all'
extract-stats -w all | grep -v '^#' >got
ok '-w adds comments only' cmp want got
extract-stats -w all | grep '^#' >got
tab '# why\twhat=next event=subject when=none where=clause part=none\n' why
ok '-w says which rules decided' diff why got
extract-stats -w all | to-csv -t stat >/dev/null 2>err
ok 'such a stream is read by the next filter' test ! -s err

# every rule that -w can print is in the manual page, and no other
for field in what event when where part; do
	tr '\n' ' ' <"$top/lib/stats/$field.c" | sed 's/.*rule_names\[[A-Z_]*\] = {\([^}]*\)}.*/\1/' |
		grep -o '[a-z]*' | grep -vx none | sort >rules
	FIELD=$(echo $field | tr a-z A-Z)
	sed -n "/^\.Ss $FIELD\$/,/^\.El/s/^\.It //p" "$top/tools/extract-stats.1" | sort >listed
	ok "rules of $FIELD in the manual page" diff rules listed
done

# entities that no sentence holds, or out of order, are no reason to stop
tab 'sent\td\t1\t1\tbody\tDeux morts.\nent\td\t1\t500\t900\tLOC\tx\t-\t-\nent\td\t1\t2\t1\tDATE\tx\t-\t2024\n' in
tab 'stat\td\t1\t0\t4\tcount\t2\t-\t=\t-\tmorts\tdeath\t-\t-\t-\tDeux\n' stat
cat in stat >want
same 'entities beyond the sentence' want extract-stats in
tab 'sent\td\t1\t1\tbody\tDeux morts.\nent\td\t1\ta\tb\tLOC\tx\t-\t-\n' in
status 'a START that is no number: told' 1 extract-stats in
ok 'and passed on' grep -q '^ent' tap.got

# what a sentence borrows from the one before ends with the document
tab 'doc\ta\tfr\t-\ta\t-\nsent\ta\t1\t1\tbody\tLundi, 12 blessés.\nent\ta\t1\t0\t5\tDATE\tLundi\t-\t2024-05-06\n' in
tab 'doc\tb\tfr\t-\ta\t-\nsent\tb\t1\t1\tbody\tDeux sont morts.\n' next
cat in next | extract-stats | grep '^stat.b' | cut -f13,15 >got
printf '%s\t%s\n' - - >want
ok 'documents do not mix' diff want got

# A bare noun of money means that of the country the document names most.
money() {
	printf 'doc\td\tfr\t-\td.txt\t-\nsent\td\t1\t1\tbody\tPays.\nent\td\t1\t0\t4\tLOC\tPays\t-\t%s\n' "$1"
	printf 'sent\td\t2\t1\tbody\tUne amende de 50 000 %s.\n' "$2"
}
for x in 'TN dinars TND' 'DZ dinars DZD' 'FR dinars DZD' 'CH francs CHF' 'SN francs XOF' \
    'CH francs_CFA XOF' 'MA dinars_tunisiens TND'; do
	# shellcheck disable=SC2086
	set -- $x
	money "$1" "$(echo "$2" | tr _ ' ')" | extract-stats >out
	ok "$x" sh -c 'cut -f 10 out | grep -qx "$1"' sh "$3"
done
finish
