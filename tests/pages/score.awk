# How much of annotated pages clean finds: awk [-v list=1] -f score.awk NAME.gold... records
#
# The gold files as page.awk writes them, named NAME.gold; records of documents NAME. One line a
# measure: name, number scored, per cent. With list=1 every miss instead.
#   para     lead, body, heading, list item stands whole in a par
#   gone     what is not of the article is nowhere (what is kept is taken out of the output first)
#   kind     title, dateline, caption and the above stand in a par of that KIND
#   title, date, author, site, lang: the doc and its meta say the same (site: SOURCE too); where
#   flattened text cannot tell, the first comment has flatdate=-, flatauthor=-, flattitle=...

BEGIN {
	FS = "\t"
}

FNR == 1 && FILENAME ~ /\.gold$/ {
	page = FILENAME
	sub(/.*\//, "", page)
	sub(/\.gold$/, "", page)
	pages[++npages] = page
}

FILENAME ~ /\.gold$/ && /^=/ {
	says[page, substr($1, 2)] = $2
	next
}

FILENAME ~ /\.gold$/ {
	gold[page, ++lines[page]] = $2
	want[page, lines[page]] = $1
	if ($1 == "title")
		says[page, "title"] = $2
	next
}

$1 == "doc" {
	doc[$2] = 1
	got[$2, "lang"] = $3
	got[$2, "date"] = $4
	got[$2, "site"] = $5
	got[$2, "title"] = $6
}

$1 == "meta" && ($3 == "author" || $3 == "site") {
	k = $2 SUBSEP $3
	if ($3 == "author") {
		if (got[k] != "")
			got[k] = got[k] "; "
		got[k] = got[k] $4
	} else if (got[k] != says[$2, "site"])
		got[k] = $4
}

$1 == "par" {
	par[$2, ++pars[$2]] = $5
	is[$2, pars[$2]] = $4
}

function count(measure, right, what) {
	n[measure]++
	hits[measure] += right
	if (!right && list)
		print page "\t" measure "\t" what
}

function find(text, kind, i, any) {
	for (i = 1; i <= pars[page]; i++)
		if (index(par[page, i], text)) {
			if (index("/" kind "/", "/" is[page, i] "/"))
				return i
			any = any ? any : i
		}
	return any
}

function cut(i, text, at) {
	at = index(par[page, i], text)
	par[page, i] = substr(par[page, i], 1, at - 1) " \001 " substr(par[page, i], at + length(text))
}

function bare(s) {
	gsub(/[ \t]+/, "", s)
	return s
}

function leaked(text, i, s) {
	for (i = 1; i <= pars[page]; i++) {
		if (length(text) > 16 ? index(bare(par[page, i]), bare(text)) : \
		    index(" " par[page, i] " ", " " text " "))
			return 1
	}
	return 0
}

function field(name, want) {
	want = (page, name) in says ? says[page, name] : "-"
	if (form == "flat" && (page, "flat" name) in says)
		want = says[page, "flat" name]
	if (name == "lang" && want == "-")
		want = "fr"
	count(name, got[page, name] == want || (want == "-" && got[page, name] == ""),
	      want "\tgot: " got[page, name])
}

END {
	for (p = 1; p <= npages; p++) {
		page = pages[p]
		if (!(page in doc)) {
			print "no document " page > "/dev/stderr"
			exit 2
		}
		# longest first, what is kept before what is neutral before what is not
		m = 0
		for (i = 1; i <= lines[page]; i++) {
			k = want[page, i]
			rank[i] = (k == "drop" ? 0 : k == "opt" || k == "author" ? 1e6 : 2e6) + length(gold[page, i])
			order[++m] = i
			for (j = m; j > 1 && rank[order[j]] > rank[order[j - 1]]; j--) {
				t = order[j]; order[j] = order[j - 1]; order[j - 1] = t
			}
		}
		split("", seen)
		for (j = 1; j <= m; j++) {
			i = order[j]
			k = want[page, i]
			text = gold[page, i]
			if (k == "drop") {
				if (!(text in seen))
					count("gone", !leaked(text), text)
				seen[text]
				continue
			}
			at = find(text, k)
			right = at && index("/" k "/", "/" is[page, at] "/")
			was = at ? is[page, at] : "lost"
			if (at)
				cut(at, text)
			if (k == "opt" || k == "author")
				continue
			if (k !~ /title|dateline|caption/)
				count("para", at > 0, k "\t" text)
			count("kind", right > 0, k " is " was "\t" text)
		}
		split("title date author site lang", names, " ")
		for (k = 1; k <= 5; k++)
			field(names[k])
	}
	split("para gone kind title date author site lang", names, " ")
	for (k = 1; !list && k <= 8; k++)
		printf "%s\t%d\t%.1f\n", names[k], n[names[k]], 100 * hits[names[k]] / n[names[k]]
}
