# Scores a record stream against a hand-annotated one:  awk -f score.awk GOLD.rec FOUND.rec
# Prints a line a measure: name, right, false, missed, F1 in percent, TAB-separated.
#
#   sent    a sentence with this KIND and TEXT                     doc    LANG, DATE and TITLE
#   ent     a mention: sentence TEXT, START, END, TYPE             code, name   of a right mention
#   stat    a figure: sentence TEXT, KIND VALUE HIGH MOD UNIT
#   what, event, when, where, part   of a right figure; "-" in both counts nowhere
#
# Several documents may follow one another in both files; they are told apart by their ids.

BEGIN {
	FS = OFS = "\t"
	split("doc sent ent code name stat what event when where part", order, " ")
}

FNR == 1 { file++; n = 0 }

# The sentence a record belongs to, by what it says: numbers may differ.
$1 == "sent" {
	text[file, $2, $3] = $6
	put("sent", $2 SUBSEP $5 SUBSEP $6, "")
}
$1 == "doc" {
	put("doc", $2 SUBSEP "lang" SUBSEP $3, "")
	put("doc", $2 SUBSEP "date" SUBSEP $4, "")
	put("doc", $2 SUBSEP "title" SUBSEP $6, "")
}
$1 == "ent" {
	key = $2 SUBSEP text[file, $2, $3] SUBSEP $4 SUBSEP $5 SUBSEP $6
	put("ent", key, $8 "\t" $9)
}
$1 == "stat" {
	if ($6 == "ratio") # a third is 0.33 or 0.333
		$7 = sprintf("%.2f", $7)
	key = $2 SUBSEP text[file, $2, $3] SUBSEP $6 SUBSEP $7 SUBSEP $8 SUBSEP $9 SUBSEP $10
	at[file, $2, $3 ":" $4] = key
	put("stat", key, $11 "\t" $12 "\t" $13 "\t" $14 "\t" pointed($15, $2))
}

# PART by the figure it points to (which stands before it), so that sentence numbers do not matter.
function pointed(part, doc, mark) {
	if (part == "-")
		return part
	mark = sub(/^=/, "", part) ? "=" : ""
	return mark ((file, doc, part) in at ? at[file, doc, part] : "nowhere")
}

# Counts key in gold (file 1) or meets it there (file 2).
function put(measure, key, fields, k) {
	k = measure SUBSEP key
	if (file == 1) {
		gold[k]++
		field[k, gold[k]] = fields
		missed[measure]++
	} else if (seen[k] < gold[k]) {
		seen[k]++
		missed[measure]--
		right[measure]++
		compare(measure, field[k, seen[k]], fields)
	} else {
		false_[measure]++
		if (verbose)
			print "false\t" measure "\t" show(key) > "/dev/stderr"
	}
}

function compare(measure, g, p, names, i, n, a, b) {
	n = split(measure == "ent" ? "name code" : measure == "stat" ? "what event when where part" : "",
	    names, " ")
	split(g, a, "\t")
	split(p, b, "\t")
	for (i = 1; i <= n; i++) {
		if (a[i] == b[i]) {
			right[names[i]] += a[i] != "-"
			continue
		}
		false_[names[i]] += b[i] != "-"
		missed[names[i]] += a[i] != "-"
		if (verbose)
			print "wrong\t" names[i] "\t" a[i] "\t" b[i] > "/dev/stderr"
	}
}

function show(key) {
	gsub(SUBSEP, " | ", key)
	return key
}

END {
	for (i = 1; i in order; i++) {
		m = order[i]
		d = 2 * right[m] + false_[m] + missed[m]
		printf "%s\t%d\t%d\t%d\t%.1f\n", m, right[m], false_[m], missed[m],
		    d ? 200 * right[m] / d : 100
	}
	if (verbose)
		for (k in gold)
			if (seen[k] < gold[k])
				print "missed\t" show(k) > "/dev/stderr"
}
