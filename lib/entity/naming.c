#include "naming.h"

#include "crf.h"
#include "lex.h"
#include "reach.h"
#include "span.h"
#include "tok.h"

#include <string.h>

/*
 * Kinds of keys in one table: a whole name (its form in normal case), the last word or the first
 * words of a person's full name (that name), an acronym (its long form), the initials of a body
 * (its name), a place however its sounds are spelled (as it is spelled first), a long form of the
 * tables (as the document writes its apostrophes). The first writer
 * keeps a key, but a later full name with the same last word takes over: « M. Diallo » is the
 * Diallo named last.
 */
enum key { KEY_WHOLE = 1, KEY_LAST, KEY_FIRST, KEY_SHORT, KEY_INITIALS, KEY_SOUND, KEY_ROW };

enum { PERSON_MAX = 8, PLACE_MAX = 12 }; /* tokens of a person, of a place */
struct entry {
	uint64_t key; /* 0: free */
	struct str name;
	uint32_t words;
	bool twice; /* a first name of two persons says nothing */
};

struct naming {
	struct arena *a;
	struct entry *e;
	size_t mask;
};

struct naming *
naming_begin(size_t entries, struct arena *a)
{
	struct naming *x = arena_get(a, sizeof *x);
	size_t size = 64;

	while (size / 4 * 3 <= entries)
		size *= 2;
	x->a = a;
	x->e = arena_get(a, size * sizeof *x->e);
	memset(x->e, 0, size * sizeof *x->e);
	x->mask = size - 1;
	return x;
}

size_t
naming_need(const struct mentions *m)
{
	size_t i, n = 0;

	for (i = 0; i < m->n; i++)
		n += m->m[i].type == CRF_PER && m->m[i].last - m->m[i].first <= PERSON_MAX
			 ? 2 * (m->m[i].last - m->m[i].first) + 1
			 : 4;
	return n;
}

static struct entry *
find(struct naming *x, uint64_t key)
{
	size_t i = (key ^ key >> 32) & x->mask;

	while (x->e[i].key != 0 && x->e[i].key != key)
		i = (i + 1) & x->mask;
	return &x->e[i];
}

/* The key of words [from, to), hyphens and spaces alike. */
static uint64_t
key_of(const struct feature_sent *s, enum key kind, int type, size_t from, size_t to)
{
	uint64_t h = tok_chain((uint64_t)kind, (uint64_t)type + 77);

	for (; from < to; from++)
		h = tok_chain(h, s->w[from].fold);
	return h | 1;
}

/* « XVI », « VI »: of a name in capitals. */
static bool
is_roman(struct str w)
{
	size_t i;

	for (i = 0; i < w.n; i++)
		if (w.s[i] != 'I' && w.s[i] != 'V' && w.s[i] != 'X')
			return false;
	return w.n > 1;
}

/* Are all letters of these tokens capitals, and are they more than an acronym? */
static bool
is_shouted(const struct feature_sent *s, size_t from, size_t to, int type)
{
	size_t letters = 0;

	for (; from < to; from++) {
		if (s->t[from].class != TOK_WORD)
			continue;
		if ((!(s->t[from].flags & TOK_CAPS) && !(s->t[from].flags & TOK_ELIDED)) ||
		    s->t[from].flags & TOK_DIGIT) /* « AK47 » */
			return false;
		if (!is_roman(tok_str(s->text, &s->t[from])))
			letters += s->t[from].cend - s->t[from].cstart;
	}
	return letters > (type == CRF_ORG || type == CRF_PROG	  ? 7U
			     : type == CRF_PER || type == CRF_LOC ? 3U
								  : 5U);
}

/* « EL HASSAN DAKI » as « El Hassan Daki », « MINISTÈRE DE LA SANTÉ » as « Ministère de la Santé ». */
static struct str
calm(struct naming *x, const struct feature_sent *s, size_t from, size_t to, int type)
{
	size_t i = s->t[from].start, k, len, n = 0;
	char *out = arena_get(x->a, 2 * (s->t[to - 1].end - i) + U8_MAX);
	bool inside;
	int32_t cp;

	for (k = from; k < to; k++) {
		memcpy(out + n, s->text.s + i, s->t[k].start - i);
		n += s->t[k].start - i;
		inside = k > from && reach_role(s, k) != 0 && type != CRF_PER;
		if (k > from && is_roman(tok_str(s->text, &s->t[k]))) {
			memcpy(out + n, s->text.s + s->t[k].start, s->t[k].end - s->t[k].start);
			n += s->t[k].end - s->t[k].start;
			i = s->t[k].end;
			continue;
		}
		for (i = s->t[k].start; i < s->t[k].end; i += len) {
			cp = u8_get(s->text.s + i, s->t[k].end - i, &len);
			n += u8_put(out + n, inside ? u8_lower(cp) : cp);
			inside |= u8_is_letter(cp);
		}
	}
	return (struct str){out, n};
}

/* « covid-19 » as « Covid-19 ». */
static struct str
raise_first(struct naming *x, struct str text)
{
	size_t len, n;
	int32_t cp = u8_get(text.s, text.n, &len);
	char *out;

	if (!u8_is_lower(cp))
		return text;
	out = arena_get(x->a, text.n + U8_MAX);
	n = u8_put(out, u8_upper(cp));
	memcpy(out + n, text.s + len, text.n - len);
	return (struct str){out, n + text.n - len};
}

/* The names that are compared by their words. */
static bool
has_name(int type)
{
	return type != CRF_DATE && type != CRF_CRIME;
}

static void
put(struct naming *x, uint64_t key, struct str name, size_t words, bool later_wins)
{
	struct entry *e = find(x, key);

	if (e->key != 0 && !later_wins && e->words >= words)
		return;
	e->twice = e->key != 0 && e->words > 0 && !str_eq(e->name, name);
	e->key = key;
	e->name = name;
	e->words = (uint32_t)words;
}

/* A short form: one word, capitals in it beyond the first, at most ten letters. */
static bool
is_short(const struct mentions *x, const struct mention *m)
{
	const struct feature_word *w = &x->s->w[m->first];

	return m->last == m->first + 1 && x->s->t[m->first].flags & TOK_UPPER && w->len <= 14;
}

/*
 * Does the short form come from the long one? (feature.c looked.) Its first letter must, at least;
 * what feature.c found may begin later: « Direction | de l'information … (DI…) ».
 */
static bool
is_spelled(const struct feature_sent *s, const struct mention *word, const struct mention *full)
{
	size_t len;
	int32_t a, b;

	if (s->pair[word->first] == 3 && s->pair[full->first] == 1)
		return true;
	if (s->pair[word->first] == 3 && s->pair[full->first + 1] == 0)
		return false;
	a = u8_get(s->text.s + s->t[word->first].start, U8_MAX, &len);
	b = u8_get(s->text.s + s->t[full->first].start, U8_MAX, &len);
	return u8_upper(a) == u8_upper(b);
}

/* « Banque mondiale »: the key of BM; 0 where the words give no acronym. */
static uint64_t
initials_of(const struct feature_sent *s, const struct mention *p)
{
	uint64_t h = tok_chain((uint64_t)KEY_INITIALS, p->type);
	size_t i, n = 0, len;

	for (i = p->first; i < p->last; i++) {
		if (s->t[i].class != TOK_WORD || s->w[i].e.role != 0 || s->t[i].flags & TOK_ELIDED)
			continue;
		h = tok_chain(
		    h, (uint64_t)form_letter(u8_get(s->text.s + s->t[i].start, U8_MAX, &len)));
		n++;
	}
	return n > 1 ? h | 1 : 0;
}

/* The key of the letters of an acronym; 0 for other words. */
static uint64_t
letters_of(const struct feature_sent *s, const struct mention *p)
{
	const struct tok *t = &s->t[p->first];
	uint64_t h = tok_chain((uint64_t)KEY_INITIALS, p->type);
	size_t i;

	if (p->last != p->first + 1 || !(t->flags & TOK_CAPS) || t->end - t->start > 10)
		return 0;
	for (i = t->start; i < t->end; i++)
		h = tok_chain(h, (uint64_t)(unsigned char)s->text.s[i]);
	return h | 1;
}

enum { SOUND_MIN = 5 };

/*
 * « Tillabéri », « Tillaberi », « Tillabery »: one key, without accents, h and doubled letters; 0
 * where too little is left.
 */
static uint64_t
sound_of(const struct feature_sent *s, const struct mention *p)
{
	uint64_t h = (uint64_t)KEY_SOUND;
	size_t i, n = 0, len, end = s->t[p->last - 1].end;
	int32_t cp, before = 0;

	for (i = s->t[p->first].start; i < end; i += len) {
		cp = form_letter(u8_get(s->text.s + i, end - i, &len));
		if (cp == 'Y')
			cp = 'I';
		if (cp == 0 || cp == 'H' || cp == before)
			continue;
		h = tok_chain(h, (uint64_t)cp);
		before = cp;
		n++;
	}
	return n >= SOUND_MIN ? h | 1 : 0;
}

/* The row of a table whose key is the whole mention; LEX_NONE if there is none. */
static uint32_t
row_of(const struct lex_table *table, const struct mentions *m, const struct mention *p)
{
	size_t n = p->last - p->first;
	uint32_t row = LEX_NONE;

	return span_match(table, m->s, p->first, n, &row) == n ? row : LEX_NONE;
}

/* Are these the same but for their apostrophes? */
static bool
is_same(struct str a, struct str b)
{
	size_t i = 0, k = 0, n, m;
	int32_t x, y;

	while (i < a.n && k < b.n) {
		x = u8_get(a.s + i, a.n - i, &n);
		y = u8_get(b.s + k, b.n - k, &m);
		if ((x == 0x2019 ? '\'' : x) != (y == 0x2019 ? '\'' : y))
			return false;
		i += n;
		k += m;
	}
	return i == a.n && k == b.n;
}

/* A place as everybody spells it. */
static bool
is_known(const struct mentions *m, const struct mention *p)
{
	return row_of(&lex_places, m, p) != LEX_NONE || row_of(&lex_countries, m, p) != LEX_NONE;
}

/* The long form that the tables have for a body, and its key; empty if there is none. */
static struct str
long_form(const struct mentions *m, const struct mention *p, uint64_t *key)
{
	const struct lex_table *table = &lex_organisations;
	uint32_t row = row_of(table, m, p);

	if (row == LEX_NONE) {
		table = &lex_longforms;
		row = row_of(table, m, p);
	}
	*key = tok_chain((uint64_t)KEY_ROW, 4 * (uint64_t)row + 2U * (table == &lex_longforms)) | 1;
	return row != LEX_NONE ? lex_str(table, row, 0) : (struct str){NULL, 0};
}

/* « Groupe de la | Banque islamique de développement (BID) »: the long form is the end of the name. */
static bool
is_inner(const struct feature_sent *s, const struct mention *word, const struct mention **full,
    struct mention *inner)
{
	uint64_t key = letters_of(s, word);

	*inner = **full;
	while (key != 0 && inner->first + 1 < inner->last) {
		inner->first++;
		if (s->t[inner->first].flags & TOK_UPPER && initials_of(s, inner) == key) {
			*full = inner;
			return true;
		}
	}
	return false;
}

/* « Armée de résistance du Seigneur (LRA) »: the acronym of another language. */
static bool
is_foreign(const struct mentions *m, const struct mention *word, const struct mention *full)
{
	uint32_t row = row_of(&lex_bodies, m, word);
	uint64_t key;

	return word->type == CRF_ORG && word->first > full->last && full->last - full->first > 3 &&
	       m->s->t[word->first].flags & TOK_CAPS && long_form(m, word, &key).n == 0 &&
	       (row == LEX_NONE || strcmp(lex_cell(&lex_bodies, row, 1), "group") == 0);
}

/* « Long Name (LN) » and « LN (Long Name) »: both mentions of one type, a bracket between. */
static void
learn_pair(struct naming *x, const struct mentions *m, size_t i)
{
	const struct mention *a = &m->m[i], *b = &m->m[i + 1];
	const struct tok *t = m->s->t;
	const struct mention *word, *full;
	struct mention inner;
	size_t open = a->last;
	uint64_t key;
	struct str known;

	if (m->s->quote[open - 1] & 1 && !(m->s->quote[open] & 1) && !reach_mark(m->s, open, '('))
		open++; /* « “Projet d'accès à l'eau” (PAE) » */
	if (a->type != b->type || b->first != open + 1 || !has_name(a->type) ||
	    a->type == CRF_PER || m->s->text.s[t[open].start] != '(' ||
	    (b->last < m->s->n && m->s->text.s[t[b->last].start] != ')' &&
		m->s->text.s[t[b->last].start] != '-' && m->s->text.s[t[b->last].start] != ','))
		return;
	word = is_short(m, b) ? b : is_short(m, a) ? a : NULL;
	full = word == b ? a : b;
	if (word == NULL || full->last - full->first < 2 ||
	    (!is_spelled(m->s, word, full) && !is_inner(m->s, word, &full, &inner) &&
		!is_foreign(m, word, full)) ||
	    (a->type == CRF_LOC && m->s->pair[word->first] != 3))
		return; /* « In Amenas (Illizi) » */
	known = long_form(m, full, &key);
	if (is_same(known, mention_text(m, full)))
		known = mention_text(m, full);
	put(x, key_of(m->s, KEY_SHORT, 0, word->first, word->last),
	    known.n > 0 ? known : mention_text(m, full), 1, false);
}

/* « alias », « dit », « surnommé », between two persons: both are names of one. */
static bool
is_alias(const struct mentions *m, const struct mention *a, const struct mention *b)
{
	size_t i = a->last;

	if (a->type != CRF_PER || b->type != CRF_PER)
		return false;
	if (reach_mark(m->s, i, ','))
		i++;
	return (i + 1 == b->first || (i + 2 == b->first && m->s->t[i + 1].class == TOK_MARK)) &&
	       (reach_sign(m->s, i, SIGN_ALIAS) || reach_sign(m->s, i, SIGN_DIT));
}

static size_t
words_of(const struct mentions *m, const struct mention *p)
{
	size_t i, n = 0;

	for (i = p->first; i < p->last; i++)
		n += m->s->t[i].class == TOK_WORD && !(m->s->t[i].flags & TOK_ELIDED);
	return n;
}

void
naming_learn(struct naming *x, const struct mentions *m)
{
	size_t i, words;
	uint64_t key;

	for (i = 0; i < m->n; i++) {
		const struct mention *p = &m->m[i];
		struct str text = mention_text(m, p);

		if (!has_name(p->type))
			continue;
		if (i + 1 < m->n) {
			learn_pair(x, m, i);
			if (is_alias(m, p, p + 1))
				put(x, key_of(m->s, KEY_LAST, 0, p[1].first, p[1].last), text,
				    words_of(m, p) + 8, true);
		}
		if (is_shouted(m->s, p->first, p->last, p->type))
			continue;
		put(x, key_of(m->s, KEY_WHOLE, p->type, p->first, p->last), text, 1, false);
		words = words_of(m, p);
		if (p->type == CRF_LOC && (key = sound_of(m->s, p)) != 0)
			put(x, key, text, is_known(m, p) ? 2 : 1, false);
		else if (p->type == CRF_ORG && words > 1) {
			if ((key = initials_of(m->s, p)) != 0)
				put(x, key, text, 1, false);
			if (is_same(long_form(m, p, &key), text))
				put(x, key, text, 1, false);
		}
		if (p->type != CRF_PER || words < 2 || p->last - p->first > PERSON_MAX)
			continue;
		put(x, key_of(m->s, KEY_FIRST, 0, p->first, p->first + 1), text, words, true);
		for (size_t k = p->first + 1; k < p->last; k++)
			if (m->s->t[k].class == TOK_WORD)
				put(x, key_of(m->s, KEY_LAST, 0, k, p->last), text, words, false);
		for (size_t k = p->first + 2; k < p->last; k++)
			if (m->s->t[k - 1].class == TOK_WORD && m->s->t[k].flags & TOK_SPACE)
				put(x, key_of(m->s, KEY_LAST, 0, p->first, k), text, words, false);
	}
}

/* The full name of a person. */
static struct str
full_person(struct naming *x, const struct mentions *m, const struct mention *p)
{
	struct entry *e = find(x, key_of(m->s, KEY_LAST, 0, p->first, p->last));

	if (e->key != 0)
		return e->name;
	if (p->last == p->first + 1) {
		e = find(x, key_of(m->s, KEY_FIRST, 0, p->first, p->last));
		if (e->key != 0 && !e->twice)
			return e->name;
	}
	return (struct str){NULL, 0};
}

/* The long form that the tables have, as the document writes it. */
static struct str
known_name(struct naming *x, const struct mentions *m, const struct mention *p)
{
	uint64_t key;
	struct str name = long_form(m, p, &key);
	struct entry *e = name.n > 0 ? find(x, key) : NULL;

	return e != NULL && e->key != 0 ? e->name : name;
}

/*
 * « au | Havre |», « du | Caire |», « la | Havane |»: Le Havre, Le Caire, La Havane. The article
 * that is part of a town's name (articles.tsv), where the table has the town with it.
 */
static struct str
articled(struct naming *x, const struct mentions *m, const struct mention *p)
{
	struct tok t[1 + PLACE_MAX];
	size_t n = p->last - p->first;
	uint32_t article, row;
	struct str text = mention_text(m, p), known;
	char *out;

	if (p->first == 0 || n > PLACE_MAX || row_of(&lex_countries, m, p) != LEX_NONE ||
	    (article = lex_find(&lex_articles, &m->s->t[p->first - 1])) == LEX_NONE)
		return (struct str){NULL, 0};
	memcpy(t + 1, m->s->t + p->first, n * sizeof *t);
	t[0].form = tok_hash(lex_cell(&lex_articles, article, 1));
	if (lex_match(&lex_places, t, n + 1, &row) < n + 1)
		return (struct str){NULL, 0};
	known = lex_str(&lex_articles, article, 1);
	out = arena_get(x->a, known.n + 1 + text.n);
	memcpy(out, known.s, known.n);
	if (known.s[known.n - 1] != '\'')
		out[known.n++] = ' ';
	memcpy(out + known.n, text.s, text.n);
	return (struct str){out, known.n + text.n};
}

static struct str
name_of(struct naming *x, const struct mentions *m, const struct mention *p)
{
	struct str text = mention_text(m, p), full = {NULL, 0};
	struct entry *e;
	uint64_t key;

	if (p->type == CRF_PER)
		full = full_person(x, m, p);
	else if ((e = find(x, key_of(m->s, KEY_SHORT, 0, p->first, p->last)))->key != 0)
		full = e->name;
	else if (p->type == CRF_ORG && (key = letters_of(m->s, p)) != 0 &&
		 (e = find(x, key))->key != 0)
		full = e->name;
	else if (p->type == CRF_LOC && (full = articled(x, m, p)).n > 0)
		return full;
	else if (p->type == CRF_LOC && !is_known(m, p) && (key = sound_of(m->s, p)) != 0 &&
		 (e = find(x, key))->key != 0)
		full = e->name;
	else if (p->type == CRF_ORG)
		full = known_name(x, m, p);
	if (full.n > 0)
		return full;
	if (is_shouted(m->s, p->first, p->last, p->type)) {
		e = find(x, key_of(m->s, KEY_WHOLE, p->type, p->first, p->last));
		return e->key != 0 ? e->name : calm(x, m->s, p->first, p->last, p->type);
	}
	return p->type == CRF_MISC ? raise_first(x, text) : text;
}

/* « province de | Luxembourg », « ville de | Mexico »: has the name of a country, and is none. */
static bool
is_district(const struct feature_sent *s, size_t i)
{
	if (i > 0 && reach_role(s, i - 1) == FEATURE_ARTICLE)
		i--;
	if (i > 0 && reach_sign(s, i - 1, SIGN_WATER)) /* « fleuve | Niger », « lac | Tchad » */
		return true;
	if (i < 2 || reach_role(s, i - 1) != FEATURE_LINK)
		return false;
	return reach_sign(s, i - 2, SIGN_WATER) ||
	       (reach_sign(s, i - 2, SIGN_DISTRICT) &&
		   !(i > 2 && (reach_adjective(s, i - 3) || reach_word(s, i - 3, "grande"))));
}

/* The country of « République du Cabo Verde » is that of its last words. */
static uint32_t
country_of(const struct mentions *m, const struct mention *p)
{
	uint32_t row = row_of(&lex_countries, m, p);
	struct mention inner = *p;

	if (is_district(m->s, p->first))
		return LEX_NONE;
	if (row != LEX_NONE || !reach_word(m->s, p->first, "république"))
		return row;
	while (inner.first < p->last && reach_role(m->s, inner.first) != FEATURE_LINK)
		inner.first++;
	if (inner.first + 1 >= p->last)
		return LEX_NONE;
	inner.first = (uint32_t)reach_article(m->s, inner.first + 1);
	return inner.first < p->last ? row_of(&lex_countries, m, &inner) : LEX_NONE;
}

void
naming_give(struct naming *x, struct mentions *m)
{
	size_t i;
	uint32_t row;

	for (i = 0; i < m->n; i++) {
		struct mention *p = &m->m[i];

		if (p->name.n == 0)
			p->name = has_name(p->type) ? name_of(x, m, p) : mention_text(m, p);
		if (p->type == CRF_LOC && (row = country_of(m, p)) != LEX_NONE)
			p->code = lex_str(&lex_countries, row, 1);
	}
}
