#!/bin/sh
# C is laid out as .clang-format says; sh parses.
. "$(dirname "$0")/tap.sh"

if command -v clang-format >/dev/null; then
	for f in "$top"/lib/*/*.[ch] "$top"/tools/*.c "$top"/tests/*.[ch] "$top"/tests/*/*.[ch]; do
		test -f "$f" && clang-format --dry-run -Werror "$f" >/dev/null 2>&1 || echo "$f"
	done | grep -v '\*' >unformatted
	ok 'clang-format -i has nothing to do' test ! -s unformatted
	sed 's/^/# /' unformatted
else
	skip 'clang-format' 'not installed'
fi
# A function of which the end is not seen from its beginning, a file that has no one subject.
long() {
	awk '
		/^[a-z_0-9]+\(/ { name = $0; sub(/\(.*/, "", name) }
		/^\{/ { first = FNR }
		/^\}/ && first { if (FNR - first >= 60) { print FILENAME ": " name "(): " FNR - first + 1 " lines"; bad = 1 } first = 0 }
		FNR == 601 { print FILENAME ": more than 600 lines"; bad = 1 }
		END { exit bad }' "$@"
}
ok 'no function has more than 60 lines, no file more than 600' long "$top"/lib/*/*.[ch] \
	"$top"/tools/*.c "$top"/tests/*.[ch] "$top"/tests/*/*.[ch]
{ echo 'f(void)' && echo '{' && seq 59 && echo '}'; } >long.c
is_found() { ! long "$1"; }
ok 'one of 61 would be found' is_found long.c
for f in "$top"/pipelines/* "$top"/pipelines/*/* "$top"/tests/*.t "$top"/tests/accept "$top"/.ci/*; do
	test -f "$f" || continue
	case $(head -n 1 "$f" | tr -d '\0') in
	'#!/bin/bash') ok "bash: $(basename "$f")" bash -n "$f" ;;
	'#!/bin/sh') ok "sh: $(basename "$f")" sh -n "$f" ;;
	esac
done
finish
