#!/bin/sh
# The page of to-html in a real browser: it renders and says nothing to the console.
. "$(dirname "$0")/tap.sh"

if ! command -v chromium >/dev/null; then
	skip 'the page in a browser' 'no chromium'
	finish
fi
cat "$top"/tests/gold/*.rec | to-html -t 'Vue <d'\''essai>' >page.html
browse() {
	timeout 60 chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run \
	    --disable-background-networking --disable-component-update --disable-sync \
	    --disable-extensions --user-data-dir="$tap_dir/profile" --enable-logging=stderr \
	    "$@" "file://$tap_dir/page.html" 2>log
}
browse --dump-dom >dom.html
if ! test -s dom.html; then
	skip 'the page in a browser' 'chromium does not run here'
	finish
fi
ok 'articles' test "$(grep -c '<article' dom.html)" -eq "$(ls "$top"/tests/gold/*.rec | wc -l)"
ok 'the title is text' grep -q '<title>Vue &lt;d' dom.html
ok 'the console is empty' sh -c '! grep -q CONSOLE log'
ok 'the page forbids itself all requests' grep -q "default-src 'none'" dom.html
browse --window-size=400,900 --screenshot=phone.png >/dev/null
ok 'a picture of it' test "$(wc -c <phone.png)" -gt 5000
browse --print-to-pdf=paper.pdf --no-pdf-header-footer >/dev/null
ok 'on paper' test "$(wc -c <paper.pdf)" -gt 5000
finish
