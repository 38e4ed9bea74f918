#!/bin/sh
# Comments and records of types unknown, behind every record: each filter passes them on, and says of
# the rest what it says without them.
. "$(dirname "$0")/tap.sh"

clean "$top"/samples/*.txt >par
segment par >sent
tag-entities sent >ent
extract-stats ent >stat

# what the filter says of FILE when LINE stands behind each of its records
among() {
	awk -v line="$3" '{ print; print line }' "$2" | "$1" | grep -vxF "$3"
}

for pair in segment:par tag-entities:sent extract-stats:ent to-csv:stat to-json:stat to-annot:stat to-html:stat; do
	t=${pair%:*} in=${pair#*:}
	"$t" "$in" >want
	ok "$t says something" test -s want
	same "$t: comments" want among "$t" "$in" '# a remark'
	same "$t: records of another type" want among "$t" "$in" "$(printf 'score\td\t0.5')"
done

# what opens the next document stands behind the figures of the last
{ cat ent && echo '# page 2' && cat ent; } >two
{ cat stat && echo '# page 2' && cat stat; } >want
same 'a comment between documents' want extract-stats two

tag-entities -w sent | extract-stats -w | grep -v '^#' >got
ok 'what -w adds changes no figure' cmp stat got
finish
