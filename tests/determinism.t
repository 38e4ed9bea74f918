#!/bin/sh
# The same bytes out whatever surrounds a filter: environment, locale, block sizes, processes.
# Compilers and optimisation: tests/same.
. "$(dirname "$0")/tap.sh"

cat "$top"/samples/*.txt >all.txt
gzip -nc "$top"/samples/rennes.html >page.html.gz
head -c 2000 page.html.gz >cut.html.gz
pipe() { clean -i x "$@" | segment | tag-entities | extract-stats; }
pipe all.txt "$top"/samples/rennes.html page.html.gz cut.html.gz >want 2>err
ok 'there is something to compare' test "$(wc -l <want)" -gt 200

# as if on another machine
again() {
	pipe all.txt "$top"/samples/rennes.html page.html.gz cut.html.gz >got 2>/dev/null
	cmp want got
}
in_locale() { (LC_ALL=$1 LANG=$1 LANGUAGE=$1 && export LC_ALL LANG LANGUAGE && again); }
in_zone() { (TZ=$1 && export TZ && again); }
in_mess() {
	(COLUMNS=7 POSIXLY_CORRECT=1 MALLOC_PERTURB_=165 MALLOC_ARENA_MAX=1 TMPDIR=/none HOME=/none &&
		export COLUMNS POSIXLY_CORRECT MALLOC_PERTURB_ MALLOC_ARENA_MAX TMPDIR HOME && again)
}
for l in C.UTF-8 fr_FR.UTF-8 fr_FR.ISO-8859-1 tr_TR.UTF-8 nonsense; do
	ok "locale $l" in_locale "$l"
done
if command -v localedef >/dev/null && test -d /usr/share/i18n/locales; then
	for l in fr_FR tr_TR; do localedef -i $l -f UTF-8 "$PWD/$l.UTF-8" 2>/dev/null; done
	LOCPATH=$PWD
	export LOCPATH
	ok 'locale fr_FR.UTF-8, made here' in_locale fr_FR.UTF-8
	ok 'locale tr_TR.UTF-8, made here' in_locale tr_TR.UTF-8
	unset LOCPATH
else
	skip 'locales made here' 'localedef has no definitions: the names alone were set'
fi
for z in Asia/Tokyo XXX-14; do
	ok "time zone $z" in_zone $z
done
ok 'other variables, memory filled with rubbish' in_mess
pipe all.txt >all.want 2>/dev/null
cp all.txt in
for t in "clean -i x" segment tag-entities extract-stats; do
	# shellcheck disable=SC2086
	env -i "$B/${t%% *}" ${t#"${t%% *}"} <in >out 2>/dev/null
	mv out in
done
# the name of the file is a SOURCE
ok 'no environment at all' sh -c 'sed s/all.txt/stdin/ all.want | cmp - in'
if command -v setarch >/dev/null && setarch -R true 2>/dev/null; then
	# shellcheck disable=SC2016
	ok 'addresses that are always the same' setarch -R sh -c '
		clean -i x all.txt | segment | tag-entities | extract-stats | cmp - all.want'
fi
if command -v nm >/dev/null && ! grep -qa __asan_init "$B/clean"; then
	for c in "$top"/tools/*.c; do
		t=$(basename "$c" .c)
		nm -D --undefined-only "$B/$t" | sed 's/.* //; s/@.*//' >calls
		ok "$t asks for no locale, time, variable or chance" sh -c '! grep -Ex "setlocale|newlocale|uselocale|time|gettimeofday|clock_gettime|localtime(_r)?|strftime|(secure_)?getenv|s?rand(om)?|getrandom" calls'
	done
fi

# input in blocks
blocks() { # SIZE TOOL INPUT
	dd if="$3" bs="$1" 2>/dev/null | "$2" >got 2>/dev/null
	cmp "$2.want" got
}
cp page.html.gz clean.in
clean -i x "$top"/samples/sfax.txt "$top"/samples/dakar.txt >segment.in
segment segment.in >tag-entities.in
tag-entities tag-entities.in >extract-stats.in
extract-stats extract-stats.in >to-csv.in
for t in to-json to-html to-annot; do cp to-csv.in $t.in; done
for c in "$top"/tools/*.c; do
	t=$(basename "$c" .c)
	test -f "$t.in" || continue
	"$t" <"$t.in" >"$t.want" 2>/dev/null
	ok "$t: there is something to compare" test -s "$t.want"
	for size in 1 7 4k 1M; do
		ok "$t: input in blocks of $size" blocks $size "$t" "$t.in"
	done
done
clean <cut.html.gz >cut.want 2>/dev/null
dd if=cut.html.gz bs=1 2>/dev/null | clean >got 2>/dev/null
ok 'clean: a gzip member cut off, in blocks of 1' cmp cut.want got
{ zstd -qc "$top"/samples/rennes.html | head -c 2000; zstd -qc "$top"/samples/alger.txt; } >cut.zst
clean <cut.zst >cut.want 2>/dev/null
dd if=cut.zst bs=1 2>/dev/null | clean >got 2>/dev/null
ok 'clean: a zstd frame cut off, in blocks of 1' cmp cut.want got

# one process or many
(cd "$top/samples" && clean ./*.txt) | segment | tag-entities | extract-stats >one
# shellcheck disable=SC2016
(cd "$top/samples" && ls ./*.txt) | HERE=$PWD xargs -P 4 -n 1 sh -c '
	clean "$0/../samples/$2" | segment | tag-entities | extract-stats >"$1/${2##*/}.part"' "$top/tests" "$PWD"
cat ./*.part >many
ok 'a process for each page, four at once' cmp one many
(cd "$top/samples" && clean ./*.txt) >1 && segment 1 >2 && tag-entities 2 >3 && extract-stats 3 >4
ok 'through files' cmp one 4
finish
