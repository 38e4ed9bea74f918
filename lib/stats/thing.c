/*
 * What a figure counts: the phrase behind it, or what a clause of numbers is about. Values are
 * lib/stats/value.c's.
 */
#include "thing.h"

#include "aside.h"
#include "lex.h"
#include "pair.h"
#include "sign.h"
#include "subject.h"
#include "topic.h"
#include "trend.h"
#include "value.h"

#include <string.h>

enum { AMONG = 12 }; /* tokens from « parmi » to the number */

static bool
is_value(const struct figure *f)
{
	return f->kind == FIGURE_MONEY || f->kind == FIGURE_PERCENT || f->kind == FIGURE_MEASURE ||
	       f->kind == FIGURE_DURATION || f->kind == FIGURE_AGE;
}

static bool
is_number(const struct parse *p, uint32_t i)
{
	uint32_t row;

	return lex_match(&lex_numbers, p->t + i, 1, &row) != 0;
}

/* « sept | demandes | sur dix » */
static struct what
in_ratio(const struct parse *p, const struct figure *f)
{
	uint32_t i, sur = PARSE_NO, word;

	for (i = f->first; i < f->last; i++)
		if (parse_sign(p, i, CUE_SIGN(SUR)))
			sur = i;
	if (sur == PARSE_NO)
		return what_none(f);
	for (i = f->first; i < sur; i++) {
		word = lex_find(&lex_words, &p->t[i]);
		if (p->t[i].class == TOK_WORD && !is_number(p, i) &&
		    (word == LEX_NONE || strcmp(lex_cell(&lex_words, word, 1), "noun") == 0))
			break;
	}
	/* « un | salarié | sur trois », « une | jeune | sur huit » */
	if (i == sur && i > f->first + 1 && p->t[i - 1].class == TOK_WORD && !is_number(p, i - 1))
		i--;
	return (struct what){i, sur, i < sur ? WHAT_RATIO : WHAT_NONE};
}

/* « | le nombre de | morts | », « la hausse des | faillites | »: what is numbered. */
static struct phrase
numbered(const struct parse *p, struct phrase r, uint64_t nouns)
{
	if (r.first < r.last && parse_sign(p, r.first, nouns) &&
	    parse_at(p, r.first + 1) == PARSE_DE && r.first + 2 < r.last)
		r.first += 2;
	return r;
}

/* « deux fois moins de | morts |», « les | prix | ont été divisés par deux »: what is multiplied. */
static struct what
by_factor(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->noun;
	struct phrase r;

	if (i > f->last && parse_at(p, i) == PARSE_DE)
		return what_from(p, i + 1, true);
	if (f->first < 3)
		return what_none(f);
	i = f->first - 1;
	i -= parse_at(p, i) == PARSE_ADV;
	if (!sign_is(&p->t[i - 1], SIGN_FACTOR) || parse_at(p, i - 1) != PARSE_VERB)
		return what_none(f);
	r = subject_of(p, i - 1);
	if (parse_at(p, r.first) == PARSE_MARK)
		return what_none(f);
	return what_by(numbered(p, r, CUE_SIGN(NUMBER) | CUE_SIGN(TOLL)), WHAT_SUBJECT);
}

/*
 * « les cambriolages augmentent (| 318 |) », « la moyenne des cantons (| 34,2 |) », « la fraude (| 4.505
 * |) »: one thing has no few cases, those are notes and counties.
 */
static struct what
bracketed_count(const struct parse *p, const struct figure *f)
{
	struct what r = value_bracketed(p, f);

	if (r.rule && !phrase_is_plural(p, r.first) && !strchr(f->value, '.') &&
	    strlen(f->value) < 4)
		return what_none(f);
	return r;
}

/* « ont atteint | le nombre de | 513 » */
static uint32_t
before_tally(const struct parse *p, uint32_t i)
{
	return i > 2 && parse_at(p, i - 1) == PARSE_DE && parse_sign(p, i - 2, CUE_SIGN(NUMBER)) &&
		       parse_at(p, i - 3) == PARSE_DET
		   ? i - 3
		   : i;
}

/* « à | 17 | », « de | 26 | à 18 » */
static bool
leads_to(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->last;

	if (parse_at(p, i) == PARSE_PREP && parse_at(p, i + 1) == PARSE_DATE)
		for (i++; parse_at(p, i) == PARSE_DATE; i++)
			; /* « de 6 millions | en 2008 | à 7 millions » */
	return parse_sign(p, f->first - 1, CUE_SIGN(TO)) || before_tally(p, f->first) < f->first ||
	       (parse_at(p, f->first - 1) == PARSE_DE && parse_sign(p, i, CUE_SIGN(TO)) &&
		   parse_at(p, i + 1) == PARSE_FIGURE);
}

/* The subject of a verb that has the number as its complement: « les | faillites | se chiffrent à 17 ». */
static struct what
by_verb(const struct parse *p, const struct figure *f)
{
	uint32_t first = before_tally(p, f->first), v = subject_verb(p, first);
	bool copula = v != PARSE_NO && (value_is_copula(p, v, f->first) ||
					   /* « Les femmes écrouées | sont | 3.103, dont » */
					   (parse_sign(p, v, CUE_SIGN(BE)) && f->first == v + 1 &&
					       parse_at(p, f->last) == PARSE_MARK));
	struct phrase r, t;

	if (v == PARSE_NO || !(p->w[v].worth || copula))
		return what_none(f);
	r = parse_at(p, v) == PARSE_PART && !parse_mark(p, v - 1, ',') ? phrase_before(p, v)
								       : subject_of(p, v);
	t = numbered(p, r, CUE_SIGN(NUMBER) | CUE_SIGN(TOLL));
	if (t.first != r.first)
		return what_by(t, WHAT_SUBJECT);
	r = numbered(p, r, CUE_SIGN(TREND));
	if (r.first == r.last || parse_sign(p, r.first, CUE_SIGN(NUMBER)) ||
	    !(copula || (phrase_is_plural(p, r.first) && leads_to(p, f))))
		return what_none(f);
	return what_by(r, WHAT_SUBJECT);
}

/* « Pour ce qui est des | cyclistes |, 226 ont été blessés et 3 sont morts »: the first comma ends it. */
static struct what
announced_subject(const struct parse *p, const struct figure *f)
{
	uint32_t i = 1;

	if (!sign_is(&p->t[0], SIGN_TOPICAL) ||
	    (parse_at(p, f->last) != PARSE_AUX && parse_at(p, f->last) != PARSE_VERB) ||
	    !(parse_mark(p, f->first - 1, ',') || parse_at(p, f->first - 1) == PARSE_CONJ))
		return what_none(f);
	while (i < f->first && !parse_mark(p, i, ','))
		i++;
	return i < f->first ? what_by(subject_announced(p, i), WHAT_SUBJECT) : what_none(f);
}

/* « Quant aux | noyades |, on en dénombre 58 » */
static struct what
announced(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first;

	while (i > 0 && (parse_at(p, i - 1) == PARSE_VERB || parse_at(p, i - 1) == PARSE_AUX))
		i--;
	if (i < 4 || i == f->first || !sign_is(&p->t[i - 1], SIGN_THEREOF) ||
	    parse_at(p, i - 2) != PARSE_PRON || !parse_mark(p, i - 3, ','))
		return what_none(f);
	return what_by(subject_announced(p, i - 3), WHAT_SUBJECT);
}

/* « parmi ces | victimes |, 4.400 ont porté plainte » */
static struct what
among(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first;

	if (i < 3 || !parse_mark(p, i - 1, ',') ||
	    (parse_at(p, f->last) != PARSE_AUX && parse_at(p, f->last) != PARSE_VERB))
		return what_none(f);
	for (i--; i > 0 && f->first - i < AMONG && !parse_mark(p, i - 1, ','); i--)
		if (parse_sign(p, i - 1, CUE_SIGN(PARMI)) && parse_at(p, i) == PARSE_DET)
			return what_by(
			    phrase_from(p, i + 1 + is_number(p, i + 1), true), WHAT_SUBJECT);
	return what_none(f);
}

/* « à la | moyenne | de 48, », « soit une | baisse | de 949. » */
static struct what
of_level(const struct parse *p, const struct figure *f)
{
	struct phrase r;

	if (f->first < 2 || parse_at(p, f->first - 1) != PARSE_DE)
		return what_none(f);
	r = phrase_before(p, f->first - 1);
	return r.first < r.last && sign_is(&p->t[r.first], SIGN_LEVEL)
		   ? what_by(topic_governed(p, r), WHAT_OF)
		   : what_none(f);
}

/* « les | accidents | viennent en tête, avec 16.373, » */
static struct what
with_number(const struct parse *p, const struct figure *f)
{
	uint32_t i = f->first - 1;
	struct phrase r;

	if (i < 2 || !parse_sign(p, i, CUE_SIGN(WITH)) || parse_at(p, f->last) != PARSE_MARK)
		return what_none(f);
	r = topic_before(p, i - parse_mark(p, i - 1, ','));
	return r.first < r.last && phrase_is_plural(p, r.first) ? what_by(r, WHAT_SUBJECT)
								: what_none(f);
}

/* A number without a noun behind it: « porte à 30 le nombre de | morts | », and the same before. */
static struct what
of_number(const struct parse *p, const struct figure *f)
{
	struct what r;
	uint32_t i = f->last;

	/* « les | accidents de la route |, au nombre de 148, », « les | plaintes | sont au nombre de 12 » */
	if (f->first > 4 && parse_sign(p, f->first - 2, CUE_SIGN(NUMBER)) &&
	    parse_at(p, f->first - 3) == PARSE_PREP) {
		bool comma = parse_mark(p, f->first - 4, ',');

		return what_by(
		    comma ? phrase_before(p, f->first - 4) : topic_before(p, f->first - 3),
		    WHAT_BESIDE);
	}
	/* « Au nombre de 5'760, les | cambriolages | ont augmenté » */
	if (f->first == 3 && parse_at(p, 0) == PARSE_PREP && parse_sign(p, 1, CUE_SIGN(NUMBER)) &&
	    parse_mark(p, i, ',') && parse_at(p, i + 1) == PARSE_DET)
		return what_from(p, i + 2, true);
	i += parse_mark(p, i, ','); /* « on estime à 381 289, | le nombre | de » */
	if (parse_at(p, i) == PARSE_DET && parse_sign(p, i + 1, CUE_SIGN(NUMBER)) &&
	    parse_at(p, i + 2) == PARSE_DE) {
		const struct phrase said = phrase_from(p, i + 3, true);

		/* not « arrêté à 651, le nombre de blessés | à 31.352 | » */
		if (!parse_sign(p, said.last, CUE_SIGN(TO)) ||
		    parse_at(p, said.last + 1) != PARSE_FIGURE)
			return what_by(said, WHAT_NEXT);
	}
	/* « les | localités | (200 pour l'eau et 480 pour le gaz) » */
	if (f->first > 1 && parse_mark(p, f->first - 1, '(') &&
	    parse_sign(p, f->last, CUE_SIGN(POUR)) && parse_at(p, f->first - 2) == PARSE_WORD &&
	    phrase_is_plural(p, f->first - 2))
		return what_by(phrase_before(p, f->first - 1), WHAT_BESIDE);
	r = by_verb(p, f);
	if (!r.rule)
		r = announced(p, f);
	if (!r.rule)
		r = announced_subject(p, f);
	if (!r.rule)
		r = among(p, f);
	if (!r.rule)
		r = what_by(trend_counted(p, f->first, f->last), WHAT_SUBJECT);
	if (!r.rule)
		r = of_level(p, f);
	if (!r.rule)
		r = what_by(pair_named(p, f->first, f->last), WHAT_BESIDE);
	if (!r.rule)
		r = with_number(p, f);
	/* « les | amendes | sont à un niveau élevé : 4.200 en 2023 » */
	if (!r.rule && f->first > 1 && parse_mark(p, f->first - 1, ':')) {
		r = what_by(topic_before(p, f->first - 1), WHAT_SUBJECT);
		if (r.rule && !phrase_is_plural(p, r.first))
			r = what_none(f);
	}
	return r.rule ? r : bracketed_count(p, f);
}

/*
 * « douze personnes ont été tuées et 2 800 | blessées |»: a participle whose noun stands before; not
 * « un bilan de 2 800 | morts | ».
 */
static bool
is_ellipsis(const struct parse *p, size_t k, struct what r)
{
	uint32_t at = p->f[k].first;

	if (r.last != r.first + 1 || parse_at(p, r.first) != PARSE_PART || at == 0 ||
	    (parse_at(p, at - 1) != PARSE_CONJ && !parse_mark(p, at - 1, ',')))
		return false;
	while (k > 0 && p->f[k - 1].kind != FIGURE_COUNT)
		k--;
	if (k == 0)
		return false;
	for (uint32_t i = p->f[k - 1].last; i < r.first; i++)
		if (parse_sign(p, i, CUE_SIGN(BEEN)))
			return true;
	return false;
}

/* « deux | de sexe féminin | »: a plain number has no « de » before its noun but « de ses frères ». */
static bool
is_described(const struct parse *p, const struct figure *f)
{
	struct str de = tok_str(p->text, &p->t[f->last]);

	return f->kind == FIGURE_COUNT && !f->group && parse_at(p, f->last) == PARSE_DE &&
	       (str_eq(de, STR("de")) || (p->t[f->last].flags & TOK_ELIDED)) &&
	       parse_at(p, f->last + 1) == PARSE_WORD;
}

/* « 24 millions | d'inscrits | », « la moitié | des cas | »: what de before i leads to; false: look on. */
static bool
behind_de(const struct parse *p, size_t k, uint32_t i, bool plural, struct what *r)
{
	const struct figure *f = &p->f[k];

	while (parse_at(p, i) == PARSE_DET)
		i++;
	/* « la moitié des quelque 100.000 | cas | » */
	if (k + 1 < p->nf && p->f[k + 1].first == i && p->f[k + 1].kind == FIGURE_COUNT) {
		*r = what_from(p, p->f[k + 1].noun, true);
		return true;
	}
	/* « cinq des huit | témoins | » */
	i += is_number(p, i) && (parse_at(p, i + 1) == PARSE_WORD || p->w[i + 1].noun);
	/* « un | prêt | de 250 millions de dollars de la Banque mondiale » */
	if (f->kind == FIGURE_MONEY && parse_at(p, f->last + 1) == PARSE_DET) {
		*r = value_find(p, f);
		if (r->rule == WHAT_OF)
			return true;
	}
	if (phrase_complement(p, i)) {
		*r = what_from(p, i, plural && i == f->last + 1);
		return r->rule != WHAT_NONE;
	}
	/* « 24 millions d'| inscrits | », « une soixantaine de | portés disparus | » */
	if (f->kind != FIGURE_COUNT || parse_at(p, i) != PARSE_PART)
		return false;
	*r = (struct what){i, i + 1 + (parse_at(p, i + 1) == PARSE_PART), WHAT_NEXT};
	return true;
}

/* « près de 92 kg | (91,84 kg) | de cocaïne »: behind the bracket that says it again, or that it stands in. */
static uint32_t
behind_same(const struct parse *p, size_t k, uint32_t i)
{
	const struct figure *f = &p->f[k];
	uint32_t end = phrase_behind_bracket(p, i);

	if (end > i && k + 1 < p->nf && f[1].first == i + 1 && f[1].last + 1 == end &&
	    f[1].kind == f->kind)
		return end;
	return k > 0 && parse_mark(p, i, ')') && f[-1].last + 1 == f->first && f[-1].kind == f->kind
		   ? i + 1
		   : i;
}

struct what
thing_find(const struct parse *p, size_t k)
{
	const struct figure *f = &p->f[k];
	bool plural = f->kind == FIGURE_COUNT && strcmp(f->value, "1") != 0;
	struct what r;
	uint32_t i;

	if (f->kind == FIGURE_RATIO) {
		r = in_ratio(p, f);
		if (!r.rule)
			r = by_factor(p, f);
		if (r.rule)
			return r;
	}
	i = f->last;
	/* « dont deux | de sexe féminin | »: of what was told before */
	if (is_described(p, f))
		return what_none(f);
	/* « 8,830 tonnes | supplémentaires | de résine » */
	if (is_value(f) && parse_at(p, i) == PARSE_ADJ && parse_at(p, i + 1) == PARSE_DE)
		i++;
	if (f->kind == FIGURE_MEASURE)
		i = behind_same(p, k, i);
	if (parse_at(p, i) == PARSE_DE && f->kind != FIGURE_AGE && !aside_is_distance(p, f) &&
	    !(f->kind == FIGURE_MEASURE && sign_is(&p->t[i + 1], SIGN_SIZE)) &&
	    behind_de(p, k, i + 1, plural, &r))
		return r;
	if (is_value(f) || f->kind == FIGURE_RATIO)
		return value_find(p, f);
	i = f->noun > f->last ? f->noun : f->last;
	i += parse_mark(p, i, '"') && parse_at(p, i + 1) == PARSE_WORD; /* 12 "faits criminels" */
	r = what_from(p, i, plural);
	if (r.rule &&
	    parse_sign(p, r.first, CUE_SIGN(ELSEWHERE))) /* « 13.138 | originaires | de » */
		r = what_none(f);
	if (r.rule && is_ellipsis(p, k, r))
		return what_none(f);
	if (r.rule || f->kind == FIGURE_ORDINAL)
		return r;
	/* « 31 | interpellés | entre Marbella et Fnideq »: no other figure lends its noun */
	if (k == 0 && parse_at(p, i) == PARSE_PART && p->w[i].event)
		return (struct what){i, i + 1, WHAT_NEXT};
	return of_number(p, f);
}
