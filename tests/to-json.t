#!/bin/sh
# to-json: every record an object, numbers as numbers, nothing unescaped.
. "$(dirname "$0")/tap.sh"

cat >in.rec <<'EOF'
doc	d"1	fr	2024-01-02	a\b.txt	-
# a comment
sent	d"1	1	1	body	-
sent	d"1	2	1	body	« Dit "non" \ » 12
ent	d"1	2	0	1	LOC	«	-	MA
stat	d"1	2	16	18	count	0.50	-	=	-	-	-	-	-	-	12
stat	d"1	2	16	18	count	12	013	=	-	-	-	-	-	-	12
zzz	d"1
EOF
cat >want.json <<'EOF'
{"record":"doc","doc":"d\"1","lang":"fr","date":"2024-01-02","source":"a\\b.txt","title":null}
{"record":"sent","doc":"d\"1","sent":1,"par":1,"kind":"body","text":"-"}
{"record":"sent","doc":"d\"1","sent":2,"par":1,"kind":"body","text":"« Dit \"non\" \\ » 12"}
{"record":"ent","doc":"d\"1","sent":2,"start":0,"end":1,"type":"LOC","text":"«","name":null,"code":"MA"}
{"record":"stat","doc":"d\"1","sent":2,"start":16,"end":18,"kind":"count","value":0.50,"high":null,"mod":"=","unit":null,"what":null,"event":null,"when":null,"where":null,"part":null,"text":"12"}
{"record":"stat","doc":"d\"1","sent":2,"start":16,"end":18,"kind":"count","value":12,"high":"013","mod":"=","unit":null,"what":null,"event":null,"when":null,"where":null,"part":null,"text":"12"}
EOF
same 'every record but comments and unknown ones' want.json to-json in.rec
grep '"record":"ent"\|"record":"doc"' want.json >some.json
same 'only some types' some.json to-json -t doc,ent in.rec
status 'an unknown type is wrong usage' 2 to-json -t foo in.rec
if command -v python3 >/dev/null; then
	ok 'a JSON parser reads it' sh -c 'to-json in.rec | python3 -c "
import json, sys
rows = [json.loads(line) for line in sys.stdin]
assert len(rows) == 6 and rows[2][\"text\"].endswith(chr(92) + \" » 12\"), rows
"'
else
	skip 'a JSON parser reads it' 'no python3'
fi
finish
