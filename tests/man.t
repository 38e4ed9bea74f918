#!/bin/sh
# Every tool has a manual page, every page is clean, and every "$ command" in it prints what the page says.
. "$(dirname "$0")/tap.sh"

has_page() {
	head -n 40 "$1" | grep -q "^\.Nm ${2:-.}"
}

lint() {
	# which other pages are installed here is no matter
	mandoc -Tlint -Wstyle "$1" 2>/dev/null | grep -v 'referenced manual not found' >lint.out
	test ! -s lint.out || { cat lint.out && false; }
}

PATH=$PATH:$top/pipelines
cp -R "$top/samples" .
ln -s "$top/pipelines" .
for c in "$top"/tools/*.c; do
	name=$(basename "$c" .c)
	ok "$name has a page" has_page "$top/tools/$name.1" "$name"
done
for page in "$top"/tools/*.[1-8] "$top"/lib/*.5 "$top"/pipelines/*.1 "$top"/pipelines/*/*.7 "$top"/README*.md; do
	test -f "$page" || continue
	name=$(basename "$page")
	test "${name%.md}" != "$name" || ok "$name is clean" lint "$page"
	grep -q '^\$ ' "$page" || continue
	if grep -q '\.rec\|\.txt' "$page" && ! test -f samples/alger.rec; then
		skip "$name: its examples print what it says" 'samples not accepted yet'
		continue
	fi
	# the page again, with what its commands print now; make accept T=man writes it back
	(cd samples && awk -f "$top/tests/examples.awk" "$page") >"$name"
	ok "$name: its examples print what it says" diff -u "$page" "$name"
done
finish
