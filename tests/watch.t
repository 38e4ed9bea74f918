#!/bin/sh
# The unattended job: a run killed at any moment, and the next one goes on; each page counts once.
# KILLS (8): so many random moments.
test -w /dev/shm && export TMPDIR=/dev/shm # where to sync costs nothing
. "$(dirname "$0")/tap.sh"
PATH=$top/pipelines:$PATH
watch() { watch-folder -a 0 "$@" 2>err; }

for tool in clean segment tag-entities extract-stats to-csv flock setsid; do
	if ! command -v $tool >/dev/null; then
		skip 'watch-folder' "no $tool"
		finish
	fi
done

# article N: a page of its own
article() {
	printf 'Ville %d : %d arrestations\n\n12 mars 2021\n\n' "$1" "$(($1 + 2))"
	printf 'La police de Niamey a arrêté %d hommes à Oran, selon M. Ali Kori.\n' "$(($1 + 2))"
}
states() { cat "$1"/results/*/pages.tsv | cut -f 3 | sort | uniq -c | xargs; }
# what the pages of a folder have become, whatever the batches
outcome() {
	cat "$1"/results/*/records.rec | awk -F '\t' '$1 == "# page" { page = $2 } { print page "\t" $0 }' |
		sort -s -t "$(printf '\t')" -k 1,1
	cat "$1"/results/*/pages.tsv | cut -f 1-4 | sort
	(cd "$1/done" && find . -type f | sed 's,.*/,done ,' | sort)
	(cd "$1/failed" && find . -type f ! -name '*.why' | sed 's,.*/,failed ,' | sort)
}
nothing_left() {
	test -z "$(find "$1/inbox" -type f)" && test "$(ls "$1/work")" = list &&
		test "$(wc -l <"$1/log")" -eq "$(ls "$1/results" | wc -l)" &&
		! find "$1" -newermt 'now + 1 hour' | grep -q .
}
tables_fit() { # a row for each record
	for d in "$1"/results/*/; do
		for x in documents:doc sentences:sent entities:ent stats:stat; do
			test "$(grep -c "^${x#*:}	" "$d/records.rec")" -eq \
				"$(to-csv -H -t doc -c DOC /dev/null; sed 1d "$d/${x%:*}.csv" | wc -l)" || return
		done
	done
}

# One undisturbed run, with pages of every kind.
mkdir -p one/inbox
for n in 1 2 3 4; do article $n >"one/inbox/page $n.txt"; done
article 2 >one/inbox/copy.txt
article 3 >'one/inbox/- odd
name.txt'
article 5 >one/inbox/same.txt
article 6 >one/inbox/same.html
article 7 | gzip >one/inbox/packed.txt.gz
article 8 >one/inbox/.hidden
article 9 >one/inbox/half.part
: >one/inbox/empty.html
head -c 3000 /dev/zero >one/inbox/zeros
mkdir one/inbox/folder
status 'a run with bad pages' 1 watch -b 3 one
ok 'what became of each page' test "$(states one)" = '7 done 2 failed 2 same'
ok 'pages are put away' test "$(find one/done one/failed -type f ! -name '*.why' | wc -l)" -eq 11
ok 'the reason beside' grep -q '^empty.html	no article in it$' one/failed/*.why
ok 'hidden and unfinished files are left' test -e one/inbox/.hidden -a -e one/inbox/half.part -a -d one/inbox/folder
ok 'a line of the log for each batch' test "$(wc -l <one/log)" -eq "$(ls one/results | wc -l)"
ok 'a row for each record' tables_fit one
ok 'an id comes once in a batch' sh -c 'for d in one/results/*/; do
	test -z "$(grep "^doc" $d/records.rec | cut -f 2 | sort | uniq -d)" || exit 1; done'
article 1 >one/inbox/again.txt
article 10 >one/inbox/new.txt
status 'new pages only' 0 watch one
ok 'a page of an earlier batch is known' grep -q '^again.txt	.*	same	0	same content as page 1.txt of ' one/results/*/pages.tsv
ok 'a new one is read' grep -q '^new.txt	.*	done	1	-$' one/results/*/pages.tsv
status 'nothing to do' 0 watch one
ok 'nothing to do: silent' test ! -s err
article 11 >one/inbox/young.txt
status 'a page just written waits' 0 watch-folder -a 100 one
ok 'it is still there' test -e one/inbox/young.txt

# Two at once.
(cd one && exec 9>>lock && flock 9 && exec sleep 5) &
sleep 0.2
status 'a second run goes away' 0 watch one
ok 'with a word' grep -q 'another run is at work' err
ok 'and nothing done' test -e one/inbox/young.txt
kill $!
wait
mkdir -p two/inbox
for n in $(seq 20); do article "$n" >"two/inbox/$n.txt"; done
for n in 1 2 3 4; do (watch-folder -a 0 -b 5 two 2>/dev/null) & done
wait
watch -b 5 two
ok 'four at once' test "$(states two)" = '20 done'

# What fails for one page does not touch the others; what fails for all touches none.
mkdir -p bin three/inbox
for n in 1 2 3; do article $n >three/inbox/$n.txt; done
printf '#!/bin/sh\ncat >in.$$\ngrep -q "Ville 2" in.$$ && kill -SEGV $$\nexec %s <in.$$\n' "$B/segment" >bin/segment
chmod +x bin/segment
PATH=$PWD/bin:$PATH status 'a filter that crashes' 1 watch three
ok 'the other pages are done' test "$(states three)" = '2 done 1 failed'
ok 'the page that did it is told' grep -q '^2.txt	segment: exit status 139$' three/failed/*.why
ok 'its records are not there' test "$(cat three/results/*/records.rec | grep -c '^doc')" -eq 2
printf '#!/bin/sh\nexit 2\n' >bin/segment
article 4 >three/inbox/4.txt
PATH=$PWD/bin:$PATH status 'filters that do not run' 2 watch three
ok 'are no fault of the page' test "$(states three)" = '2 done 1 failed' -a -e three/inbox/4.txt
status 'afterwards' 0 watch three

# Killed at random moments: all of its processes, or the script alone.
moment() { awk -v seed="$1" 'BEGIN { srand(seed); srand(seed + rand()); printf "%.3f", rand() * 0.4 }'; }
# job FOLDER [PATH]: in a process group of its own, whose number is then in the file pid
job() {
	rm -f pid
	setsid sh -c 'echo $$ >pid.new && mv pid.new pid && PATH=$2$PATH && exec watch-folder -a 0 -b 2 "$1"' \
		sh "$1" "${2-}" >/dev/null 2>>job.err &
	while ! test -e pid; do sleep 0.01; done
}
mkdir -p four/inbox five/inbox
kills=${KILLS:-8} k=100 killed=0
for n in 1 2 3 4 5 6 7 8; do article $n >four/inbox/0$n.txt; done # enough to be at work
while test $k -lt $((kills + 100)); do
	k=$((k + 1))
	for n in 1 2 3; do article $((k * 3 + n)) >"four/inbox/$k-$n.txt"; done
	test $((k % 5)) -ne 0 || article $((k * 3 - 4)) >four/inbox/$k-copy.txt
	test $((k % 7)) -ne 0 || : >four/inbox/$k-empty.txt
	cp four/inbox/* five/inbox/ 2>/dev/null
	job four
	sleep "$(moment $k)"
	pid=$(cat pid)
	if test $((k % 4)) -eq 0; then kill -9 "$pid"; else kill -9 "-$pid"; fi 2>/dev/null
	wait $! 2>/dev/null
	test $? -ne 137 || killed=$((killed + 1))
done
ok "killed in the middle ($killed of $kills)" test "$killed" -gt 0
flock four/lock true # what a killed script has left behind is at an end
watch -b 20 four
watch -b 20 five
outcome four >got
outcome five >want
ok 'each page once, as in a run that nobody disturbed' diff want got
ok 'nothing is left over' nothing_left four
ok 'nothing half-written' tables_fit four

# Killed at each step in turn: before the Nth call of a program that changes something.
mkdir steps
for c in mv sync mkdir rm rmdir cp tail; do
	printf '#!/bin/sh\necho "%s $*" >>"$CALLS"\ntest "$(wc -l <"$CALLS")" -ne "$AT" || kill -9 -"$(cat "${CALLS%%calls}pid")"\nexec %s "$@"\n' \
		$c "$(command -v $c)" >steps/$c
	chmod +x steps/$c
done
# stepped AT FOLDER: a run with the programs above
stepped() {
	rm -rf "$2" calls
	mkdir -p "$2"
	cp -R six "$2/inbox"
	(export AT="$1" CALLS="$PWD/calls" && job "$2" "$PWD/steps:" && wait $!) 2>/dev/null
}
mkdir six
for n in 1 2; do article $n >six/$n.txt; done
article 1 >six/copy.txt
: >six/empty.txt
stepped 0 whole
outcome whole >want
steps=$(wc -l <calls)
cp calls order
ok "a run of $steps steps" test "$steps" -gt 20
at=1 spoilt=
while test $at -le "$steps"; do
	stepped $at part
	test "$(wc -l <calls)" -eq $at || spoilt="$spoilt $at:not-killed"
	watch -b 2 part
	outcome part >got
	cmp -s want got && nothing_left part && tables_fit part || spoilt="$spoilt $at"
	at=$((at + (steps + kills - 1) / kills))
done
ok 'killed before each step, each page once' test -z "$spoilt" || echo "# steps:$spoilt"

# A disk that is full sooner or later, and has room again.
mkdir full
if mount -t tmpfs -o size=400k tmpfs full 2>/dev/null; then
	trap 'umount "$tap_dir/full"; rm -rf "$tap_dir"' EXIT
	stopped=0
	for room in 4 12 24 40 60 90 130 400; do
		rm -rf full/* && cp -R six full/inbox
		used=$(du -sk full | cut -f 1)
		test $room -eq 400 || head -c $(((400 - used - room) * 1024)) /dev/zero >full/ballast
		watch -b 2 full
		test $? -ne 2 || stopped=$((stopped + 1))
		grep -q 'No space left\|write error\|stopped before' err && told=1
		rm -f full/ballast
		watch -b 2 full
		outcome full >got
		ok "a disk with room for $room kB, then for all" diff want got
	done
	ok "runs that a full disk stopped: $stopped, told" test "$stopped" -gt 2 -a "${told-}"
else
	skip 'a full disk' 'not allowed to mount one'
fi

# What a rename tells must be on the disk before it: pages and results before the batch counts, that
# and the list of what is known before the pages are put away.

ok 'on the disk in time' awk '
	/^sync .*\/out\/records.rec.*\/pages / { made = 1 }
	/^mv .*\/out results\// { bad += !made; made = 0; counts = 1 }
	/^sync results / { counts++ }
	/^sync seen.tsv/ { known = 1 }
	/^mv .*\/pages done\// { bad += counts != 2 || !known; put++; counts = known = 0 }
	/^sync done / { away = 1 }
	/^rm -rf work\/2[^ \/]*$/ { bad += !away; away = 0 }
	END { exit bad || !put }' order
finish
