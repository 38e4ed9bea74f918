#!/bin/sh
# make install and uninstall: programs, scripts and pages, below DESTDIR, with a prefix to the names.
. "$(dirname "$0")/tap.sh"

b=$B
made() { make -s -C "$top" B="$b" "$@"; }
# what a page calls itself
named() { sed -n 's/^\.Nm //p' "$1" | head -n 1; }

ok 'install' made install DESTDIR="$PWD/root" PREFIX=/usr
ok 'install: nothing outside' test "$(ls root)" = usr
for c in "$top"/tools/*.c; do
	t=$(basename "$c" .c)
	ok "$t is installed" test -x "root/usr/bin/$t"
	test -f "$top/tools/$t.1" && ok "$t has its page" test -f "root/usr/share/man/man1/$t.1"
done
ok 'the pages of the whole' test -f root/usr/share/man/man5/depeche.5 -a -f root/usr/share/man/man7/depeche.7
ok 'the installed run without the tree' sh -c 'cd / && PATH=$1/root/usr/bin:/usr/bin:/bin &&
	printf "Titre\n\nUn homme a été arrêté.\n" | clean | segment | tag-entities | extract-stats | to-csv -t sent |
	grep -q arrêté' sh "$PWD"
for page in "$top"/pipelines/*.1; do
	s=$(basename "$page" .1)
	ok "$s is installed with its page" test -x "root/usr/bin/$s" -a -f "root/usr/share/man/man1/$s.1"
done
ok 'uninstall' made uninstall DESTDIR="$PWD/root" PREFIX=/usr
ok 'uninstall: nothing left' test -z "$(find root -type f)"

ok 'install with a prefix' made install DESTDIR="$PWD/fr" PREFIX=/opt/d PROGPREFIX=fr-
ok 'prefix: programs' test -x fr/opt/d/bin/fr-clean -a ! -e fr/opt/d/bin/clean
ok 'prefix: pages' test -f fr/opt/d/share/man/man1/fr-to-csv.1
ok 'prefix: a page knows its name' test "$(named fr/opt/d/share/man/man1/fr-to-csv.1)" = fr-to-csv
ok 'prefix: a page knows the others' grep -q '^\.Xr fr-clean 1' fr/opt/d/share/man/man1/fr-to-csv.1
cp "$top/samples/dakar.txt" .
ok 'prefix: a script finds the programs' env PATH="$PWD/fr/opt/d/bin:/usr/bin:/bin" fr-press-to-csv -o csv dakar.txt
ok 'prefix: a script has done its work' test "$(wc -l <csv/sentences.csv)" -gt 3
ok 'uninstall with a prefix' made uninstall DESTDIR="$PWD/fr" PREFIX=/opt/d PROGPREFIX=fr-
ok 'uninstall with a prefix: nothing left' test -z "$(find fr -type f)"
finish
