#include "offer.h"

#include "lex.h"
#include "score.h"
#include "sign.h"
#include "tok.h"

#include <string.h>

enum {
	SENTENCE = 25, /* words of a sentence that is of an offer, at most */
	CLOSING = 20,  /* of one behind the article */
	SIGNED = 45,   /* of one that says where an article stood first */
	TOLD = 8,      /* words of a sentence that tells something */
	BUTTON = 5,
	STUCK = 40 /* bytes in which a button may be stuck to a title */
};

static bool
is_offered(const struct block *b)
{
	uint8_t c = block_class(b);

	return b->kind == KIND_DROP &&
	       (c == CLASS_SUBSCRIBE || c == CLASS_COOKIE || score_is_service(b) || b->service > 1);
}

/* Does a line of speech, a quotation stand in it? */
static bool
is_quoted(struct str s)
{
	size_t i;

	for (i = 0; i + 1 < s.n; i++)
		if (s.s[i] == '"' || memcmp(s.s + i, "\xC2\xAB", 2) == 0 ||
		    (i + 2 < s.n && memcmp(s.s + i, "\xE2\x80\x9C", 3) == 0))
			return true;
	return false;
}

/* A verb in -ez, with or without « ne » before it; not « Chez », « Rendez-vous ». */
static bool
is_imperative(struct str s, const struct tok *t)
{
	if (t->class == TOK_WORD && t->fold == tok_hash("ne"))
		t++;
	return t->class == TOK_WORD && t->end - t->start > 3 &&
	       memcmp(s.s + t->end - 2, "ez", 2) == 0 && !sign_is(t, SIGN_NOCALL);
}

/* A line without a full stop that stands there twice: « Radio Fleuve - une chaîne du groupe Delta ». */
static bool
is_twice(const struct page *p, const struct block *b)
{
	bool behind = b + 1 < p->b + p->n && block_same(b, b + 1);

	return b->final == 0 && b->words >= 4 && (behind || (b > p->b && block_same(b, b - 1)));
}

/* How a sentence speaks to its reader. */
struct speech {
	bool call;	/* « Recevez … », « Ne manquez pas … » */
	bool opens;	/* « Vous avez … » */
	size_t you;	/* vous, votre, vos */
	size_t service; /* words of a web service */
};

static struct speech
listen(const struct page *p, const struct block *b)
{
	struct speech x = {false, false, 0, 0};
	struct tok *t;
	size_t i, n = block_split(p, b->text, &t);

	for (i = 0; i < n; i++) {
		bool first = i == 0 || t[i - 1].class == TOK_MARK;
		bool you = sign_is(&t[i], SIGN_YOU);

		x.call |= first && t[i].flags & TOK_UPPER && is_imperative(b->text, &t[i]);
		x.opens |= i == 0 && you;
		x.you += you;
		x.service += block_service(&t[i]) == 's';
	}
	return x;
}

static size_t
figures(struct str s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += s.s[i] >= '0' && s.s[i] <= '9';
	return n;
}

/* « La Sarthe a dépassé mercredi le niveau de 1995. Suivez notre direct. »: a sentence that calls nobody. */
static bool
is_told_first(const struct block *b)
{
	size_t i, words = 1;

	if (b->inner == 0)
		return false;
	for (i = 1; i + 1 < b->text.n && !(b->text.s[i] == ' ' && b->text.s[i - 1] == '.'); i++)
		words += b->text.s[i] == ' ';
	return words >= TOLD && !str_holds(str_cut(b->text, i), STR("ez "));
}

bool
offer_is_call(const struct page *p, const struct block *b)
{
	struct speech x;

	if (b->words > SENTENCE || !str_holds(b->text, STR("ez")) || is_quoted(b->text) ||
	    is_told_first(b))
		return false;
	x = listen(p, b);
	return x.call && (x.service > 0 || (b->words <= BUTTON && b->final == '!'));
}

/*
 * Behind the last paragraph: « Vous avez vu une erreur ? Signalez-la-nous. », « Le Phare, l'info près de
 * chez vous ! », « Note moyenne 4.3 / 5. Nombre de votes : 27 ». Not whom to ring up.
 */
static bool
is_closing(const struct page *p, const struct block *b)
{
	struct speech x;

	if (b->words > CLOSING || b->item || b->tag == BLOCK_ITEM || is_quoted(b->text))
		return false;
	if (figures(b->text) > 3)
		return b->final == 0 && b->words <= 10 && str_holds(b->text, STR(" : ")) &&
		       str_holds(b->text, STR(" / "));
	x = listen(p, b);
	return x.call || x.opens || x.you > 1 || (x.you == 1 && b->final != '.' && b->final != ':');
}

/* « L'article Un marché à Tiznit est apparu en premier sur Le Phare. »: a phrase that may stand far behind. */
static bool
is_signed(const struct page *p, const struct block *b)
{
	struct glance_seen seen;
	struct tok *t;
	size_t i, n;
	uint32_t row;

	if (b->words > SIGNED || !b->phrased || !glance_imprint(p->glance, b->text))
		return false;
	if (b->text.n <= GLANCE_MOST) { /* most are told without tokens */
		glance(p->glance, b->text, b->text.n, &seen);
		if (!(seen.signs & (GLANCE_ANY | GLANCE_ODD)))
			return false;
	}
	n = block_split(p, b->text, &t);
	for (i = 0; i < n; i++)
		if (lex_may(&lex_boilerplate, &t[i]) &&
		    lex_match(&lex_boilerplate, t + i, n - i, &row) > 3 &&
		    block_row_class(row) == CLASS_LEGAL)
			return true;
	return false;
}

/* « Le Phare du Lac est une coopérative. … » */
static bool
is_of_site(const struct block *b, struct str site)
{
	return site.n >= 6 && b->words <= 45 && b->text.n > site.n + 10 &&
	       memcmp(b->text.s, site.s, site.n) == 0 && b->text.s[site.n] == ' ';
}

static bool
is_body(const struct block *b)
{
	return b->kind == KIND_BODY || b->kind == KIND_LEAD;
}

/* A letter, a column: does it speak to its reader all the time? Then some sentences that do may close it. */
static bool
is_talk(const struct page *p, size_t first, size_t last)
{
	size_t i, kept = 0, talks = 0;

	for (i = first; i < last; i++)
		if (is_body(&p->b[i])) {
			kept++;
			talks += block_addresses(p, &p->b[i]) > 0;
		}
	return talks > 1 && talks * 3 >= kept;
}

/* Does block i speak to the reader as what closes a page does? *talk: is_talk(), once it was asked, else -1. */
static bool
closes(const struct page *p, size_t first, size_t i, int *talk)
{
	if (!is_closing(p, &p->b[i]))
		return false;
	if (p->b[i].inner > 1 && *talk < 0)
		*talk = is_talk(p, first, i);
	return p->b[i].inner <= 1 || *talk == 0;
}

void
offer_close(struct page *p, size_t first, size_t last, bool bare, struct str site)
{
	size_t i, kept = 0;
	int talk = -1; /* not yet asked */

	for (i = first; i < last; i++)
		kept += is_body(&p->b[i]);
	for (i = last; i > first && kept > 1; i--) {
		struct block *b = &p->b[i - 1];

		if (b->kind == KIND_DROP || b->kind == KIND_DATELINE)
			continue;
		if ((b->kind != KIND_BODY && b->kind != KIND_HEADING) ||
		    !(is_twice(p, b) || is_signed(p, b) ||
			(!bare && kept > 2 &&
			    (closes(p, first, i - 1, &talk) || is_of_site(b, site)))))
			break;
		kept -= b->kind == KIND_BODY;
		block_drop(b, "closing");
	}
}

/* « Chaque matin, … », « …, chaque mardi à 18 heures », « Tous les jours … »: how often a letter comes. */
static bool
says_how_often(const struct page *p, struct str s)
{
	struct tok *t;
	size_t i, j, n = block_split(p, s, &t);

	for (i = 0; i + 3 < n; i++) {
		bool all = t[i].fold == tok_hash("tous");

		if (!(i == 0 ? sign_is(&t[i], SIGN_EVERY) : all || t[i].fold == tok_hash("chaque")))
			continue;
		for (j = 1; j < (i == 0 ? 4U : all ? 3U : 2U); j++)
			if (sign_is(&t[i + j], SIGN_MOMENT))
				return true;
	}
	return false;
}

/*
 * Does it speak to its reader: « Votre lettre quotidienne »? Behind a question it answers: « Vous me
 * permettrez de ne pas répondre. »
 */
static bool
speaks_of_offer(const struct page *p, const struct block *b)
{
	struct speech x = listen(p, b);

	return x.you > 0 && (b[-1].final != '?' || x.service > 0 || x.call);
}

/* « Je donne mon avis », « Découvrir la boutique » */
static bool
is_button(const struct block *b)
{
	struct tok t;

	if (b->words > BUTTON || b->words < 2 || b->final || !tok_first(b->text, &t) ||
	    t.class != TOK_WORD)
		return false;
	if (t.fold == tok_hash("je") || t.fold == tok_hash("j'"))
		return true;
	return t.end > 4 && (memcmp(b->text.s + t.end - 2, "er", 2) == 0 ||
				memcmp(b->text.s + t.end - 2, "ir", 2) == 0);
}

/*
 * Above a line that was dropped as an offer: « Votre lettre quotidienne », « Chaque jour, l'actualité de
 * votre région à 17 heures. »
 */
static void
above_offer(struct page *p, size_t first, size_t i, size_t last)
{
	struct block *b = &p->b[i - 1];

	if (i <= first + 1 || b->kind != KIND_BODY || b->words > SENTENCE || is_quoted(b->text) ||
	    (!says_how_often(p, b->text) && !speaks_of_offer(p, b)))
		return;
	block_drop(b, "subscribe");
	if (i < last && is_button(b + 1))
		block_drop(b + 1, "subscribe");
	if (i > first + 2 && b[-1].words <= BUTTON + 1 && b[-1].final != ':' &&
	    (b[-1].kind == KIND_HEADING || b[-1].kind == KIND_BODY))
		block_drop(b - 1, "subscribe");
}

/* « Le Courrier ne vit que de ses lecteurs. … » above « Je donne ». */
static void
above_button(struct page *p, size_t first, size_t i)
{
	size_t k;

	for (k = 0; k < 3 && i > first + 1; k++) {
		struct block *b = &p->b[--i];

		if (b->kind == KIND_DROP)
			continue;
		if ((b->kind != KIND_BODY && b->kind != KIND_HEADING) || b->words > 45 ||
		    is_quoted(b->text) || block_addresses(p, b) == 0)
			break;
		block_drop(b, "subscribe");
	}
}

/* « Les textes de cette rubrique n'engagent que leurs auteurs … » above the text. */
static void
drop_notice(struct page *p, size_t first, size_t last)
{
	size_t i, seen = 0;

	for (i = first; i < last && seen < 2; i++) {
		struct block *b = &p->b[i];

		if (b->kind != KIND_BODY || !score_is_text(b))
			continue;
		seen++;
		if (b->ends && b->inner == 0 && i + 1 < last && is_signed(p, b))
			block_drop(b, "legal");
	}
}

/* « Le Phare utilise votre adresse pour vous envoyer ses lettres. … » beside a line of an offer. */
static bool
is_small_print(const struct page *p, const struct block *b)
{
	struct block_served x;
	struct tok *t;
	size_t n;

	if (b->words > SIGNED || is_quoted(b->text))
		return false;
	n = block_split(p, b->text, &t);
	x = block_served(t, n);
	return x.service > 1 && x.address > 0 && (x.service + x.address) * 6 >= b->words;
}

/* A sentence that speaks to the reader between two lines of an offer is of the offer. */
void
offer_drop(struct page *p, size_t first, size_t last, bool bare)
{
	size_t i;

	if (!bare)
		drop_notice(p, first, last);
	for (i = first + 1; i <= last && i < p->n; i++)
		if (is_offered(&p->b[i]) || is_button(&p->b[i]))
			above_offer(p, first, i, last);
	for (i = first + 1; i + 1 < last; i++) {
		struct block *b = &p->b[i];

		if (b->kind == KIND_BODY && b->words <= 45 && is_offered(b - 1) &&
		    is_offered(b + 1) && (b->holds || block_addresses(p, b) > 0))
			block_drop(b, "subscribe");
		if (b->kind == KIND_BODY && (is_offered(b - 1) || is_offered(b + 1)) &&
		    is_small_print(p, b))
			block_drop(b, "subscribe");
		if (b->kind == KIND_DROP && b->whole == CLASS_SUBSCRIBE && b->words <= 5)
			above_button(p, first, i);
		if (b->kind == KIND_HEADING && is_offered(b + 1) && i + 2 < last &&
		    b[2].kind == KIND_DROP)
			block_drop(b, "subscribe"); /* the name of the letter */
	}
}

/* Is one of n bytes that no small letter is behind a small letter? Without a branch, as in most there is none. */
static bool
may_be_stuck(const char *s, size_t n)
{
	bool found = false;

	for (size_t i = 1; i < n; i++)
		found |= (s[i - 1] >= 'a') & (s[i - 1] <= 'z') &
			 (((s[i] >= '0') & (s[i] <= 'Z')) | (s[i] == '\xC3'));
	return found;
}

bool
offer_is_stuck(const struct page *p, const struct block *b)
{
	const char *s = b->text.s;
	struct tok *t;
	uint32_t row;
	size_t i, n = b->text.n < STUCK ? b->text.n : STUCK;

	if (p->html || b->words > 14 || b->final)
		return false;
	for (i = may_be_stuck(s, n) ? 1 : n; i < n; i++) {
		if ((s[i] >= 'a' && s[i] <= 'z') || s[i] == ' ' || s[i - 1] < 'a' ||
		    s[i - 1] > 'z' ||
		    !((s[i] >= 'A' && s[i] <= 'Z') || (s[i] >= '0' && s[i] <= '9') ||
			(s[i] == '\xC3' && i + 1 < b->text.n && (unsigned char)s[i + 1] < 0xA0)))
			continue;
		n = block_split(p, (struct str){s, i}, &t);
		return lex_match(&lex_boilerplate, t, n, &row) == n;
	}
	/* « Le reportage à Fourou01:32 » */
	i = b->text.n;
	return i > 12 && b->words <= 10 && s[i - 3] == ':' && s[i - 1] >= '0' && s[i - 1] <= '9' &&
	       s[i - 4] >= '0' && s[i - 4] <= '9' && s[i - 5] >= '0' && s[i - 5] <= '9' &&
	       s[i - 6] != ' ';
}
