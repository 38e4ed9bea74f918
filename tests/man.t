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

# N.cmd and N.want for each example of a page
examples() {
	awk '
	function text(s) { gsub(/\\&/, "", s); gsub(/\\-/, "-", s); gsub(/\\e/, "\\", s); return s }
	/^\.Bd/ { literal = /-literal|-unfilled/; next }
	/^\.Ed/ { literal = 0; next }
	!literal { next }
	more { print text($0) >cmd; more = /\\e$/; next }
	/^\$ / { n++; cmd = n ".cmd"; want = n ".want"; printf "" >want
		print text(substr($0, 3)) >cmd; more = /\\e$/; next }
	n { print text($0) >want }' "$1"
}

# runs the examples of a page in a copy of samples/
try_examples() {
	rm -rf try && mkdir try && cd try || return
	examples "$1"
	n=0
	cp -R "$top/samples" samples 2>/dev/null || mkdir samples
	for cmd in *.cmd; do
		test -f "$cmd" || continue
		n=$((n + 1))
		want=$PWD/${cmd%.cmd}.want
		ok "$2: $(head -n 1 "$cmd")" sh -c '
			cd samples && sh ../"$1" >../got 2>&1 </dev/null
			diff -u "$2" ../got' sh "$cmd" "$want"
	done
	case $1 in
	*/lib/*) ;;
	*) ok "$2 has examples" test "$n" -gt 0 ;;
	esac
	cd ..
}

PATH=$PATH:$top/pipelines
for c in "$top"/tools/*.c; do
	name=$(basename "$c" .c)
	if test -f "$top/tools/$name.1"; then
		ok "$name has a page" has_page "$top/tools/$name.1" "$name"
	else
		skip "$name has a page" 'not written yet'
	fi
done
for page in "$top"/tools/*.[1-8] "$top"/lib/*.5 "$top"/pipelines/*.1; do
	test -f "$page" || continue
	name=$(basename "$page")
	ok "$name is clean" lint "$page"
	try_examples "$page" "$name"
done
finish
