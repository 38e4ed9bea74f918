#include "cue.h"

#include "die.h"

#include <stdlib.h>
#include <string.h>

enum { LETTERS = 26 };

static const char *const event_names[EVENTS] = {"-", "arrest", "charge", "conviction", "release",
    "wanted", "search", "dismantling", "seizure", "rescue", "interception", "expulsion", "death",
    "injury", "missing", "abduction", "attack", "case", "operation", "participation", "funding"};

static const char *const class_names[CUE_CLASSES] = {
    "noun", "adj", "det", "de", "prep", "conj", "rel", "sub", "pron", "adv", "aux", "verb", "part"};

static const char *const sign_names[CUE_BITS] = {[CUE_BIT_A] = "A",
    [CUE_BIT_ABSTRACT] = "ABSTRACT",
    [CUE_BIT_AFTER] = "AFTER",
    [CUE_BIT_AGE] = "AGE",
    [CUE_BIT_AGED] = "AGED",
    [CUE_BIT_AINSI] = "AINSI",
    [CUE_BIT_AS] = "AS",
    [CUE_BIT_BE] = "BE",
    [CUE_BIT_BEEN] = "BEEN",
    [CUE_BIT_CLITIC] = "CLITIC",
    [CUE_BIT_COMPRIS] = "COMPRIS",
    [CUE_BIT_CONTRE] = "CONTRE",
    [CUE_BIT_COUNTS] = "COUNTS",
    [CUE_BIT_COURT] = "COURT",
    [CUE_BIT_DEGREE] = "DEGREE",
    [CUE_BIT_DEPUIS] = "DEPUIS",
    [CUE_BIT_DEVANT] = "DEVANT",
    [CUE_BIT_DONT] = "DONT",
    [CUE_BIT_ELSEWHEN] = "ELSEWHEN",
    [CUE_BIT_ELSEWHERE] = "ELSEWHERE",
    [CUE_BIT_EMPTY] = "EMPTY",
    [CUE_BIT_ENTRE] = "ENTRE",
    [CUE_BIT_ET] = "ET",
    [CUE_BIT_EVE] = "EVE",
    [CUE_BIT_FIGURE] = "FIGURE",
    [CUE_BIT_GATHERED] = "GATHERED",
    [CUE_BIT_HAPPENING] = "HAPPENING",
    [CUE_BIT_HAS] = "HAS",
    [CUE_BIT_JUSQUE] = "JUSQUE",
    [CUE_BIT_LEADS] = "LEADS",
    [CUE_BIT_LEQUEL] = "LEQUEL",
    [CUE_BIT_LOCATED] = "LOCATED",
    [CUE_BIT_NUMBER] = "NUMBER",
    [CUE_BIT_OBJET] = "OBJET",
    [CUE_BIT_OF] = "OF",
    [CUE_BIT_ONE] = "ONE",
    [CUE_BIT_OTHERS] = "OTHERS",
    [CUE_BIT_OU] = "OU",
    [CUE_BIT_PARMI] = "PARMI",
    [CUE_BIT_PEOPLE] = "PEOPLE",
    [CUE_BIT_PERIOD] = "PERIOD",
    [CUE_BIT_PLACE] = "PLACE",
    [CUE_BIT_POUR] = "POUR",
    [CUE_BIT_PUBLISHED] = "PUBLISHED",
    [CUE_BIT_QUE] = "QUE",
    [CUE_BIT_QUI] = "QUI",
    [CUE_BIT_RATE] = "RATE",
    [CUE_BIT_SOIT] = "SOIT",
    [CUE_BIT_STAGE] = "STAGE",
    [CUE_BIT_SUR] = "SUR",
    [CUE_BIT_THAN] = "THAN",
    [CUE_BIT_THAT] = "THAT",
    [CUE_BIT_THEM] = "THEM",
    [CUE_BIT_THEN] = "THEN",
    [CUE_BIT_TO] = "TO",
    [CUE_BIT_TOLL] = "TOLL",
    [CUE_BIT_TOS] = "TOS",
    [CUE_BIT_TREND] = "TREND",
    [CUE_BIT_UNREAL] = "UNREAL",
    [CUE_BIT_VALUE] = "VALUE",
    [CUE_BIT_WHERE] = "WHERE",
    [CUE_BIT_WITH] = "WITH",
    [CUE_BIT_Y] = "Y"};

const char *
cue_event(enum event e)
{
	return event_names[e];
}

/* The place of the first n bytes of name among names; 0 if it is not there. */
static uint8_t
number(const char *const *names, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (*names[i] == *name && strcmp(names[i], name) == 0)
			return (uint8_t)i;
	return 0;
}

/* Which names of signs begin with each letter. */
static void
sort_names(uint64_t of[LETTERS])
{
	memset(of, 0, LETTERS * sizeof *of);
	for (size_t i = 0; i < CUE_BITS; i++)
		of[*sign_names[i] - 'A'] |= UINT64_C(1) << i;
}

/* « PLACE,TO »: one bit for each */
static uint64_t
bits(const char *names, const uint64_t of[LETTERS])
{
	uint64_t b = 0;

	while (*names) {
		size_t n = strcspn(names, ","), letter = (size_t)(unsigned char)*names - 'A';

		for (uint64_t left = letter < LETTERS ? of[letter] : 0; left; left &= left - 1) {
			const char *name = sign_names[__builtin_ctzll(left)];

			if (strncmp(name, names, n) == 0 && name[n] == '\0')
				b |= left & -left;
		}
		names += n;
		names += *names == ',';
	}
	return b;
}

/* The slot of a word that may not yet be there. */
static struct cue_word *
slot_of(struct cue *c, uint64_t hash)
{
	struct cue_word *w;
	size_t i = hash >> 48;

	c->known[i / 64] |= UINT64_C(1) << i % 64;
	w = &c->word[cue_look(c, hash) - c->word];
	if (w->check == 0)
		*w = (struct cue_word){.check = CUE_CHECK(hash), .class = CUE_CLASSES};
	return w;
}

/*
 * The words that keys of a table begin with. Every beginning of a key has its hash in a slot: that
 * of one word is the word's own, those of more are like no word's.
 */
static void
enter(struct cue *c, const struct lex_table *x, unsigned bit)
{
	for (uint32_t i = 0; i <= x->mask; i++) {
		const struct lex_slot *s = &x->slot[i];
		struct cue_word *w;

		if (s->hash == 0 ||
		    (x == &lex_signs && s->row < x->rows && c->signs[s->row + 1] == 0))
			continue; /* signs of other rules (sign.h) */
		w = slot_of(c, s->hash);
		w->more |= s->more;
		w->longer |= s->more ? (uint8_t)bit : 0;
		if (s->row == LEX_PREFIX)
			continue;
		w->alone |= (uint8_t)bit;
		if (x == &lex_signs)
			w->sign = (uint16_t)(s->row + 1);
		if (x == &lex_words)
			w->class = c->class[s->row];
		if (x == &lex_events)
			w->event = (uint16_t)s->row;
	}
}

struct cue *
cue_open(void)
{
	struct cue *c = die_alloc(sizeof *c);
	uint64_t of[LETTERS];

	sort_names(of);
	memset(c, 0, sizeof *c);
	c->signs = die_alloc((lex_signs.rows + 1) * sizeof *c->signs);
	c->signs[0] = 0;
	c->class = die_alloc(lex_words.rows);
	c->event = die_alloc(lex_events.rows);
	for (uint32_t i = 0; i < lex_signs.rows; i++)
		c->signs[i + 1] = bits(lex_cell(&lex_signs, i, 1), of);
	for (uint32_t i = 0; i < lex_words.rows; i++)
		c->class[i] = number(class_names, CUE_CLASSES, lex_cell(&lex_words, i, 1));
	for (uint32_t i = 0; i < lex_events.rows; i++)
		c->event[i] = number(event_names, EVENTS, lex_cell(&lex_events, i, 1));
	enter(c, &lex_signs, 0);
	enter(c, &lex_words, CUE_IN_WORDS);
	enter(c, &lex_events, CUE_IN_EVENTS);
	enter(c, &lex_report, CUE_IN_REPORT);
	enter(c, &lex_worth, CUE_IN_WORTH);
	return c;
}

void
cue_close(struct cue *c)
{
	free(c->signs);
	free(c->class);
	free(c->event);
	free(c);
}
