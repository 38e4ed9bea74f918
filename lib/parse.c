/*
 * Classes of the words of a sentence. French has no cheap tagger that is right, but the relations
 * of a figure need little: where a noun phrase stops (prepositions, pronouns, participles, finite
 * verbs) and where an event is named. Closed classes are a table (words.tsv), verbs and nouns of
 * events another (events.tsv); open classes are told by their endings. A word that nothing tells
 * is taken as a noun or an adjective, so errors run towards a phrase too long.
 */
#include "parse.h"

#include "lex.h"

#include <string.h>

static const char *const event_names[EVENTS] = {"-", "arrest", "charge", "conviction", "release",
    "wanted", "search", "dismantling", "seizure", "rescue", "interception", "expulsion", "death",
    "injury", "missing", "abduction", "attack", "case", "operation", "participation", "funding"};

const char *
parse_event(enum event e)
{
	return event_names[e];
}

bool
parse_mark(const struct parse *p, size_t i, char c)
{
	return i < p->n && p->t[i].class == TOK_MARK && p->t[i].end - p->t[i].start == 1 &&
	       p->text.s[p->t[i].start] == c;
}

bool
parse_is(const struct parse *p, size_t i, uint64_t hash)
{
	return i < p->n && p->t[i].fold == hash;
}

static enum event
event_code(const char *name)
{
	for (int e = 1; e < EVENTS; e++)
		if (strcmp(event_names[e], name) == 0)
			return (enum event)e;
	return EVENT_NONE;
}

static enum parse_class
class_code(const char *name)
{
	static const struct {
		const char *name;
		enum parse_class class;
	} codes[] = {{"det", PARSE_DET}, {"de", PARSE_DE}, {"prep", PARSE_PREP},
	    {"conj", PARSE_CONJ}, {"rel", PARSE_REL}, {"sub", PARSE_SUB}, {"pron", PARSE_PRON},
	    {"adv", PARSE_ADV}, {"aux", PARSE_AUX}, {"verb", PARSE_VERB}, {"part", PARSE_PART},
	    {"adj", PARSE_ADJ}};

	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
		if (strcmp(codes[i].name, name) == 0)
			return codes[i].class;
	return PARSE_WORD;
}

static bool
ends(struct str w, const char *tail)
{
	size_t n = strlen(tail);

	return w.n > n + 2 && memcmp(w.s + w.n - n, tail, n) == 0;
}

static bool
ends_any(struct str w, const char *const *tails)
{
	for (; *tails; tails++)
		if (ends(w, *tails))
			return true;
	return false;
}

/* An open-class word by its ending; only what is safe. */
static enum parse_class
by_ending(struct str w)
{
	static const char *const participle[] = {"é", "ée", "és", "ées", NULL};
	static const char *const finite[] = {"aient", "èrent", "eront", "iront", "erait", "iraient",
	    "issent", "ait", "ant", "eraient", NULL};
	static const char *const adverb[] = {
	    "amment", "emment", "ellement", "ièrement", "iquement", NULL};
	static const char *const no_participle[] = {"ité", "ités", "auté", "autés", NULL};

	if (ends_any(w, finite))
		return PARSE_VERB;
	if (ends_any(w, participle))
		return ends_any(w, no_participle) && !ends(w, "ée") ? PARSE_WORD : PARSE_PART;
	if (ends_any(w, adverb))
		return PARSE_ADV;
	return PARSE_WORD;
}

/* « présentés lundi | devant | un juge »: the verb means the event only with that word near. */
static bool
has_devant(const struct parse *p, size_t i)
{
	uint64_t devant = tok_hash("devant"), parquet = tok_hash("parquet"),
		 justice = tok_hash("justice");

	for (size_t k = i + 1; k < p->n && k < i + 7; k++)
		if (p->t[k].fold == devant || p->t[k].fold == parquet || p->t[k].fold == justice)
			return true;
	return false;
}

static void
tag_event(struct parse *p, size_t i)
{
	struct parse_word *w = &p->w[i];
	const char *kind;
	enum event e;
	uint32_t row;
	size_t n;

	n = lex_match(&lex_events, p->t + i, p->n - i, &row);
	if (n == 0 || w->event)
		return;
	kind = lex_cell(&lex_events, row, 2);
	if (kind[0] == 'd' && !has_devant(p, i))
		return;
	e = event_code(lex_cell(&lex_events, row, 1));
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
}

/* Class and events of token i from the tables; its ending where no table knows it. */
static void
tag_tables(struct parse *p, size_t i)
{
	struct parse_word *w = &p->w[i];
	uint32_t row;

	size_t n;

	if (!w->fixed) {
		n = lex_match(&lex_words, p->t + i, p->n - i, &row);
		for (size_t k = 0; k < n; k++) { /* « en revanche » is an adverb, both words */
			p->w[i + k].class = (uint8_t)class_code(lex_cell(&lex_words, row, 1));
			p->w[i + k].fixed = true;
		}
		if (n == 0 && p->t[i].class == TOK_WORD && !(p->t[i].flags & TOK_UPPER))
			w->class = (uint8_t)by_ending(tok_str(p->text, &p->t[i]));
	}
	w->worth = lex_match(&lex_worth, p->t + i, p->n - i, &row) > 0;
	if (lex_match(&lex_report, p->t + i, p->n - i, &row) > 0)
		w->report = true;
	tag_event(p, i);
}

/*
 * Words that only their neighbours tell: a capital A before a name is à without its accent (« A
 * Toulouse, »); que of ainsi que, plus que joins nouns and opens no clause.
 */
static void
tag_neighbours(struct parse *p)
{
	static const char *const before_que[] = {"ainsi", "plus", "moins", "autant", "même", NULL};
	uint64_t a = tok_hash("a"), que = tok_hash("que"), qu = tok_hash("qu'");

	for (size_t i = 0; i < p->n; i++) {
		if (p->t[i].fold == a && (p->t[i].flags & TOK_UPPER) &&
		    ((p->t[i + 1].flags & TOK_UPPER) || parse_at(p, i + 1) == PARSE_DET))
			p->w[i].class = PARSE_PREP;
		if (i == 0 || (p->t[i].fold != que && p->t[i].fold != qu))
			continue;
		for (size_t k = 0; before_que[k]; k++)
			if (parse_is(p, i - 1, tok_hash(before_que[k])))
				p->w[i].class = PARSE_CONJ;
	}
}

/* An unknown word behind an auxiliary that has the ending of a participle: « a fui », « ont reçu ». */
static bool
is_irregular(const struct parse *p, size_t i)
{
	static const char *const tails[] = {"i", "is", "it", "u", "us", "ert", "int", NULL};
	struct str s = tok_str(p->text, &p->t[i]);

	for (const char *const *t = tails; *t; t++)
		if (s.n > strlen(*t) + 1 && memcmp(s.s + s.n - strlen(*t), *t, strlen(*t)) == 0)
			return true;
	return false;
}

/* After an auxiliary (and adverbs) a participle is the verb of its clause: « ont été arrêtés ». */
static void
tag_compound_tenses(struct parse *p)
{
	bool aux = false;

	for (size_t i = 0; i < p->n; i++) {
		struct parse_word *w = &p->w[i];

		switch (w->class) {
		case PARSE_AUX:
			aux = true;
			break;
		case PARSE_WORD:
			if (!aux || w->event || !(w->report || is_irregular(p, i))) {
				aux = false;
				break;
			}
			/* fallthrough */
		case PARSE_PART:
			if (aux) {
				w->class = PARSE_VERB;
				w->noun = false;
			}
			aux = false;
			break;
		case PARSE_ADV:
		case PARSE_PRON:
			break;
		default:
			aux = false;
		}
	}
}

static void
tag_entities(struct parse *p)
{
	size_t i = 0;

	for (size_t k = 0; k < p->ne; k++) {
		struct parse_ent *e = &p->e[k];

		while (i < p->n && p->t[i].cend <= e->cstart)
			i++;
		e->first = (uint32_t)i;
		for (; i < p->n && p->t[i].cstart < e->cend; i++) {
			p->w[i].ent = (uint32_t)k;
			if (e->type == PARSE_DAY)
				p->w[i].class = PARSE_DATE;
			else if (e->type != PARSE_CRIME)
				p->w[i].class = PARSE_NAME;
		}
		e->last = (uint32_t)i;
	}
}

static void
tag_figures(struct parse *p, struct figure_memory *memory, struct arena *a)
{
	struct figure_skip *skip = arena_get(a, (p->ne + 1) * sizeof *skip);
	size_t n = 0;

	for (size_t k = 0; k < p->ne; k++) {
		if (p->e[k].type == PARSE_CRIME || p->e[k].first == p->e[k].last)
			continue;
		skip[n].first = p->e[k].first;
		skip[n].last = p->e[k].last;
		skip[n++].inside = p->e[k].event;
	}
	p->nf = figure_find(p->text, p->t, p->n, skip, n, memory, a, &p->f);
	for (size_t k = 0; k < p->nf; k++)
		for (size_t i = p->f[k].first; i < p->f[k].last && i < p->n; i++) {
			p->w[i].class = PARSE_FIGURE;
			p->w[i].fig = (uint32_t)k;
		}
}

void
parse_sentence(struct parse *p, struct str text, struct parse_ent *e, size_t ne,
    struct figure_memory *memory, struct arena *a)
{
	p->text = text;
	p->e = e;
	p->ne = ne;
	p->n = tok_split(text, a, &p->t);
	p->w = arena_get(a, (p->n + 1) * sizeof *p->w);
	memset(p->w, 0, (p->n + 1) * sizeof *p->w);
	for (size_t i = 0; i <= p->n; i++) {
		p->w[i].ent = p->w[i].fig = PARSE_NO;
		if (i == p->n || p->t[i].class == TOK_MARK)
			p->w[i].class = PARSE_MARK;
	}
	for (size_t i = 0; i < p->n; i++)
		if (p->t[i].class != TOK_MARK)
			tag_tables(p, i);
	tag_neighbours(p);
	tag_compound_tenses(p);
	tag_entities(p);
	tag_figures(p, memory, a);
}
