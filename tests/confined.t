#!/bin/sh
# Every filter puts itself into the sandbox, works there, and leaves it out with -N.
. "$(dirname "$0")/tap.sh"

# What the kernel says of a filter that waits for input: Seccomp, NoNewPrivs.
state() {
	mkfifo "pipe.$$"
	"$@" <"pipe.$$" >/dev/null 2>err &
	pid=$!
	exec 3>"pipe.$$"
	i=0
	until { readlink /proc/$pid/exe | grep -q "/$1\$" && grep -q 'State:.S' /proc/$pid/status; } ||
	    test $i -gt 200; do # sleeping in read(2)
		sleep 0.01
		i=$((i + 1))
	done
	sed -n "s/^Seccomp:[[:space:]]*//p; s/^NoNewPrivs:[[:space:]]*//p" /proc/$pid/status | sort -n | xargs
	exec 3>&-
	wait $pid
	rm "pipe.$$"
}

# What a filter says of its input, but not of where it stood.
text() { "$@" | grep -v '^doc'; }

if ! grep -q '^Seccomp:' /proc/self/status 2>/dev/null; then
	skip 'the sandbox' 'this kernel has no seccomp'
	finish
fi
if grep -qa __asan_init "$B/clean"; then
	skip 'the sandbox' 'built with a sanitizer'
	finish
fi

printf 'Deux hommes ont été arrêtés à Oran.\n' >page.txt
clean page.txt | segment >page.rec
mkdir folder
outside=$(state cat)
for c in "$top"/tools/*.c; do
	t=$(basename "$c" .c)
	test -x "$B/$t" || continue
	in=$top/samples/sfax.rec also=
	test "$t" != clean || in=$top/samples/sfax.txt also='-i sfax'
	ok "$t: in a sandbox, without new privileges" test "$(state "$t")" = '1 2'
	ok "$t -N: in none" test "$(state "$t" -N)" = "$outside"
	ok "$t -N: says so" grep -qx "$t: no sandbox (-N)" err
	text "$t" $also "$in" >want
	ok "$t: a file" test -s want
	same "$t: a file and standard input" want text "$t" $also "$in" - </dev/null
	ln -sf "$in" link
	same "$t: a symbolic link" want text "$t" $also link
	mkfifo named
	cat "$in" >named &
	same "$t: a named pipe" want text "$t" $also named
	wait $!
	rm named
	if command -v bash >/dev/null; then
		# shellcheck disable=SC2016
		same "$t: <(...)" want text bash -c 'exec "$0" "${@:2}" <(cat "$1")' "$t" "$in" $also
	fi
	status "$t: a file that is not there" 1 "$t" missing
	ok "$t: told as such" grep -q 'missing: cannot read: No such file' "$tap_dir/tap.err"
done

# files that options name
printf 'Oran\tORG\tMouloudia\t-\n' >names.tsv
tag-entities -g names.tsv page.rec >out
ok 'tag-entities -g: the list is read' grep -q Mouloudia out
tag-entities -g names.tsv <page.rec >out
ok 'tag-entities -g: the list is read, records from standard input' grep -q Mouloudia out
printf 'Deux hommes ont été arrêtés à Oran.\nAbonnez-vous ici à notre lettre.\n\n' >shared.txt
clean -a -c shared.txt page.txt >out
ok 'clean -c: the list is read' grep -q 'drop' out
i=0
while test $i -lt 2000; do echo "Page $i." >folder/$i.txt && i=$((i + 1)); done
clean folder/*.txt >out
ok 'two thousand files' test "$(grep -c ^doc out)" -eq 2000
finish
