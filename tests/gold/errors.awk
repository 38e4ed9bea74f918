# What the mentions of a record stream have wrong against a hand-annotated one, by class:
#
#     grep -v '^ent' GOLD.rec | tag-entities >FOUND.rec;  awk -f errors.awk GOLD.rec FOUND.rec
#
# Prints class, type in GOLD, type in FOUND, number, TAB-separated; with -v list=1 each error instead,
# with its texts. A mention wrong in two ways is counted once:
#
#   type     the right words, another type        border   the right type, other words
#   both     other words and another type         missed   nothing found there (FOUND -)
#   none     no mention there (GOLD -)

BEGIN { FS = OFS = "\t" }
FNR == 1 { file++ }
$1 != "ent" { next }
{
	s = $2 SUBSEP $3
	i = ++n[file, s]
	from[file, s, i] = $4
	to[file, s, i] = $5
	type[file, s, i] = $6
	text[file, s, i] = $7
	if (!seen[s]++)
		order[++sentences] = s
}

function tell(class, s, g, f,   a, b) {
	a = g ? type[1, s, g] : "-"
	b = f ? type[2, s, f] : "-"
	if (g) done[1, s, g] = 1
	if (f) done[2, s, f] = 1
	if (class == "right")
		return
	if (list)
		print class, a, b, g ? text[1, s, g] : "-", f ? text[2, s, f] : "-"
	else
		count[class OFS a OFS b]++
}

function is_same(s, g, f) {
	return from[1, s, g] == from[2, s, f] && to[1, s, g] == to[2, s, f]
}

function is_common(s, g, f) {
	return from[1, s, g] + 0 < to[2, s, f] + 0 && from[2, s, f] + 0 < to[1, s, g] + 0
}

# Pairs of a sentence that are left, in this class: the same words, or words in common.
function match_all(class, s, same_words, same_type,   g, f) {
	for (g = 1; g <= n[1, s]; g++)
		for (f = 1; f <= n[2, s] && !done[1, s, g]; f++)
			if (!done[2, s, f] && (!same_type || type[1, s, g] == type[2, s, f]) &&
			    (same_words ? is_same(s, g, f) : is_common(s, g, f)))
				tell(class, s, g, f)
}

END {
	for (k = 1; k <= sentences; k++) {
		s = order[k]
		match_all("right", s, 1, 1)
		match_all("type", s, 1, 0)
		match_all("border", s, 0, 1)
		match_all("both", s, 0, 0)
		for (g = 1; g <= n[1, s]; g++)
			if (!done[1, s, g])
				tell("missed", s, g, 0)
		for (f = 1; f <= n[2, s]; f++)
			if (!done[2, s, f])
				tell("none", s, 0, f)
	}
	for (c in count)
		print c, count[c] | "sort"
}
