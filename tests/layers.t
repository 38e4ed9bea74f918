#!/bin/sh
# Who may include whom: LIB in the Makefile, lowest layer first.
. "$(dirname "$0")/tap.sh"
cd "$top" || exit 99

lib=$(sed -n '/^LIB = /,/[^\\]$/p' Makefile | sed 's/^LIB = //; s/\\$//' | xargs)

# own headers that stand in a file, without directory and .h
own() {
	sed -n 's/^[[:space:]]*#[[:space:]]*include "\(.*\)\.h"/\1/p' "$@" 2>/dev/null
}

# each of the given headers is among the allowed
within() {
	for h in $1; do
		case " $2 " in
		*" $h "*) ;;
		*) echo "includes $h.h, which does not stand below it" && return 1 ;;
		esac
	done
}

# the files that hold <HEADER.h> are exactly these
only() {
	h=$1
	shift
	test "$(grep -l "include <$h>" lib/*.c lib/*.h lib/gen/*.c tools/*.c tests/*.c |
		sort | tr '\n' ' ')" = "$* "
}

below=
for f in $lib; do
	ok "$f includes only what stands below" within "$(own lib/$f.c lib/$f.h)" \
		"$below $f avx2 lex.list lex.tab lang.tab glance.tab"
	below="$below $f"
done
ok 'every library file is in LIB' within "$(cd lib && ls *.c | sed 's/\.c$//' | tr '\n' ' ')" "$lib"
for f in tools/*.c; do
	ok "$f includes only the library" within "$(own "$f")" "$lib"
done
ok 'utf8proc is seen by u8 alone' only utf8proc.h lib/u8.c
ok 'libcsv is seen by cells alone' only csv.h lib/cells.c
ok 'zlib is seen by gz alone' only zlib.h lib/gz.c
ok 'libzstd is seen by zst alone' only zstd.h lib/zst.c
finish
