#ifndef PART_H
#define PART_H

#include "what.h"

/* Which figure is a part of which: « 176 suspects, dont six étrangers », « 70 % des 300 élèves ». */

enum part_rule {
	PART_NONE,
	PART_DONT,     /* dont N, parmi lesquels N */
	PART_LIST,     /* one more of that list: « dont 70 femmes | et 12 enfants » */
	PART_THEM,     /* N d'entre eux; parmi eux, N: of the sentence before, or earlier in this */
	PART_AMONG,    /* « trente Sahraouis figuraient | parmi les | 247 passagers » */
	PART_FRACTION, /* a percentage or fraction of a count */
	PART_BRACKET,  /* « 44 perquisitions (40 à Charleroi) » */
	PART_SAME,     /* = : the same fact, stated before */
	PART_RULES
};

enum { PART_BEFORE = 0xFFFFFFFE };

/*
 * The figure of the sentence of which figure k is a part; PART_BEFORE: the main count of the
 * sentence before; PARSE_NO: none. what: the phrases of all figures; whole: the answers for the
 * figures before k.
 */
uint32_t part_find(const struct parse *p, size_t k, const struct what *what, const uint32_t *whole,
    enum part_rule *rule);

/* The name of a rule, for -w. */
const char *part_rule_name(enum part_rule r);

#endif
