#include "html.h"

#include "charref.h"
#include "head.h"
#include "markup.h"
#include "plain.h"
#include "row.h"
#include "tag.h"
#include "tree.h"

#include <limits.h>
#include <string.h>

/*
 * Elements nested deeper than DEPTH are read as if they were their parent. A line break behind
 * BREAK bytes that end a sentence parts paragraphs.
 */
enum { DEPTH = 256, BREAK = 60, BODY = 200, LOOKS = 0x01000193, ODD = 1021 };

struct open {
	enum tag_name name;
	unsigned flags; /* enum tag_flag */
	uint32_t node;
	bool link, hidden;
};

struct reader {
	struct page *p;
	struct repair *repair;
	struct head head;
	struct markup *markup;
	struct open stack[DEPTH];
	size_t depth;
	char *text; /* of the block that is being read */
	size_t n, cap, linked;
	bool space, broken; /* white space, a line break stand before the next character */
	bool ended;	    /* an inline element has ended there */
	bool line;	    /* and behind it a line break */
	bool seam;	    /* one inline element has ended there, and another begun */
	uint8_t tag, level;
	unsigned hidden, links; /* open elements of that kind */
};

static void
grow(struct reader *r, size_t more)
{
	if (r->cap - r->n < more) {
		size_t cap = (r->cap + more) * 2;
		char *t = arena_get(r->p->a, cap);

		if (r->n > 0)
			memcpy(t, r->text, r->n);
		r->text = t;
		r->cap = cap;
	}
}

static bool
ends_sentence(const struct reader *r)
{
	char c = r->n > 0 ? r->text[r->n - 1] : ' ';

	return r->n >= BREAK && (c == '.' || c == '!' || c == '?' || c == '"' || c == ')' ||
				    (unsigned char)c == 0xBB || (unsigned char)c == 0xA6);
}

/* Ends the block that is being read. */
static void
flush(struct reader *r)
{
	const struct open *o = &r->stack[r->depth - 1];

	if (r->n > 0) {
		struct str t = repair_line(r->repair, (struct str){r->text, r->n});

		if (t.n > 0) {
			struct block *b = block_add(r->p);

			b->text = (struct str){arena_copy(r->p->a, t.s, t.n), t.n};
			b->linked = (uint32_t)(r->linked < t.n ? r->linked : t.n);
			b->node = o->node;
			b->tag = r->tag;
			b->level = r->level;
		}
	}
	r->n = r->linked = 0;
	r->space = r->broken = r->seam = r->ended = r->line = false;
}

/* A capital or a figure behind what ends in neither: « Mathilde Rouget|Le Courrier », « article|00:00 ». */
static bool
parts(const char *s, size_t n, char next)
{
	char c = n > 0 ? s[n - 1] : 'A';
	bool figure = next >= '0' && next <= '9';

	if (!figure && !(next >= 'A' && next <= 'Z'))
		return false;
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') ||
	       (!figure && (c == '.' || c == '!' || c == '?' || c == ')'));
}

static void
put_chars(struct reader *r, const char *s, size_t n)
{
	if (r->space && r->n > 0) {
		r->text[r->n++] = ' ';
		r->linked += r->links > 0;
	}
	r->space = r->broken = false;
	memcpy(r->text + r->n, s, n);
	r->n += n;
	r->linked += r->links > 0 ? n : 0;
}

static inline bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* The bytes from i on that are text as they stand, single spaces between words too: where they end. */
static size_t
run_end(struct str t, size_t i)
{
	static const bool stops[UCHAR_MAX + 1] = {
	    [' '] = true, ['\n'] = true, ['\t'] = true, ['\r'] = true, ['\f'] = true, ['&'] = true};

	for (;; i++) {
		while (i < t.n && !stops[(unsigned char)t.s[i]])
			i++;
		if (i + 1 >= t.n || t.s[i] != ' ' || stops[(unsigned char)t.s[i + 1]])
			return i;
	}
}

static void
put_text(struct reader *r, struct str t)
{
	size_t i = 0, had = r->n;

	grow(r, t.n + t.n / 2 + 16);
	if (r->seam && t.n > 0 && parts(r->text, r->n, *t.s))
		r->space = true;
	while (i < t.n) {
		char ref[CHARREF_MAX];
		size_t used, k;

		if (is_blank(t.s[i])) {
			r->space = true;
			i++;
		} else if (t.s[i] == '&' &&
			   (k = charref_get(t.s + i, t.n - i, CHARREF_TEXT, ref, &used)) > 0) {
			grow(r, t.n - i + 2 * CHARREF_MAX);
			put_chars(r, ref, k);
			i += used;
		} else {
			k = run_end(t, t.s[i] == '&' ? i + 1 : i);
			put_chars(r, t.s + i, k - i);
			i = k;
		}
	}
	if (r->n > had)
		r->seam = r->ended = r->line = false;
}

static uint32_t
add_node(struct page *p, uint32_t parent, unsigned flags, uint32_t look)
{
	struct node *n;

	if (p->nnode == p->nodecap) {
		p->nodecap = p->nodecap ? p->nodecap * 2 : 1024;
		n = arena_get(p->a, p->nodecap * sizeof *n);
		if (p->nnode > 0)
			memcpy(n, p->node, p->nnode * sizeof *n);
		p->node = n;
	}
	n = &p->node[p->nnode];
	n->parent = parent;
	n->flags = (uint16_t)flags;
	n->level = (uint16_t)(p->nnode ? p->node[parent].level + 1 : 0);
	n->weight = 0;
	n->look = look + n->level;
	n->cell = false;
	return (uint32_t)p->nnode++;
}

/* Flags that an element hands down for being what it is. */
static unsigned
element_flags(enum tag_name name)
{
	switch (name) {
	case TAG_NAV:
	case TAG_FOOTER:
	case TAG_MENU:
	case TAG_DIALOG:
	case TAG_LABEL:
	case TAG_FIELDSET:
	case TAG_OPTION:
		return BLOCK_AWAY;
	case TAG_ASIDE:
		return BLOCK_DOUBT;
	case TAG_ARTICLE:
	case TAG_MAIN:
		return BLOCK_ARTICLE;
	case TAG_FIGCAPTION:
		return BLOCK_CAPTIONED;
	case TAG_BLOCKQUOTE:
		return BLOCK_QUOTE;
	case TAG_TIME:
		return BLOCK_TIME;
	default:
		return 0;
	}
}

/* « (nouvelle fenêtre) » and the like, which only programs that read aloud are to see. */
static bool is_for_ear(struct str class)
{
	return str_holds(class, STR("sr-only")) || str_holds(class, STR("visually-hidden")) ||
	       str_holds(class, STR("visuallyhidden")) ||
	       str_holds(class, STR("screen-reader-text"));
}

/* What its attributes say of an element; *hidden, *link when they do; *look: its name and class. */
static unsigned
attribute_flags(struct reader *r, const struct tag *t, bool *hidden, bool *link, uint32_t *look)
{
	struct str rest = t->text, name, value;
	uint64_t hash = 0;
	unsigned f = 0;

	*look = (uint32_t)t->name * LOOKS;
	while (tag_attribute(&rest, &name, &value)) {
		switch (name.s[0] | 0x20) {
		case 'a':
			if (tag_is(name, "aria-hidden") && tag_is(value, "true"))
				f |= BLOCK_AWAY;
			break;
		case 'c':
		case 'i':
		case 'r':
			if (tag_is(name, "class") || tag_is(name, "id") || tag_is(name, "role") ||
			    tag_is(name, "itemprop"))
				f |= markup_flags(r->markup, value, &hash);
			if (tag_is(name, "class") && t->name == TAG_SPAN && is_for_ear(value))
				*hidden = true;
			if (tag_is(name, "class"))
				*look ^= (uint32_t)(hash >> 16);
			break;
		case 'd':
			if (t->name == TAG_TIME && tag_is(name, "datetime"))
				head_time(&r->head, value);
			break;
		case 'h':
			if (tag_is(name, "hidden"))
				*hidden = true;
			if (tag_is(name, "href"))
				*link = t->name == TAG_A;
			break;
		case 's':
			if (tag_is(name, "style") &&
			    (str_holds(value, STR("display:none")) ||
				str_holds(value, STR("display: none")) ||
				str_holds(value, STR("visibility:hidden"))))
				*hidden = true;
			break;
		default:
			break;
		}
	}
	return f;
}

static void
pop(struct reader *r)
{
	const struct open *o = &r->stack[--r->depth];

	r->hidden -= o->hidden;
	r->links -= o->link;
}

/* Ends elements that the start of this one ends by itself: <p>a<p>b, <li>a<li>b. */
static void
imply_end(struct reader *r, enum tag_name name)
{
	size_t i, floor;

	for (i = r->depth; i > 1; i--) {
		enum tag_name o = r->stack[i - 1].name;

		if (o == TAG_P || (name == TAG_LI && o == TAG_LI) ||
		    ((name == TAG_DT || name == TAG_DD) && (o == TAG_DT || o == TAG_DD)) ||
		    (name == TAG_TR && (o == TAG_TR || o == TAG_TD || o == TAG_TH)) ||
		    (name == TAG_OPTION && o == TAG_OPTION))
			break;
		if ((r->stack[i - 1].flags & TAG_BLOCK) || o == TAG_TD || o == TAG_TH)
			return;
	}
	for (floor = i; i > 1 && r->depth >= floor;)
		pop(r);
}

static void
set_kind(struct reader *r)
{
	size_t i;

	r->tag = BLOCK_PARA;
	r->level = 0;
	for (i = r->depth; i > 1; i--) {
		enum tag_name o = r->stack[i - 1].name;

		if (o >= TAG_H1 && o <= TAG_H6) {
			r->tag = BLOCK_HEAD;
			r->level = (uint8_t)(o - TAG_H1 + 1);
		} else if (o == TAG_LI || o == TAG_DD || o == TAG_DT) {
			r->tag = BLOCK_ITEM;
		} else if (o == TAG_FIGCAPTION) {
			r->tag = BLOCK_CAPTION;
		} else if (o == TAG_TR) {
			r->tag = BLOCK_ROW;
		} else if (!(r->stack[i - 1].flags & TAG_BLOCK)) {
			continue;
		}
		break;
	}
}

static bool
is_dress(enum tag_name n)
{
	return n == TAG_FONT || n == TAG_B || n == TAG_STRONG;
}

static void
open_tag(struct reader *r, struct tag_in *in, const struct tag *t)
{
	struct open *o;
	bool hidden = (t->flags & TAG_HIDDEN) != 0, link = false;
	unsigned f;
	uint32_t parent, look;

	if (t->flags & TAG_RAW) {
		head_raw(&r->head, t, tag_raw(in, t));
		return;
	}
	if (t->name == TAG_META || t->name == TAG_LINK || t->name == TAG_HTML)
		head_tag(&r->head, t);
	if (t->name == TAG_BR) {
		r->line |= r->ended;
		if (r->broken || ends_sentence(r))
			flush(r);
		r->space = r->broken = true;
	}
	if (t->name == TAG_TD || t->name == TAG_TH || t->name == TAG_IMG)
		r->space = true;
	if (t->flags & TAG_BLOCK) {
		flush(r);
		imply_end(r, t->name);
	}
	r->seam |= r->ended && (t->name == TAG_SPAN || t->name == TAG_A);
	if (r->line && is_dress(t->name))
		flush(r); /* « <font>Tizi Ouzou</font><br><b>Un réseau tombe</b> » */
	if ((t->flags & TAG_VOID) || r->depth == DEPTH || t->name == TAG_HEAD) {
		if (t->flags & TAG_BLOCK)
			set_kind(r);
		return;
	}
	f = attribute_flags(r, t, &hidden, &link, &look) | element_flags(t->name);
	if (t->name == TAG_BODY || t->name == TAG_HTML)
		f = 0, hidden = false;
	parent = r->stack[r->depth - 1].node;
	o = &r->stack[r->depth++];
	o->name = t->name;
	o->flags = t->flags;
	o->hidden = hidden;
	o->link = link;
	o->node = parent;
	if ((t->flags & TAG_BLOCK) || t->name == TAG_TD || (t->name == TAG_OTHER && f) ||
	    (t->name == TAG_SPAN && (f & BLOCK_AWAY)))
		o->node = add_node(r->p, parent, f, look);
	if (t->name == TAG_TD)
		r->p->node[o->node].cell = true;
	r->hidden += hidden;
	r->links += link;
	if (t->flags & TAG_BLOCK)
		set_kind(r);
}

static void
close_tag(struct reader *r, const struct tag *t)
{
	unsigned block = 0;
	size_t i;

	if (t->name == TAG_P || (t->flags & TAG_BLOCK))
		flush(r);
	if (t->name == TAG_BODY || t->name == TAG_HTML || (t->flags & TAG_VOID))
		return;
	for (i = r->depth; i > 1; i--) {
		const struct open *o = &r->stack[i - 1];

		if (o->name == t->name && (t->name != TAG_OTHER || i == r->depth))
			break;
		if ((t->flags & TAG_FORMAT) && (o->flags & TAG_BLOCK) && t->name != TAG_A)
			return;
		if (t->name == TAG_OTHER)
			return;
	}
	if (i <= 1)
		return;
	if (r->stack[i - 1].node != r->stack[i - 2].node)
		flush(r);
	r->ended = t->name == TAG_SPAN || t->name == TAG_A || is_dress(t->name);
	while (r->depth >= i) {
		block |= r->stack[r->depth - 1].flags & TAG_BLOCK;
		pop(r);
	}
	if (block)
		set_kind(r);
}

/* The slot of a look among those of elements that say something against themselves. */
static uint64_t *
look_slot(uint64_t *slots, uint32_t look)
{
	return &slots[(look ^ look >> 15) % ODD];
}

static bool
begins_or_ends(struct str s, struct str with)
{
	return s.n >= with.n && (memcmp(s.s, with.s, with.n) == 0 ||
				    memcmp(s.s + s.n - with.n, with.s, with.n) == 0);
}

/* What holds the headline that the head of the page names is not beside the article. */
static void
clear_above_headline(struct page *p)
{
	size_t i;

	for (i = 0; i < p->n; i++) {
		const struct block *b = &p->b[i];
		uint32_t n;

		if (b->tag != BLOCK_HEAD || b->level != 1 || b->text.n < 12 ||
		    b->linked * 2 > b->text.n ||
		    (!begins_or_ends(p->headline, b->text) && !begins_or_ends(p->title, b->text)))
			continue;
		for (n = b->node; n > 0; n = p->node[n].parent)
			p->node[n].flags &= (uint16_t)~BLOCK_AGAINST;
	}
}

/*
 * Hands flags down the tree. What an element says against itself does not hold when it has the
 * greater part of the page's text, or its main heading, inside: <div class="with-sidebar">; nor
 * when all that look like it have: <p class="paywall">.
 */
static void
inherit(struct page *p)
{
	uint64_t alike[ODD] = {0};
	size_t i, all = 0;

	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];
		size_t w = b->text.n > 80 && b->linked * 3 < b->text.n ? b->text.n : 0;

		if (b->level == 1 && b->tag == BLOCK_HEAD)
			w += 1;
		p->node[b->node].weight += (uint32_t)w;
		all += w;
	}
	tree_sum(p);
	clear_above_headline(p);
	for (i = 1; i < p->nnode; i++)
		if (p->node[i].flags & BLOCK_AGAINST)
			*look_slot(alike, p->node[i].look) += p->node[i].weight;
	for (i = 1; i < p->nnode; i++) {
		struct node *n = &p->node[i];

		if ((n->flags & BLOCK_AGAINST) &&
		    (n->weight * 2 > all || *look_slot(alike, n->look) * 2 > all))
			n->flags &= (uint16_t)~BLOCK_AGAINST;
		n->flags |= p->node[n->parent].flags;
	}
	for (i = 0; i < p->n; i++) {
		p->b[i].flags = p->node[p->b[i].node].flags;
		if (p->b[i].tag == BLOCK_HEAD && p->b[i].level == 1)
			p->b[i].flags |= BLOCK_H1;
		if ((p->b[i].flags & BLOCK_CAPTIONED) && p->b[i].text.n < 400)
			p->b[i].tag = BLOCK_CAPTION;
	}
}

/*
 * A page that a script fills in the browser holds its article in its head alone (articleBody of
 * schema.org): is the text there long, and most of it not among the blocks?
 */
static bool
is_filled_later(const struct page *p)
{
	size_t i, seen = 0;

	for (i = 0; i < p->n && seen * 2 < p->text.n; i++)
		seen += p->b[i].text.n - p->b[i].linked;
	return p->text.n >= BODY && seen * 2 < p->text.n;
}

static void
read_tags(struct reader *r, struct tag_in *in)
{
	struct tag t;

	while (r->p->n < HTML_BLOCKS && tag_next(in, &t)) {
		if (t.event == TAG_OPEN)
			open_tag(r, in, &t);
		else if (t.event == TAG_CLOSE)
			close_tag(r, &t);
		else if (r->hidden == 0)
			put_text(r, t.text);
	}
	flush(r);
}

/* The headline and the text of the head, as if they stood at the end of the page. */
static void
read_body(struct reader *r)
{
	struct page *p = r->p;
	struct tag_in in = {r->head.body.s, r->head.body.n, 0, {false, false}};
	size_t i = p->n;

	if (p->headline.n > 0) {
		struct block *b = block_add(p);

		b->text = p->headline;
		b->tag = BLOCK_HEAD;
		b->level = 1;
		i++;
	}
	r->depth = 1;
	r->hidden = r->links = 0;
	r->tag = BLOCK_PARA;
	if (str_holds(r->head.body, STR("</")))
		read_tags(r, &in);
	else
		plain_lines(p, r->repair, in.s, in.n);
	for (; i < p->n; i++)
		if (p->b[i].tag != BLOCK_HEAD)
			p->b[i].tag = BLOCK_PARA;
}

size_t
html_read(struct page *p, struct repair *repair, const char *s, size_t n)
{
	struct tag_in in = {s, n, 0, {false, false}};
	struct reader *r = arena_get(p->a, sizeof *r);
	size_t first = p->n;

	memset(r, 0, sizeof *r);
	r->p = p;
	r->markup = p->markup;
	if (!r->markup) {
		r->markup = arena_get(p->a, sizeof *r->markup);
		memset(r->markup, 0, sizeof *r->markup);
	}
	r->repair = repair;
	p->html = true;
	head_open(&r->head, p, repair);
	r->stack[0].node = add_node(p, 0, 0, 0);
	r->depth = 1;
	r->tag = BLOCK_PARA;
	read_tags(r, &in);
	head_close(&r->head);
	if (is_filled_later(p))
		read_body(r);
	row_join(p, first);
	inherit(p);
	return in.at;
}
