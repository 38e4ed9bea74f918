#!/bin/sh
# C is laid out as .clang-format says; sh parses.
. "$(dirname "$0")/tap.sh"

if command -v clang-format >/dev/null; then
	for f in "$top"/lib/*.[ch] "$top"/lib/*/*.[ch] "$top"/tools/*.c "$top"/tests/*.[ch] "$top"/tests/*/*.[ch]; do
		test -f "$f" && clang-format --dry-run -Werror "$f" >/dev/null 2>&1 || echo "$f"
	done | grep -v '\*' >unformatted
	ok 'clang-format -i has nothing to do' test ! -s unformatted
	sed 's/^/# /' unformatted
else
	skip 'clang-format' 'not installed'
fi
for f in "$top"/pipelines/* "$top"/pipelines/*/* "$top"/tests/*.t "$top"/tests/accept "$top"/.ci/*; do
	test -f "$f" || continue
	case $(head -n 1 "$f" | tr -d '\0') in
	'#!/bin/bash') ok "bash: $(basename "$f")" bash -n "$f" ;;
	'#!/bin/sh') ok "sh: $(basename "$f")" sh -n "$f" ;;
	esac
done
finish
