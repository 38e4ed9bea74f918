#!/bin/sh
# to-html: well-formed whatever the records hold, nothing unescaped, every figure leads to its place.
. "$(dirname "$0")/tap.sh"

cat >in.rec <<'EOF'
doc	d	fr	2024-01-02	a&b.txt	<script>alert(1)</script>
sent	d	1	1	title	<script>alert(1)</script>
sent	d	2	2	lead	La 3e Réunion d'Alger & "Oran" <b>a réuni</b> 12 pays, dont 5 d'Afrique.
ent	d	2	3	21	EVENT	3e Réunion d'Alger	-	-
ent	d	2	25	29	LOC	Oran	Oran" onfocus="x	DZ
ent	d	2	90	99	LOC	trop loin	-	-
stat	d	2	3	5	ordinal	3	-	=	-	Réunion	-	-	-	-	3e
stat	d	2	47	49	count	12	-	=	-	pays	participation	-	-	-	12
stat	d	2	60	61	count	5	-	=	-	-	participation	-	-	2:47	5
ent	d	2	40	48	MISC	chevauche	-	-
EOF
to-html -t 'a < b' in.rec >page.html
cat >check.py <<'EOF'
import html.parser, sys

VOID = {"meta"}

class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.open, self.ids, self.links, self.tags, self.text = [], set(), [], [], []
    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        self.tags.append(tag)
        assert not any(k.startswith("on") for k in a), a
        if tag not in VOID:
            self.open.append(tag)
        if "id" in a:
            assert a["id"] not in self.ids, a["id"]
            self.ids.add(a["id"])
        if "href" in a:
            assert a["href"].startswith("#"), a["href"]
            self.links.append(a["href"][1:])
        assert "src" not in a
    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open, self.getpos())
        self.open.pop()
    def handle_data(self, data):
        self.text.append(data)

p = Page()
p.feed(open(sys.argv[1], encoding="utf-8").read())
p.close()
assert not p.open, p.open
assert "script" not in p.tags and "b" not in p.tags
missing = [x for x in p.links if x not in p.ids]
assert not missing, missing
if len(sys.argv) > 2:
    assert sys.argv[2] in "".join(p.text), "".join(p.text)
EOF
if command -v python3 >/dev/null; then
	ok 'elements nest, ids are unique, links lead somewhere, no script' \
	    python3 check.py page.html "La 3e Réunion d'Alger & \"Oran\" <b>a réuni</b> 12 pays, dont 5 d'Afrique."
	to-html "$top"/tests/gold/*.rec >gold.html
	ok 'the same of the annotated articles' python3 check.py gold.html 'Organisation internationale'
	to-html </dev/null >empty.html
	ok 'a page of nothing' python3 check.py empty.html
else
	skip 'the page is well-formed' 'no python3'
fi
ok 'the title of the page' grep -q '<title>a &lt; b</title>' page.html
ok 'a part stands below its whole' sh -c "grep -A1 'href=\"#a1-2-47\"' page.html | grep -q '↳ dont'"
ok 'no address of any other machine' sh -c "! grep -q 'https\\?:' page.html"
finish
