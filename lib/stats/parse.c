/*
 * Classes of the words of a sentence. French has no cheap tagger that is right, but the relations
 * of a figure need little: where a noun phrase stops (prepositions, pronouns, participles, finite
 * verbs) and where an event is named. Closed classes are a table (words.tsv), verbs and nouns of
 * events another (events.tsv); open classes are told by their endings. A word that nothing tells
 * is taken as a noun or an adjective, so errors run towards a phrase too long.
 */
#include "parse.h"

#include "ending.h"
#include "lex.h"

#include <string.h>

bool
parse_has_verb(const struct parse *p, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		if (parse_at(p, from) == PARSE_VERB)
			return true;
	return false;
}

bool
parse_is_future(const struct parse *p)
{
	for (size_t i = 0; i < p->n; i++) {
		struct str w = tok_str(p->text, &p->t[i]);
		size_t least = p->w[i].class == PARSE_AUX || p->w[i].class == PARSE_VERB ? 4 : 6;

		if (p->w[i].class == PARSE_NAME || (p->t[i].flags & TOK_UPPER) || w.n < least)
			continue;
		if ((w.s[w.n - 1] == 'a' && w.s[w.n - 2] == 'r') ||
		    memcmp(w.s + w.n - 4, "ront", 4) == 0)
			return true;
	}
	return false;
}

size_t
parse_entity_near(const struct parse *p, uint32_t i)
{
	size_t low = 0, high = p->ne;

	while (low < high) {
		size_t mid = low + (high - low) / 2;

		if (p->e[mid].last > i)
			high = mid;
		else
			low = mid + 1;
	}
	return low;
}

static inline bool
ends(struct str w, const char *tail)
{
	size_t n = strlen(tail);

	return w.n > n + 2 && memcmp(w.s + w.n - n, tail, n) == 0;
}

/* Third persons in -ent that no noun has. */
static bool
ends_plural(struct str w)
{
	return ends(w, "aient") || ends(w, "èrent") || ends(w, "eront") || ends(w, "iront") ||
	       ends(w, "issent");
}

/*
 * Most words have none of the endings below, which their last three bytes tell at once: -it, -nt,
 * -ra, -ez, or the second byte of é among them.
 */
static inline bool
may_tell(struct str w)
{
	enum { LAST_OF_E_ACUTE = 0xA9 };
	unsigned char a, b, c;

	if (w.n < 4)
		return false;
	a = (unsigned char)w.s[w.n - 3];
	b = (unsigned char)w.s[w.n - 2];
	c = (unsigned char)w.s[w.n - 1];
	return ((a == LAST_OF_E_ACUTE) | (b == LAST_OF_E_ACUTE) | (c == LAST_OF_E_ACUTE) |
		   ((c == 't') & ((b == 'i') | (b == 'n'))) | ((c == 'a') & (b == 'r')) |
		   ((c == 'z') & (b == 'e'))) != 0;
}

/* An open-class word by its ending; only what is safe. */
static enum parse_class
by_ending(struct str w)
{
	if (ends(w, "ait") || ends(w, "ant") || ends_plural(w) || ends(w, "era") || ends(w, "ira"))
		return PARSE_VERB;
	if (ends(w, "amment") || ends(w, "emment") || ends(w, "ellement") || ends(w, "ièrement") ||
	    ends(w, "iquement") || ends(w, "ivement") || ends(w, "eusement") || ends(w, "alement"))
		return PARSE_ADV;
	if (ends(w, "ée") || ends(w, "ées") ||
	    (ends(w, "é") && !ends(w, "ité") && !ends(w, "auté")) ||
	    (ends(w, "és") && !ends(w, "ités") && !ends(w, "autés")))
		return PARSE_PART;
	return PARSE_WORD;
}

/* « présentés lundi | devant | un juge »: the verb means the event only with that word near. */
static bool
has_devant(const struct parse *p, size_t i)
{
	for (size_t k = i + 1; k < p->n && k < i + 7; k++)
		if (parse_sign(p, k, CUE_SIGN(COURT)))
			return true;
	return false;
}

/* The tables that may have a longer key at word i: few, as what stands behind it tells. */
static inline unsigned
longer_keys(const struct parse *p, const struct cue_word *cue, size_t i)
{
	return cue->more & lex_more(p->t[i + 1].fold) ? cue->longer : 0;
}

/* The longest key of a table at word i: how many words; *row is given for a key of one word. */
static inline size_t
match(const struct parse *p, const struct cue_word *cue, const struct lex_table *x,
    enum cue_table table, size_t i, unsigned longer, uint32_t *row)
{
	if (longer & table)
		return lex_match(x, p->t + i, p->n - i, row);
	return (cue->alone & table) != 0;
}

static size_t
tag_event(
    struct parse *p, const struct cue *c, const struct cue_word *cue, size_t i, unsigned longer)
{
	struct parse_word *w = &p->w[i];
	const char *kind;
	enum event e;
	uint32_t row = cue->event;
	size_t n = match(p, cue, &lex_events, CUE_IN_EVENTS, i, longer, &row);

	if (n == 0)
		return 0;
	kind = lex_cell(&lex_events, row, 2);
	/* « la directrice des | Opérations | de la Banque »: a title or a name */
	if (kind[0] == 'n' && i > 0 && p->t[i].flags & TOK_UPPER && !(p->t[i].flags & TOK_CAPS) &&
	    (parse_at(p, i - 1) == PARSE_DE || parse_at(p, i - 1) == PARSE_DET) && i > 1)
		return 0;
	if (kind[0] == 'd' && !has_devant(p, i))
		return 0;
	e = (enum event)c->event[row];
	if (e == EVENT_NONE) /* « fusil d'assaut » */
		return n;
	for (size_t k = 0; k < n; k++) {
		p->w[i + k].event = (uint8_t)e;
		p->w[i + k].noun = kind[0] == 'n' || kind[0] == 'b' || kind[0] == 'w';
		p->w[i + k].person = kind[0] == 'w';
	}
	if (kind[0] == 'v')
		w->class = PARSE_VERB;
	else if (kind[0] == 'p' || kind[0] == 'b' || kind[0] == 'd' || kind[0] == 'w')
		w->class = PARSE_PART;
	else if (n == 1)
		w->class = PARSE_WORD;
	return n;
}

/* « Lancée en 2009, l'insurrection … » */
static bool
opens_with_participle(const struct parse *p)
{
	struct str w = tok_str(p->text, &p->t[0]);

	return p->n > 1 && (ends(w, "ée") || ends(w, "ées") || ends(w, "és")) &&
	       !(p->t[0].flags & TOK_CAPS) && !(p->t[1].flags & TOK_UPPER) &&
	       p->t[1].class == TOK_WORD;
}

/* « vous | proposez | »; not « un rendez-vous » */
static bool
follows_vous(const struct parse *p, size_t i)
{
	return i > 0 && ends(tok_str(p->text, &p->t[i]), "ez") &&
	       str_eq(tok_str(p->text, &p->t[i - 1]), STR("vous"));
}

/* The class of a word that no table knows, which is PARSE_WORD so far. */
static inline void
tag_ending(struct parse *p, size_t i)
{
	struct str w = tok_str(p->text, &p->t[i]);

	if (!may_tell(w))
		return; /* nearly all */
	if (p->t[i].class == TOK_WORD && !(p->t[i].flags & TOK_UPPER))
		p->w[i].class = follows_vous(p, i) ? PARSE_VERB : (uint8_t)by_ending(w);
	else if (i == 0 && opens_with_participle(p))
		p->w[i].class = PARSE_PART;
}

/* Class and what else the tables say of token i alone; its ending where none knows it. */
static inline void
tag_alone(struct parse *p, const struct cue_word *cue, size_t i)
{
	struct parse_word *w = &p->w[i];

	if (!w->fixed && (cue->alone & CUE_IN_WORDS)) {
		w->class = cue->class;
		w->fixed = true;
	} else if (!w->fixed) {
		tag_ending(p, i);
	}
	w->worth |= (cue->alone & CUE_IN_WORTH) != 0;
	w->report |= (cue->alone & CUE_IN_REPORT) != 0;
}

/* The same where a key of several words may begin with it. */
static void
tag_tables(
    struct parse *p, const struct cue *c, const struct cue_word *cue, size_t i, unsigned longer)
{
	struct parse_word *w = &p->w[i];
	uint32_t row = LEX_NONE;
	size_t n = 0;

	if (!w->fixed) {
		n = match(p, cue, &lex_words, CUE_IN_WORDS, i, longer, &row);
		for (size_t k = 0; k < n; k++) { /* « en revanche » is an adverb, both words */
			p->w[i + k].class = row == LEX_NONE ? cue->class : c->class[row];
			p->w[i + k].fixed = true;
		}
		if (n == 0)
			tag_ending(p, i);
	}
	n = match(p, cue, &lex_worth, CUE_IN_WORTH, i, longer, &row);
	for (size_t k = 0; k < n; k++) /* « s'élève »: both words */
		p->w[i + k].worth = true;
	if (match(p, cue, &lex_report, CUE_IN_REPORT, i, longer, &row) > 0)
		w->report = true;
}

/*
 * Words that only their neighbours tell: a capital A before a name is à without its accent (« A
 * Toulouse, »); que of ainsi que, plus que joins nouns and opens no clause.
 */
static void
tag_neighbours(struct parse *p)
{
	const uint64_t signs = CUE_SIGN(A) | CUE_SIGN(TREND) | CUE_SIGN(QUE) | CUE_SIGN(CLITIC) |
			       CUE_SIGN(BE),
		       classes = 1 << PARSE_PREP | 1 << PARSE_VERB | 1 << PARSE_CONJ;

	for (size_t i = 0; i < p->n; i++) {
		if (!((classes >> p->w[i].class & 1) | (p->w[i].signs & signs)))
			continue; /* nearly all */
		/* « contre-valeur », « sous-préfecture » */
		if (p->w[i].class == PARSE_PREP && parse_mark(p, i + 1, '-') &&
		    parse_glued(p, i + 1) && parse_glued(p, i + 2) &&
		    p->t[i].end - p->t[i].start > 2) {
			p->w[i].class = PARSE_WORD;
			p->w[i].signs = 0;
		}
		if (parse_sign(p, i, CUE_SIGN(A)) && (p->t[i].flags & TOK_UPPER) &&
		    ((p->t[i + 1].flags & TOK_UPPER) || parse_at(p, i + 1) == PARSE_DET)) {
			p->w[i].class = PARSE_PREP;
			p->w[i].signs |= CUE_SIGN(PLACE) | CUE_SIGN(TO) | CUE_SIGN(TOS);
		}
		/* « la saison qui s' | écoule | est », « se | déroulent |»: no noun */
		if (parse_sign(p, i, CUE_SIGN(CLITIC)) && !parse_sign(p, i, CUE_SIGN(Y)) &&
		    i + 1 < p->n && p->w[i + 1].class == PARSE_WORD && !p->w[i + 1].fixed &&
		    !(p->t[i + 1].flags & TOK_UPPER) && p->t[i + 1].class == TOK_WORD)
			p->w[i + 1].class = PARSE_VERB;
		/* « dans l' | est | du pays » */
		if (i > 1 && parse_sign(p, i, CUE_SIGN(BE)) && p->w[i].class == PARSE_AUX &&
		    parse_at(p, i - 1) == PARSE_DET && parse_glued(p, i) &&
		    (parse_at(p, i - 2) == PARSE_PREP || parse_at(p, i - 2) == PARSE_DE))
			p->w[i].class = PARSE_WORD;
		/* « une baisse », « en baisse »: the noun */
		if (i > 0 && parse_sign(p, i, CUE_SIGN(TREND)) &&
		    (parse_at(p, i - 1) == PARSE_PREP || parse_at(p, i - 1) == PARSE_DET ||
			parse_at(p, i - 1) == PARSE_ADJ)) {
			p->w[i].class = PARSE_WORD;
			p->w[i].worth = false;
		}
		/* « une | baisse | de 6 % » */
		if (i > 0 && p->w[i].class == PARSE_VERB && !p->w[i].event &&
		    parse_at(p, i - 1) == PARSE_DET && parse_sign(p, i - 1, CUE_SIGN(ONE)))
			p->w[i].class = PARSE_WORD;
		/* 3 kg d'or, 900 bijoux en or */
		if (i > 0 && parse_at(p, i) == PARSE_CONJ &&
		    !parse_sign(p, i, CUE_SIGN(ET) | CUE_SIGN(OU)) &&
		    (parse_at(p, i - 1) == PARSE_PREP ||
			(parse_at(p, i - 1) == PARSE_DE && parse_glued(p, i))))
			p->w[i].class = PARSE_WORD;
		if (i > 0 && parse_sign(p, i, CUE_SIGN(QUE)) &&
		    parse_sign(p, i - 1, CUE_SIGN(THAN)))
			p->w[i].class = PARSE_CONJ;
	}
}

/* An unknown word behind an auxiliary that has the ending of a participle: « a fui », « ont reçu ». */
static bool
is_irregular(const struct parse *p, size_t i)
{
	return ending_is(tok_str(p->text, &p->t[i]), ENDING_IRREGULAR, 1);
}

/* « ont été | mises en examen | »: right behind an auxiliary no noun. */
static bool
is_mise(const struct parse *p, size_t i)
{
	struct str s = tok_str(p->text, &p->t[i]);

	return i > 0 && p->w[i - 1].class == PARSE_AUX && p->w[i].event && p->w[i].noun &&
	       (str_eq(s, STR("mise")) || str_eq(s, STR("mises")));
}

static bool
is_guillemet(const struct parse *p, size_t i)
{
	return str_eq(tok_str(p->text, &p->t[i]), STR("«"));
}

/* After an auxiliary (and adverbs) a participle is the verb of its clause: « ont été arrêtés ». */
static void
tag_compound_tenses(struct parse *p)
{
	bool aux = false;

	for (size_t i = 0; i < p->n; i++) {
		struct parse_word *w = &p->w[i];

		if (!aux) { /* nearly all */
			aux = w->class == PARSE_AUX;
			continue;
		}
		switch (w->class) {
		case PARSE_AUX:
			break;
		case PARSE_WORD:
			if (is_mise(p, i)) {
				w->class = PARSE_VERB;
				for (size_t k = i; k < p->n && p->w[k].event == w->event; k++)
					p->w[k].noun = false;
				aux = false;
				break;
			}
			if (parse_glued(p, i) && parse_glued(p, i + 1) &&
			    p->t[i].end - p->t[i].start == 1)
				break; /* the t of « a-t-on » */
			if (w->event || !(w->report || is_irregular(p, i))) {
				aux = false;
				break;
			}
			/* fallthrough */
		case PARSE_PART:
			w->class = PARSE_VERB;
			w->noun = false;
			aux = false;
			break;
		case PARSE_ADV:
		case PARSE_PRON:
			break;
		case PARSE_MARK: /* « a-t-on appris » */
			aux = (parse_mark(p, i, '-') && parse_glued(p, i)) ||
			      parse_mark(p, i, '"') || is_guillemet(p, i);
			break;
		default:
			aux = false;
		}
	}
}

/* EUR29,99 is no name, whatever the entities say. */
static bool
is_glued_money(const struct parse *p, const struct parse_ent *e)
{
	size_t i = e->first;

	return e->last == e->first + 1 && (p->t[i].flags & TOK_DIGIT) &&
	       p->t[i].class == TOK_WORD && i + 2 < p->n && p->text.s[p->t[i + 1].start] == ',' &&
	       !(p->t[i + 1].flags & TOK_SPACE) && !(p->t[i + 2].flags & TOK_SPACE) &&
	       p->t[i + 2].class == TOK_NUMBER;
}

static void
find_figures(struct parse *p, struct figure_memory *memory, struct arena *a)
{
	struct figure_skip *skip = arena_get(a, (p->ne + 1) * sizeof *skip);
	size_t n = 0;

	for (size_t k = 0; k < p->ne; k++) {
		if (p->e[k].type == PARSE_CRIME || p->e[k].first == p->e[k].last ||
		    is_glued_money(p, &p->e[k]))
			continue;
		skip[n].first = p->e[k].first;
		skip[n].last = p->e[k].last;
		skip[n++].inside = p->e[k].event;
	}
	p->nf = figure_find(p->text, p->t, p->n, skip, n, memory, a, &p->f);
}

/* Words by what is to be asked of them: tokens of p, in order. */
struct words {
	uint32_t *known, *other;     /* in a table perhaps; in none */
	const struct cue_word **cue; /* of those known */
	size_t nknown, nother;
};

/* Parts the words, with a store for each and no branch; begins p->w. */
static void
part_words(struct parse *p, const struct cue *c, struct words *w, struct arena *a)
{
	size_t i;

	w->known = arena_get(a, 2 * (p->n + 1) * sizeof *w->known);
	w->other = w->known + p->n + 1;
	w->nknown = w->nother = 0;
	for (i = 0; i <= p->n; i++) {
		bool word = p->t[i].class != TOK_MARK, /* that behind the last token too */
		    may = word & cue_may(c, p->t[i].fold);

		p->w[i] = (struct parse_word){
		    .class = word ? PARSE_WORD : PARSE_MARK, .ent = PARSE_NO, .fig = PARSE_NO};
		w->known[w->nknown] = w->other[w->nother] = (uint32_t)i;
		w->nknown += may;
		w->nother += word & !may;
	}
}

/* Signs of all words before any is asked for. */
static void
tag_signs(struct parse *p, const struct cue *c, struct words *w, struct arena *a)
{
	size_t k;

	w->cue = arena_get(a, (w->nknown + 1) * sizeof(struct cue_word *));
	p->signs = 0;
	for (k = 0; k < w->nknown; k++) {
		struct parse_word *to = &p->w[w->known[k]];

		w->cue[k] = cue_look(c, p->t[w->known[k]].fold);
		to->signs = c->signs[w->cue[k]->sign];
		p->signs |= to->signs;
	}
}

/* Marks, signs and classes of all words. */
static void
tag_words(struct parse *p, const struct cue *c, struct arena *a)
{
	size_t k, behind = 0;
	struct words w;

	part_words(p, c, &w, a);
	tag_signs(p, c, &w, a);
	for (k = 0; k < w.nknown; k++) {
		size_t i = w.known[k];
		unsigned longer;

		if (w.cue[k]->check == 0) { /* it is not */
			w.other[w.nother++] = (uint32_t)i;
			continue;
		}
		longer = longer_keys(p, w.cue[k], i);
		if (longer == 0) /* nearly all */
			tag_alone(p, w.cue[k], i);
		else
			tag_tables(p, c, w.cue[k], i, longer);
		/* in « fusil d'assaut » there is no assault */
		if (((w.cue[k]->alone | longer) & CUE_IN_EVENTS) && i >= behind)
			behind = i + tag_event(p, c, w.cue[k], i, longer);
	}
	for (k = 0; k < w.nother; k++)
		if (!p->w[w.other[k]].fixed)
			tag_ending(p, w.other[k]);
	tag_neighbours(p);
	tag_compound_tenses(p);
}

/* The tokens of each entity. */
static void
place_entities(struct parse *p)
{
	size_t i = 0;

	for (size_t k = 0; k < p->ne; k++) {
		struct parse_ent *e = &p->e[k];

		while (i < p->n && p->t[i].cend <= e->cstart)
			i++;
		e->first = (uint32_t)i;
		while (i < p->n && p->t[i].cstart < e->cend)
			i++;
		e->last = (uint32_t)i;
	}
}

/* The classes of entities and figures stand above those of words. */
static void
tag_ranges(struct parse *p)
{
	for (size_t k = 0; k < p->ne; k++) {
		const struct parse_ent *e = &p->e[k];

		for (uint32_t i = e->first; i < e->last; i++) {
			p->w[i].ent = (uint32_t)k;
			if (e->type == PARSE_DAY)
				p->w[i].class = PARSE_DATE;
			else if (e->type != PARSE_CRIME)
				p->w[i].class = PARSE_NAME;
		}
	}
	for (size_t k = 0; k < p->nf; k++)
		for (size_t i = p->f[k].first; i < p->f[k].last && i < p->n; i++) {
			p->w[i].class = PARSE_FIGURE;
			p->w[i].report = false; /* 1,2 | tonne | */
			p->w[i].fig = (uint32_t)k;
		}
	for (size_t k = 0; k < p->nf; k++) { /* « 41 | accusés | de vols »: no verb */
		struct parse_word *w = &p->w[p->f[k].last];

		if (w->class == PARSE_VERB && (w->signs & CUE_SIGN(PEOPLE)))
			w->class = PARSE_PART;
	}
}

void
parse_sentence(struct parse *p, const struct cue *c, struct str text, struct parse_ent *e,
    size_t ne, struct figure_memory *memory, struct arena *a)
{
	p->text = text;
	p->e = e;
	p->ne = ne;
	p->n = tok_split(text, a, &p->t);
	place_entities(p);
	find_figures(p, memory, a);
	if (p->nf == 0)
		return;
	p->w = arena_get(a, (p->n + 1) * sizeof *p->w);
	tag_words(p, c, a);
	tag_ranges(p);
}
