#!/bin/sh
# What the linker and the compiler were asked to put into the programs stands in them (Linux).
. "$(dirname "$0")/tap.sh"

if test "$(uname -s)" != Linux || ! command -v readelf >/dev/null; then
	skip 'hardening' 'no readelf, or another system'
	finish
fi
if grep -qa '__asan_init\|__msan_init\|__ubsan_' "$B/clean"; then
	skip 'hardening' 'built with a sanitizer'
	finish
fi
elf() { readelf -W "$@" 2>/dev/null; }
for c in "$top"/tools/*.c; do
	t=$(basename "$c" .c)
	test -x "$B/$t" || continue
	elf -hld "$B/$t" >headers
	elf -s --dyn-syms "$B/$t" >symbols
	ok "$t: position-independent" grep -q 'Type:.*DYN' headers
	ok "$t: read-only after relocation" grep -q GNU_RELRO headers
	ok "$t: bound at start, so that all of it is" grep -Eq 'BIND_NOW|Flags:.*NOW' headers
	ok "$t: a stack that is no code" grep -Eq 'GNU_STACK.* RW +0x' headers
	ok "$t: no segment both written and executed" sh -c '! grep -E "LOAD.* RWE " headers'
	ok "$t: no path to libraries of its own" sh -c '! grep -E "\((RPATH|RUNPATH)\)" headers'
	ok "$t: stack protector" grep -q '__stack_chk_fail' symbols
	ok "$t: checked copies and prints" grep -Eq '__[a-z]+_chk(@|$)' symbols
	case $(uname -m) in
	x86_64) ok "$t: marks where an indirect branch may land" sh -c '
		objdump -d --disassemble=main "$0" | grep -q endbr64' "$B/$t" ;;
	esac
done
finish
