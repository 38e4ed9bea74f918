# TAP for sh tests. A test file begins with  . "$(dirname "$0")/tap.sh"  and ends with  finish.
# It runs in a new folder, with the built filters first in PATH; $top is the source tree.
set -u
top=$(cd "$(dirname "$0")/.." && pwd)
B=${B:-$top/build}
LC_ALL=C TZ=UTC0
PATH=$B:$PATH
export LC_ALL TZ PATH B
unset MAKEFLAGS MFLAGS MAKELEVEL # a make inside a test is none of the make that runs it
tap_n=0 tap_failed=0
tap_dir=$(mktemp -d) || exit 99
trap 'rm -rf "$tap_dir"' EXIT
cd "$tap_dir" || exit 99

# ok NAME COMMAND...: passes if the command exits 0; else what it printed goes to standard error,
# which prove shows
ok() {
	tap_name=$1
	shift
	tap_n=$((tap_n + 1))
	if "$@" >"$tap_dir/tap.out" 2>&1; then
		printf 'ok %d - %s\n' "$tap_n" "$tap_name"
	else
		tap_line="not ok $tap_n - $tap_name (status $?)"
		printf '%s\n' "$tap_line"
		{ printf '%s: %s\n' "$0" "$tap_line" && head -n 20 "$tap_dir/tap.out"; } | sed 's/^/# /' >&2
		tap_failed=$((tap_failed + 1))
	fi
}

# same NAME WANTFILE COMMAND...: passes if the command's output is exactly WANTFILE
same() {
	tap_name=$1 tap_want=$2
	shift 2
	"$@" >"$tap_dir/tap.got" 2>"$tap_dir/tap.err"
	ok "$tap_name" diff -u "$tap_want" "$tap_dir/tap.got"
}

# status NAME N COMMAND...: passes if the command exits N
status() {
	tap_name=$1 tap_want=$2
	shift 2
	"$@" >"$tap_dir/tap.got" 2>"$tap_dir/tap.err"
	tap_got=$?
	ok "$tap_name: exit $tap_want, not $tap_got" test "$tap_got" -eq "$tap_want"
}

# floors PREFIX SCORES FLOORS: each measure of FLOORS (NAME FLOOR, sorted) is in SCORES (NAME RIGHT
# FALSE MISSED F1, sorted) and not below its floor
floors() {
	join -t "$(printf '\t')" "$2" "$3" >tap.floors
	ok "$1every floor has its measure" test "$(wc -l <tap.floors)" -eq "$(wc -l <"$3")"
	while IFS="$(printf '\t')" read -r tap_what tap_right tap_wrong tap_missed tap_f tap_floor; do
		ok "$1$tap_what: F1 $tap_f (right $tap_right, false $tap_wrong, missed $tap_missed) at least $tap_floor" \
		    awk "BEGIN { exit !($tap_f >= $tap_floor) }"
	done <tap.floors
}

# skip NAME WHY
skip() {
	tap_n=$((tap_n + 1))
	printf 'ok %d - %s # SKIP %s\n' "$tap_n" "$1" "$2"
}

finish() {
	printf '1..%d\n' "$tap_n"
	exit $((tap_failed > 0))
}
