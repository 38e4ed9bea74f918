#ifndef PERSON_H
#define PERSON_H

#include "feature.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Persons that the model takes for bodies, places or works, told by the title before them or by
 * their first name (titles.tsv, firstnames.tsv): sets the labels (crf.h) of the mention [i, end).
 */
void person_label(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « Sanoussi Danioko | du 1er arrondissement »: a body that begins with a person is that person. */
void person_before(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « du | Baieriverain | Gervais Gilbert »: where the name begins. */
size_t person_whence(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « | L. | Daouda »: where the name begins with its initial. */
size_t person_initial(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « le procureur de | Strasbourg | Yolande Renzi »: a place and a person. */
void person_behind(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « FRÉDÉRIC BOTT »: a first name and more words with capitals. */
bool person_signs(const struct feature_sent *s, size_t i, size_t end);

/* « [| DENIS CHARLET | / AFP] », « KEYSTONE/| CYRIL ZINGARO |»: who took a picture. */
void person_credits(const struct feature_sent *s, uint8_t *labels);

/* « Oumar Cissé | alias | Barou »: two names of one person; the end of the first. */
size_t person_part(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

#endif
