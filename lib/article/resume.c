#include "resume.h"

#include "score.h"
#include "shape.h"
#include "theme.h"

enum {
	GAP = 16,     /* blocks of what stands between, at most */
	GROUP = 200,  /* blocks of paragraphs read at once */
	READ = 12,    /* blocks of the run whose words are held */
	ABOVE = 6,    /* of these, before it: the title */
	LEAST = 8,    /* words of a paragraph */
	ALONE = 12,   /* of one that stands alone */
	SEVERAL = 30, /* of several */
	ROWS = 3,     /* of paragraphs in a row no teaser, no comment has so many */
	HEADING = 12, /* of a heading among them, at most */
	OFFERS = 4,   /* lines of an offer between two paragraphs */
	HEADLINE = 4, /* of a teaser's headline, at least */
	TEASER = 8    /* of one with « Sur le même sujet » before it */
};

/* What was read of the article so far; its run ends before block last, at a sign of an end. */
struct reading {
	struct theme theme;
	size_t words, last;
	bool ended, asked; /* asked: headings are questions */
};

/* Paragraphs in a row, headings between them: blocks [from, to). */
struct group {
	size_t from, to;
	size_t words, rows; /* of paragraphs: rows stand right behind another, */
	size_t places;	    /* so many begin with a place */
};

/* Not « Les routes de la soie, un échec ? »: a headline; but « – Et après ? » */
static bool
is_sentence(const struct block *b)
{
	return (b->final == '.' || b->final == '!' || (b->final == '?' && *b->text.s == '\xE2')) &&
	       b->words >= 3 && !score_is_phrase(b) && !score_is_end(b) && !b->why;
}

static bool
is_paragraph(const struct block *b)
{
	return score_is_text(b) && b->words >= LEAST && b->final != '~' && b->address < 2 &&
	       !score_is_phrase(b) && !score_is_end(b) && !b->why;
}

static bool
is_heading(const struct block *b)
{
	return score_is_short(b) && b->words <= HEADING && b->final != '!' && !b->dated &&
	       !score_is_phrase(b) && !b->why;
}

/* Nothing of the article stands behind it: comments, the imprint, another article's date. */
static bool
is_over(const struct block *b)
{
	return b->whole == CLASS_COMMENT || b->starts == CLASS_COMMENT ||
	       b->holds == CLASS_COMMENT || score_is_imprint(b) || score_is_about(b) ||
	       (b->starts == CLASS_DATE && b->dated);
}

/* « Sur le même sujet Un rat récompensé »: one teaser in one line, over a paragraph or its heading. */
static bool
is_teaser(const struct page *p, size_t i)
{
	const struct block *b = &p->b[i], *next = b + 1;

	if (b->whole || b->starts != CLASS_MORE || b->words < TEASER || i + 1 >= p->n)
		return false;
	if (is_heading(next) && i + 2 < p->n)
		next++;
	return is_paragraph(next);
}

/* A list of teasers begins; lib/article/shape may have passed over it. */
static bool
is_end(const struct page *p, size_t i)
{
	const struct block *b = &p->b[i];

	return (score_is_end(b) || (b->whole ? b->whole : b->starts) == CLASS_MORE) &&
	       !is_teaser(p, i);
}

static void
read_group(const struct page *p, size_t from, struct group *g)
{
	bool text = false;
	size_t i;

	*g = (struct group){from, from, 0, 0, 0};
	for (i = from; i < p->n && i < from + GROUP; i++) {
		const struct block *b = &p->b[i];

		if (is_paragraph(b) || is_sentence(b)) {
			g->rows += text;
			g->places += shape_is_placed(b);
			g->words += b->words;
			g->to = i + 1;
			text = true;
			continue;
		}
		text = false;
		if (!is_heading(b) && !score_is_caption(b) && !b->marks && !b->live)
			break;
	}
}

/* How many rare words of the group are of the theme; counted up to enough. */
static size_t
common(const struct page *p, const struct theme *t, const struct group *g, size_t enough)
{
	size_t i, n = 0;

	for (i = g->from; i < g->to && n < enough; i++)
		n += theme_common(t, p, p->b[i].text);
	return n;
}

/* Is nothing there but a few words at a time, as in a table? */
static bool
is_plain(const struct page *p, size_t from, size_t to)
{
	for (; from < to; from++)
		if (p->b[from].words > 4 || !is_heading(&p->b[from]))
			return false;
	return true;
}

/* « 2 Il retrouve son vélo », « 3 Loyers : … » end before block i: no teaser's text stands below. */
static bool
ends_list(const struct page *p, size_t i)
{
	const char *last, *before;

	if (i < 3)
		return false;
	last = p->b[i - 1].text.s;
	before = p->b[i - 2].text.s;
	return *last >= '2' && *last <= '9' && *before == *last - 1 &&
	       score_is_short(&p->b[i - 1]) && score_is_short(&p->b[i - 2]);
}

/* Nothing but a few lines of an offer? */
static bool
is_offers(const struct page *p, size_t from, size_t to)
{
	if (to == from || to - from > OFFERS)
		return false;
	for (; from < to; from++)
		if (block_class(&p->b[from]) != CLASS_SUBSCRIBE || !score_is_phrase(&p->b[from]))
			return false;
	return true;
}

/* « Qui sont les suspects ? » heads a paragraph of the run that ends before last. */
static bool
has_asked(const struct page *p, size_t first, size_t last)
{
	size_t i;

	for (i = first; i + 1 < last; i++)
		if (p->b[i].final == '?' && is_heading(&p->b[i]) && score_is_text(&p->b[i + 1]))
			return true;
	return false;
}

/* Is the group of the article of r? */
static bool
goes_on(const struct page *p, const struct reading *r, const struct group *g)
{
	const struct block *before = &p->b[g->from - 1];
	bool headed =
	    score_is_short(before) && before->words >= HEADLINE && !score_is_phrase(before);
	bool asked = headed && before->final == '?' && r->asked;
	size_t need = 1U + r->ended + headed + (g->rows == 0) - is_plain(p, r->last, g->from);

	if (before->dated && !before->live && !(before->dateonly && before->date.month == 0) &&
	    g->rows < ROWS)
		return false; /* a teaser's date, a comment's */
	if (g->rows == 0 && g->words >= ALONE && ends_list(p, g->from))
		return true;
	if (g->rows == 0 && is_offers(p, r->last, g->from))
		return true;
	if (r->ended && g->places > 1 && g->places == g->rows + 1)
		return false;
	if (asked)
		return common(p, &r->theme, g, 2) >= 2;
	if (r->ended && headed && (g->rows < 2 || g->words < r->words))
		return false;
	if (g->rows == 0 && (headed || r->ended || g->words < ALONE || g->from - r->last > GAP / 2))
		return false;
	if (g->rows > 0 && g->words < SEVERAL)
		return false;
	return common(p, &r->theme, g, need) >= need;
}

/* The heading over the group is kept, what else stands before it is none of the article. */
static void
drop_gap(struct page *p, const struct reading *r, const struct group *g)
{
	size_t i, last = r->last, end = g->from;
	bool offer = false;

	for (i = last; i < g->from; i++)
		offer |= score_is_phrase(&p->b[i]) || score_is_end(&p->b[i]) || p->b[i].why;
	if (end > last && is_heading(&p->b[end - 1]) &&
	    (end - 1 == last || score_is_phrase(&p->b[end - 2]) ||
		(r->asked && p->b[end - 1].final == '?')))
		end--;
	for (i = last; i < end && offer; i++)
		if (!p->b[i].why && !p->b[i].live)
			p->b[i].why = "insert";
}

/* The words of the first paragraphs and of the headlines before them. */
static void
learn(const struct page *p, struct reading *r, size_t first, size_t last)
{
	size_t i, seen = 0;

	for (i = first; i < last; i++) {
		const struct block *b = &p->b[i];

		if (score_is_text(b))
			r->words += b->words;
		else if (b->words < HEADLINE || score_is_phrase(b))
			continue;
		if (seen++ < READ)
			theme_learn(&r->theme, p, b->text);
	}
}

void
resume_run(struct page *p, size_t first, size_t *last)
{
	struct reading r;
	struct group g;
	size_t i;

	r.words = 0;
	r.ended = false;
	r.last = *last;
	for (i = r.last; i < p->n && i < r.last + GAP && !is_over(&p->b[i]); i++) {
		r.ended |= is_end(p, i);
		if (!is_paragraph(&p->b[i]) || i == 0)
			continue;
		if (r.words == 0) {
			theme_clear(&r.theme);
			learn(p, &r, first > ABOVE ? first - ABOVE : 0, r.last);
			r.asked = has_asked(p, first, r.last);
		}
		read_group(p, i, &g);
		if (goes_on(p, &r, &g)) {
			drop_gap(p, &r, &g);
			learn(p, &r, g.from, g.to);
			r.last = g.to;
			r.ended = false;
		}
		i = g.to - 1;
	}
	*last = r.last;
}
