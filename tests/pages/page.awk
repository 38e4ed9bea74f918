# The three forms of an annotated page: awk -v form=html|flat|gold -f page.awk NAME.page
#
# html: the page. flat: its visible text as a copy of the screen has it, a block a line (flat=line
# in the first comment), with blank lines (blank) and wrapped at 74 characters (wrap), or with items of lists glued by four spaces and
# the texts of pictures glued to captions (glue), a text node a line (node), all in one line (one), with the title of the head before it (all). gold: KIND TAB text of what is kept, in order;
# drop TAB text of what is not; =NAME TAB value of the first comment.
# Annotation: k=KIND in a tag, or <k KIND>...</k> around text. Kinds are those of the records, and
# author, opt (either way is right) and drop, which is also all that is not annotated. <a> is a link.

BEGIN {
	RS = "<"
	split("p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table tr td th br form figure " \
	      "figcaption header footer nav main article section aside blockquote body center", x, " ")
	for (i in x)
		block[x[i]] = 1
	split("nbsp \302\240 amp \\& gt > lt \\< rsquo ’ #8217 ’ #8211 –", e, " ")
}

function chars(s, i) {
	for (i = 1; i in e; i += 2)
		gsub("&" e[i] ";", e[i + 1], s)
	return s
}

function squeeze(s) {
	gsub(/[ \t\n]+/, " ", s)
	gsub(/^ | $/, "", s)
	return s
}

function width(s) {
	gsub(/[\200-\277]/, "", s)
	return length(s)
}

function wrapped(s, i, n, w, out, row) {
	n = split(s, w, " ")
	for (i = 1; i <= n; i++) {
		if (row != "" && width(row " " w[i]) > 74) {
			out = out row "\n"
			row = ""
		}
		row = row == "" ? w[i] : row " " w[i]
	}
	return out row "\n"
}

function flush(s) {
	s = squeeze(line)
	gsub(/\001/, "    ", s)
	if (mode == "node" && form == "flat") {
		gsub(/ ?\002[ \002]*/, "\n", s)
		gsub(/^\n|\n$/, "", s)
	}
	if (form == "flat" && s != "")
		printf "%s%s%s", mode == "wrap" ? wrapped(s) : s, mode ~ /one|all/ ? " " : "\n", mode ~ /blank|wrap/ ? "\n" : ""
	line = ""
	s = squeeze(rest)
	gsub(/\302\240/, " ", s)
	s = squeeze(s)
	if (form == "gold" && s != "")
		print "drop\t" s
	rest = ""
}

function write(s) {
	line = line s (mode == "node" && form == "flat" ? "\002" : "")
	if (depth && kind[depth] != "drop")
		kept[depth] = kept[depth] s
	else
		rest = rest s
}

function open_kind(k) {
	kind[++depth] = k
	of[depth] = name
	level[depth] = 0
	kept[depth] = ""
}

function close_kind(s) {
	s = kept[depth]
	gsub(/\302\240/, " ", s)
	s = squeeze(s)
	if (form == "gold" && kind[depth] != "drop" && s != "")
		print kind[depth] "\t" s
	depth--
}

NR == 1 {
	next
}

/^!--gold / {
	sub(/^!--gold /, "")
	gold = $0
	sub(/-->[^>]*$/, "", gold)
	n = split(gold, part, ";")
	for (i = 1; i <= n; i++) {
		at = index(part[i], "=")
		if (!at) {
			value[key] = value[key] ";" part[i]
			continue
		}
		key = substr(part[i], 1, at - 1)
		value[key] = substr(part[i], at + 1)
	}
	mode = value["flat"]
	if (form == "gold")
		for (key in value)
			print "=" key "\t" value[key]
	next
}

{
	at = index($0, ">")
	tag = substr($0, 1, at - 1)
	text = substr($0, at + 1)
	if (tag ~ /^\/?k( |$)/)
		html = text
	else {
		html = "<" (tag == "a" ? "a href=\"/1\"" : tag) ">" text
		sub(/ k=[a-z\/]+/, "", html)
	}
	if (form == "html") {
		printf "%s", html
		next
	}
	name = tolower(tag)
	sub(/[ \/].*$/, "", name)
	if (name == "" && match(tag, /^\/[a-z0-9]+/))
		name = tolower(substr(tag, 2, RLENGTH - 1))
	end = tag ~ /^\//
	if (name == "body" && !end)
		inside = 1
	if (name == "title" && !end && mode == "all" && form == "flat")
		line = chars(text) " "
	if (!inside || silent) {
		silent = silent && !(end && name == silent) ? silent : ""
		next
	}
	if (name == "script" || name == "style") {
		silent = name
		next
	}
	if (end && depth && name == of[depth] && !level[depth])
		close_kind()
	else if (depth && name == of[depth])
		level[depth] += end ? -1 : 1
	if (mode == "glue" && name == "li" && form == "flat")
		line = line (end ? "\001" : "")
	else if (name in block)
		flush()
	if (!end && name == "k")
		open_kind(substr(tag, 3))
	else if (!end && match(tag, / k=[a-z\/]+/))
		open_kind(substr(tag, RSTART + 3, RLENGTH - 3))
	if (name == "img" && mode == "glue" && form == "flat" && match(tag, /alt="[^"]+"/))
		line = line substr(tag, RSTART + 5, RLENGTH - 6)
	write(chars(text))
}

END {
	flush()
}
