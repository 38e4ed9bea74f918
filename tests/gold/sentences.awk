# The figures of sentences.list:  awk -v records=1 -f sentences.awk sentences.list  writes its records, without entities;
# awk -f sentences.awk sentences.list FOUND  scores what the filters make of them: a line a measure: name, right, false, missed, F1
# in percent, TAB-separated. what to part are scored where the figure was found; "-" in both counts nowhere.

BEGIN {
	FS = OFS = "\t"
	fields = split("what event when where part", name, " ")
}

FNR == 1 { file++ }

# Comments of the head, then the articles.
file == 1 && /^#/ {
	if (split($0, word, " ") == 3 && word[3] ~ /^[0-9][0-9][0-9][0-9]-/) {
		doc = word[2]
		date = word[3]
		sentence = 0
		paragraph = 1
	}
	next
}
file == 1 && !doc { next }
file == 1 && !length($0) { paragraph++; next }
file == 1 && /^\t/ {
	gold[doc, sentence, ++many[doc, sentence]] = substr($0, 2)
	next
}
file == 1 {
	sentence++
	if (!records)
		next
	if (sentence == 1)
		print "doc", doc, "fr", date, "-", $0
	print "sent", doc, sentence, paragraph, sentence == 1 ? "title" : "body", $0
	next
}

$1 == "stat" {
	said[$2, $3 ":" $4] = $16
	part = $15
	if (part != "-") {
		mark = sub(/^=/, "", part) ? "=" : ""
		part = mark (($2, part) in said ? said[$2, part] : "nowhere")
	}
	for (i = 1; i <= many[$2, $3]; i++) {
		split(gold[$2, $3, i], want, "|")
		if (want[1] != $16 || met[$2, $3, i]++)
			continue
		right["figure"]++
		split($11 "\t" $12 "\t" $13 "\t" $14 "\t" part, found, "\t")
		for (k = 1; k <= fields; k++)
			compare(name[k], want[k + 1], found[k])
		next
	}
	false_["figure"]++
}

function compare(measure, a, b) {
	if (a == b) {
		right[measure] += a != "-"
		return
	}
	false_[measure] += b != "-"
	missed[measure] += a != "-"
	if (verbose)
		print "wrong", measure, a, b, $2 ":" $3, $16 > "/dev/stderr"
}

END {
	if (records)
		exit
	for (k in many)
		for (i = 1; i <= many[k]; i++)
			missed["figure"] += !met[k, i]
	for (i = 0; i <= fields; i++) {
		m = i ? name[i] : "figure"
		d = 2 * right[m] + false_[m] + missed[m]
		printf "%s\t%d\t%d\t%d\t%.1f\n", m, right[m], false_[m], missed[m],
		    d ? 200 * right[m] / d : 100
	}
}
