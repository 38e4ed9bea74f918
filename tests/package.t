#!/bin/sh
# The Debian package, where `make deb` has built one of this tree: its files, and that it runs.
. "$(dirname "$0")/tap.sh"

deb=$(find "$B/deb" -maxdepth 1 -name 'depeche_*.deb' 2>/dev/null | head -n 1)
if ! [ -n "$deb" ] || ! command -v dpkg-deb >/dev/null; then
	skip 'the package' 'make deb has built none'
	finish
fi
dpkg-deb -x "$deb" root
PATH=$tap_dir/root/usr/bin:/usr/bin:/bin
for c in "$top"/tools/*.c; do
	tool=$(basename "$c" .c)
	ok "$tool is in it" test -x "root/usr/bin/$tool"
	ok "$tool has its page" test -f "root/usr/share/man/man1/$tool.1.gz"
done
press-to-csv -o out "$top/samples/dakar.txt"
ok 'it makes tables' test "$(wc -l <out/stats.csv)" -gt 5
if command -v mandb >/dev/null && command -v apropos >/dev/null; then
	mkdir cat
	printf 'MANDB_MAP %s %s\n' "$tap_dir/root/usr/share/man" "$tap_dir/cat" >manpath
	mandb -q -C manpath "$tap_dir/root/usr/share/man" >/dev/null 2>&1
	ok 'apropos depeche' sh -c 'apropos -C manpath -M root/usr/share/man depeche | grep -q "depeche (7)"'
else
	skip 'apropos depeche' 'no man-db'
fi
finish
