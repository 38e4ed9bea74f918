#!/bin/sh
# Completion knows every option that a program's -h names.
. "$(dirname "$0")/tap.sh"

if ! command -v bash >/dev/null; then
	skip completion 'no bash'
	finish
fi
for c in "$top"/tools/*.c; do
	tool=$(basename "$c" .c)
	"$tool" -h | sed -n 's/^usage: [^ ]* \[-\([A-Za-z]*\)\].*/\1/p' | fold -w 1 | sed 's/^/-/' |
		sort -u >want
	"$tool" -h | grep -o '\[-[A-Za-z] ' | tr -d '[ ' | sort -u >>want
	# shellcheck disable=SC2016
	bash -c '. "$1"; COMP_WORDS=("$2" -); COMP_CWORD=1; _depeche "$2"
		printf "%s\n" "${COMPREPLY[@]}"' bash "$top/tools/depeche.bash" "$tool" | sort -u >got
	ok "$tool: every option of its usage" sh -c 'sort -u want | comm -23 - got | tee missing; ! test -s missing'
	ok "$tool is known" grep -q "[ 	]$tool\\>" "$top/tools/depeche.bash"
	ok "$tool is known to zsh" grep -q "^#compdef.* $tool\\>" "$top/tools/depeche.zsh"
done
: >'a file.rec'
bash -c '. "$1"; COMP_WORDS=(segment "a f"); COMP_CWORD=1; _depeche segment
	printf "%s\n" "${COMPREPLY[@]}"' bash "$top/tools/depeche.bash" >got
ok 'files' grep -qx 'a file.rec' got
if command -v zsh >/dev/null; then
	ok 'zsh reads its completion' zsh -n "$top/tools/depeche.zsh"
else
	skip 'zsh reads its completion' 'no zsh'
fi
finish
