#include "pageout.h"

#include "lang.h"
#include "lump.h"

#include <string.h>

/* Four bytes as a number. */
#define FOUR(a, b, c, d)                                                                           \
	((uint32_t)(unsigned char)(a) << 24 | (uint32_t)(unsigned char)(b) << 16 |                 \
	    (uint32_t)(unsigned char)(c) << 8 | (uint32_t)(unsigned char)(d))

enum {
	FOREIGN = 45, /* words of a paragraph that is looked at for its language */
	SURE = 16     /* bits; lang.h */
};

/* The type of a record, its id, and the field behind them. */
static void
open_record(struct pageout *w, const char *type, struct str first)
{
	io_str(&w->out, (struct str){type, strlen(type)});
	io_byte(&w->out, '\t');
	io_str(&w->out, w->id);
	io_byte(&w->out, '\t');
	io_str(&w->out, first);
}

/* One more field: "-" when it is empty. */
static void
field(struct pageout *w, struct str s)
{
	io_byte(&w->out, '\t');
	io_str(&w->out, s.n > 0 ? s : STR("-"));
}

static struct str
text(const char *s)
{
	return (struct str){s, strlen(s)};
}

static void
print_meta(struct pageout *w, const char *name, struct str value)
{
	if (value.n == 0)
		return;
	open_record(w, "meta", text(name));
	field(w, value);
	io_line(&w->out);
}

static void
print_doc(struct pageout *w, const struct sheet *s, const char *lang)
{
	const struct meta *m = &s->meta;

	open_record(w, "doc", lang ? text(lang) : STR("-"));
	field(w, text(m->date));
	field(w, m->url.n ? m->url : m->site.n ? m->site : s->file);
	field(w, m->title);
	io_line(&w->out);
	print_meta(w, "author", m->author);
	if (m->url.n > 0)
		print_meta(w, "site", m->site);
}

static inline char *
append(char *to, struct str s)
{
	memcpy(to, s.s, s.n);
	return to + s.n;
}

/* What stands before the texts of the document's pars. */
static void
make_heads(struct pageout *w)
{
	char *at = w->head;
	unsigned k;

	w->headlen = 0;
	if (w->id.n + 5 > PAGEOUT_HEAD)
		return;
	at = append(append(at, STR("par\t")), w->id);
	*at++ = '\t';
	w->headlen = (size_t)(at - w->head);
	for (k = 0; k < KIND_COUNT && w->kindlen[k] == 0; k++) {
		at = w->kind[k];
		*at++ = '\t';
		at = append(at, text(block_kind_name(k)));
		*at++ = '\t';
		w->kindlen[k] = (uint8_t)(at - w->kind[k]);
	}
}

/* A record in one piece: there is one for nearly every line of the input. */
static void
put_par(struct pageout *w, enum block_kind k, struct str s)
{
	size_t most = sizeof w->head + IO_DIGITS + PAGEOUT_STEP + s.n + 1, i;
	char *room, *at;

	if (w->headlen == 0 || most > IO_BLOCK) {
		open_record(w, "par", STR(""));
		io_number(&w->out, w->par);
		field(w, text(block_kind_name(k)));
		field(w, s);
		io_line(&w->out);
		return;
	}
	room = io_room(&w->out, most);
	for (i = 0; i < w->headlen; i += PAGEOUT_STEP)
		memcpy(room + i, w->head + i, PAGEOUT_STEP);
	at = room + w->headlen;
	if (w->par < 10)
		*at++ = (char)('0' + w->par);
	else
		at = io_digits(at, w->par);
	memcpy(at, w->kind[k], PAGEOUT_STEP);
	at = append(at + w->kindlen[k], s);
	io_took(&w->out, (size_t)(at - room));
	io_line(&w->out);
}

static void
print_par(struct pageout *w, const struct block *b)
{
	w->par++;
	put_par(w, b->kind, b->text.n > 0 ? b->text : STR("-"));
	if (b->kind != KIND_DROP)
		return;
	open_record(w, "meta", STR("drop\t"));
	io_number(&w->out, w->par);
	io_byte(&w->out, ' ');
	io_str(&w->out, text(b->why ? b->why : "outside"));
	io_line(&w->out);
}

/*
 * Has s one of the words that hardly any French paragraph lacks and no other language has? Spares
 * nearly all the long look.
 */
static bool
is_french(struct str s)
{
	const char *at = s.s, *end = s.s + s.n;

	while ((at = memchr(at, ' ', (size_t)(end - at))) != NULL && ++at + 4 < end) {
		switch (FOUR(at[0], at[1], at[2], at[3])) {
		case FOUR('l', 'e', 's', ' '):
		case FOUR('d', 'e', 's', ' '):
		case FOUR('u', 'n', 'e', ' '):
		case FOUR('e', 's', 't', ' '):
		case FOUR('s', 'u', 'r', ' '):
		case FOUR('a', 'u', 'x', ' '):
		case FOUR('q', 'u', 'i', ' '):
		case FOUR('p', 'o', 'u', 'r'):
		case FOUR('d', 'a', 'n', 's'):
			return true;
		default:
			break;
		}
		if (at[2] == ' ' &&
		    ((at[0] == 'd' && at[1] == 'u') || (at[0] == 'e' && at[1] == 't') ||
			(at[0] == 'a' && at[1] == 'u')))
			return true;
	}
	return false;
}

/* Is a short block surely of another language than lang? Quotations are the article's. */
static bool
is_foreign(const struct block *b, const char *lang)
{
	struct lang l;
	int32_t margin;
	const char *code;

	if (b->words < 8 || b->words > FOREIGN || b->flags & BLOCK_QUOTE ||
	    (b->kind != KIND_BODY && b->kind != KIND_LEAD && b->kind != KIND_HEADING) ||
	    *b->text.s == '"' || memcmp(b->text.s, "\xC2\xAB", 2) == 0 ||
	    memcmp(b->text.s, "\xE2\x80", 2) == 0)
		return false;
	if (strcmp(lang, "fr") == 0 && is_french(b->text))
		return false;
	lang_begin(&l);
	lang_add(&l, b->text);
	code = lang_code(&l, &margin);
	return code && margin >= SURE && strcmp(code, lang) != 0;
}

/*
 * Paragraphs of another language than the article's are links to its translation, news of the other
 * edition: dropped, unless they are a good part of the text.
 */
static void
drop_foreign(struct page *p, const char *lang)
{
	size_t i, all = 0, found = 0;
	bool lead = false;

	for (i = 0; i < p->n; i++) {
		all += p->b[i].kind != KIND_DROP ? p->b[i].words : 0;
		if (is_foreign(&p->b[i], lang)) {
			p->b[i].why = "language";
			found += p->b[i].words;
		}
	}
	if (found == 0 || found * 4 > all)
		return;
	for (i = 0; i < p->n; i++) {
		struct block *b = &p->b[i];

		if (b->kind != KIND_DROP && b->why && strcmp(b->why, "language") == 0)
			b->kind = KIND_DROP;
		if (b->kind == KIND_BODY && !lead)
			b->kind = KIND_LEAD;
		lead |= b->kind == KIND_LEAD;
	}
}

/*
 * Is the page of our language by its words that hardly any other has: those that were looked at
 * already, or all of the first?
 */
static bool
is_ours(const struct page *p, bool all)
{
	struct glance_count c = {0, 0};
	size_t i;

	for (i = 0; i < p->n && c.words <= GLANCE_AMONG; i++) {
		const struct block *b = &p->b[i];

		if (b->kind == KIND_DROP)
			continue;
		if (all) {
			glance_own(p->glance, b->text, &c);
		} else {
			c.words += b->looked;
			c.own += b->own;
		}
		if (glance_is_own(&c))
			return true;
	}
	return false;
}

/* The language of what is kept; NULL if it cannot be told. */
static const char *
language(const struct page *p, struct lang *l)
{
	size_t i;
	bool sure = false;

	if (p->glance && (is_ours(p, false) || is_ours(p, true)))
		return p->glance->language;
	lang_begin(l);
	for (i = 0; i < p->n && !sure; i++)
		if (p->b[i].kind != KIND_DROP)
			sure = lang_add(l, p->b[i].text);
	return lang_code(l, NULL);
}

/* The records of a page of which all is decided. */
static void
print_page(struct pageout *w, struct sheet *s)
{
	struct page *p = &s->p;
	struct lang l;
	const char *lang = language(p, &l);
	size_t i;

	if (lang && !s->article.bare)
		drop_foreign(p, lang);
	lump_join(p);
	w->id = s->id;
	if (s->window == 0) {
		w->par = 0;
		print_doc(w, s, lang);
	}
	make_heads(w);
	for (i = 0; i < p->n; i++)
		if (p->b[i].kind != KIND_DROP || w->all)
			print_par(w, &p->b[i]);
}

void
pageout_write(struct pageout *w, struct sheet *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		block_measure_all(&s[i].p);
		shared_mark(&w->shared, &s[i].p);
	}
	for (i = 0; i < n; i++)
		article_find(&s[i].p, &s[i].article);
	for (i = 0; i < n; i++)
		meta_find(&s[i].p, &s[i].article, &s[i].meta);
	for (i = 0; i < n; i++)
		print_page(w, &s[i]);
}
