/* What else than the figure a date may be said of: who says it, another noun, what it is compared to. */
#include "dated.h"

#include "sign.h"

enum { SAYING = 10 }; /* words from a verb of saying to its date */

/* « ont publié deux rapports », « un bilan publié mardi »: the figures are of that day. */
static bool
is_published(const struct parse *p, uint32_t i)
{
	return parse_sign(p, i, CUE_SIGN(PUBLISHED)) &&
	       (parse_at(p, i) == PARSE_VERB || (i > 0 && parse_sign(p, i - 1, CUE_SIGN(TOLL))));
}

/* « a annoncé mardi », « a indiqué, mardi, », « appris mercredi 29 novembre auprès de » */
bool
dated_saying(const struct parse *p, const struct parse_ent *d)
{
	uint32_t i = d->first;
	bool comma = false, passed = false;
	int words;

	for (words = 0; words < SAYING && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		/* « , a déclaré X, le ministre de l'Intérieur, jeudi 14 février » */
		if (comma && p->w[i - 1].report && c == PARSE_VERB && i > 2 &&
		    (parse_mark(p, i - 3, ',') || parse_mark(p, i - 2, ',')))
			return !is_published(p, i - 1);
		if (comma && c != PARSE_WORD && c != PARSE_DET && c != PARSE_DE && c != PARSE_ADJ &&
		    c != PARSE_NAME && !parse_mark(p, i - 1, ','))
			return false;

		if (p->w[i - 1].ent != PARSE_NO && p->e[p->w[i - 1].ent].first < i - 1)
			i = p->e[p->w[i - 1].ent].first + 1; /* a name is one word */

		/* « Selon un bilan officiel, | en 2018 | … »: the source ends at the comma */
		if (p->w[i - 1].report && words > 0 && passed && i <= 4 && c != PARSE_VERB &&
		    c != PARSE_PART && c != PARSE_AUX)
			return false;
		passed |= parse_mark(p, i - 1, ',');
		/* « , indique le ministère … vendredi »; not « du poste » */
		if (p->w[i - 1].report &&
		    (c != PARSE_WORD || i == 1 || parse_at(p, i - 2) == PARSE_MARK))
			return !is_published(p, i - 1);
		if (c == PARSE_REL || c == PARSE_SUB || c == PARSE_FIGURE || c == PARSE_VERB ||
		    c == PARSE_AUX)
			return false;
		if (parse_mark(p, i - 1, ',') && words > 1 && !parse_mark(p, d->first - 1, ','))
			return false;
		comma |= parse_mark(p, i - 1, ',') && words > 1;
	}
	return false;
}

/* « Mardi, il a annoncé 3 morts », « En mai dernier, Interpol avait salué … »: before the verb. */
bool
dated_before_saying(const struct parse *p, const struct parse_ent *d, uint32_t figure)
{
	/* « Au 1er janvier, la situation fait état de 1.102 cas »: it is of that day */
	if (d->first > 0 && parse_sign(p, d->first - 1, CUE_SIGN(TOS)))
		return false;
	for (uint32_t i = d->last; i < figure; i++)
		if (parse_at(p, i) == PARSE_VERB)
			return p->w[i].report && !p->w[i].event && !is_published(p, i);
	return false;
}

/* « | plus | de morts et de blessés | qu' | en 2021 » */
static bool
follows_more(const struct parse *p, uint32_t i)
{
	enum { NOUNS = 12 };

	for (uint32_t k = i; k > 0 && i - k < NOUNS; k--) {
		enum parse_class c = parse_at(p, k - 1);

		if (parse_sign(p, k - 1, CUE_SIGN(THAN)))
			return true;
		if (c == PARSE_VERB || c == PARSE_AUX || c == PARSE_MARK || c == PARSE_REL)
			break;
	}
	return false;
}

/* « trois de moins | qu'à la même période en | 2020 », « par | rapport à celle de la saison | 2021 » */
bool
dated_than(const struct parse *p, uint32_t i)
{
	for (int words = 0; words < 8 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if ((parse_sign(p, i - 1, CUE_SIGN(QUE)) &&
			(c == PARSE_CONJ || follows_more(p, i - 1))) ||
		    str_eq(tok_str(p->text, &p->t[i - 1]), STR("rapport")))
			return true;
		if (c != PARSE_PREP && c != PARSE_DET && c != PARSE_ADJ && c != PARSE_DE &&
		    c != PARSE_WORD && c != PARSE_PRON)
			return false;
	}
	return false;
}

/*
 * A year alone on the participle of another noun dates that: « la mine fermée en 2001 », « mis en
 * circulation en 1994 »; so does a date that completes a noun (« la contestation d'octobre 2019 »).
 * first, last: the figure with its phrase.
 */
bool
dated_noun(const struct parse *p, const struct parse_ent *d, uint32_t first, uint32_t last)
{
	uint32_t i = d->first;
	bool year = d->code.n <= 7; /* or a month */

	while (i > 0 && parse_at(p, i - 1) == PARSE_DET)
		i--;
	if (i > 1 && parse_at(p, i - 1) == PARSE_DE && parse_sign(p, i - 2, CUE_SIGN(PERIOD)) &&
	    i > 4 && parse_sign(p, i - 4, CUE_SIGN(ELSEWHERE)))
		return true; /* « par rapport au mois d'août » */
	if (dated_than(p, i))
		return true;
	/* « 22 de moins qu'en 2010 », « par rapport à 2010 » */
	if (i > 1 && parse_at(p, i - 1) == PARSE_PREP &&
	    ((parse_sign(p, i - 2, CUE_SIGN(QUE)) && parse_at(p, i - 2) == PARSE_CONJ) ||
		parse_sign(p, i - 2, CUE_SIGN(ELSEWHERE))))
		return true;
	if (i > 1 && parse_at(p, i - 1) == PARSE_DE && parse_sign(p, i - 2, CUE_SIGN(ABSTRACT)))
		return true; /* « à l'instar du premier semestre » */
	if (i > 0 && parse_at(p, i - 1) == PARSE_DE)
		return i > 1 && parse_at(p, i - 2) == PARSE_WORD && !(i >= last && i <= last + 1) &&
		       !p->w[i - 2].event && d->code.n <= 7 &&
		       !parse_sign(p, i - 2, CUE_SIGN(PERIOD));
	for (int words = 0; words < 5 && i > 0; words++, i--) {
		enum parse_class c = parse_at(p, i - 1);

		if (c == PARSE_PART && i - 1 >= first &&
		    i - 1 < last) /* « 15.000 | morts | depuis » */
			return false;

		if (c == PARSE_PART &&
		    is_published(p, i - 1)) /* « un bilan publié mardi porte à 30 » */
			return false;
		if (c == PARSE_PART && i == 1 &&
		    d->code.n > 4) /* « Menée en septembre, elle a abouti à » */
			return false;
		if (c == PARSE_PART && !year) /* « le gouvernement formé dimanche n'a tenu que » */
			return words == 0 && !p->w[i - 1].event &&
			       parse_has_verb(p, d->last, first);
		if (c == PARSE_PART)
			return !(i - 1 >= last && i - 1 <= last + 1) &&
			       !(d->last <= first && first - d->last <= 2 &&
				   !parse_has_verb(p, d->last, first));
		if (c != PARSE_PREP && c != PARSE_WORD && c != PARSE_DET && c != PARSE_DE &&
		    c != PARSE_DATE)
			return false;
	}
	return false;
}
