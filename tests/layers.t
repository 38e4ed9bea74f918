#!/bin/sh
# Who may include whom: LIB in the Makefile, lowest layer first.
. "$(dirname "$0")/tap.sh"
cd "$top" || exit 99

files=$(make -s layers) # FOLDER/NAME
lib=
for f in $files; do
	lib="$lib ${f#*/}"
done

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
	test "$(grep -l "include <$h>" lib/*/*.[ch] tools/*.c tests/*.c |
		sort | tr '\n' ' ')" = "$* "
}

below=
for f in $files; do
	ok "$f includes only what stands below" within "$(own "lib/$f.c" "lib/$f.h")" \
		"$below ${f#*/} avx2 wide wordspan tokwindow lex.list lex.tab lang.tab glance.tab sign.tab"
	below="$below ${f#*/}"
done
ok 'every library file is in LIB' within "$(cd lib && ls */*.c | grep -v ^gen/ | sed 's/\.c$//' | tr '\n' ' ')" "$files"
# Stages meet in records alone, except that an article is found in a page.
for stage in page article segment entity stats out; do
	others=
	for f in $files; do
		case "$stage:${f%/*}" in
		"$stage:$stage" | article:page) ;;
		*:page | *:article | *:segment | *:entity | *:stats | *:out) others="$others ${f#*/}" ;;
		esac
	done
	for h in $(own lib/$stage/*.[ch] | sort -u); do
		case " $others " in
		*" $h "*) echo "$stage: $h.h" ;;
		esac
	done
done >"$tap_dir/stages"
ok 'no stage includes another' test ! -s "$tap_dir/stages"
for f in tools/*.c; do
	ok "$f includes only the library" within "$(own "$f")" "$lib"
done
ok 'utf8proc is seen by u8 alone' only utf8proc.h lib/base/u8.c
ok 'libcsv is seen by cells alone' only csv.h lib/out/cells.c
ok 'zlib is seen by gz alone' only zlib.h lib/source/gz.c
ok 'libzstd is seen by zst alone' only zstd.h lib/source/zst.c

# Lists of words are tables, not C: no array of more than two words in small letters inside a
# function, but those of words that are no French, and of endings that a rule tells apart.
lists() {
	awk -v but=' date.name figure.name head.types webpage.heads what.units num.suffix dateday.marks dateperiod.words place.stems source.fields ' '
		/^\t(static )?const (char \*const|struct str) [a-z_]+\[/ {
			open = 1
			text = ""
			name = FILENAME
			sub(/.*\//, "", name)
			sub(/\.c$/, "", name)
			match($0, /[a-z_]+\[/)
			name = name "." substr($0, RSTART, RLENGTH - 1)
		}
		open { text = text $0 }
		open && /};/ {
			open = 0
			if (gsub(/"[\200-\377]*[a-z][a-z\200-\377]+"/, "", text) > 2 && !index(but, " " name " ")) {
				print FILENAME ": words in C: " name
				bad = 1
			}
		}
		END { exit bad }' "$@"
}
list_is_found() { ! lists "$1"; }

ok 'no list of words in C' lists $(ls lib/*/*.c | grep -v ^lib/gen/) tools/*.c
printf '\tstatic const char *const word[] = {"agents",\n\t    "policiers", "\303\251lus"};\n' >"$tap_dir/list.c"
ok 'a list would be found' list_is_found "$tap_dir/list.c"

# The names of signs.tsv are those that rules ask by, no more, no less.
signs() {
	sed -n 's/^	X(\([A-Z]*\)).*/\1/p; s/^	CUE_BIT_\([A-Z]*\),$/\1/p' lib/word/sign.h lib/stats/cue.h | sort -u
}
grep -v '^#' lib/fr/signs.tsv | cut -f2 | tr , '\n' | sort -u >"$tap_dir/signs"
same 'every sign of signs.tsv is asked for' "$tap_dir/signs" signs
letters() { sed -n "s/.*= '\([a-z]\)'.*/\1/p" lib/word/ending.h | sort -u; }
grep -v '^#' lib/fr/endings.tsv | cut -f2 | fold -w1 | sort -u >"$tap_dir/letters"
same 'every class of endings.tsv is asked for' "$tap_dir/letters" letters
finish
