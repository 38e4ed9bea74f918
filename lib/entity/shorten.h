#ifndef SHORTEN_H
#define SHORTEN_H

#include "feature.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What was taken into a name and is none of it: changes the labels (crf.h) of the mention [i, end).
 * Linear in the mention.
 */

/* « Tunis | -Moody's », « Club Africain | tiendra »: a known name and what is behind; its end. */
size_t shorten_known(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « Afrique | largement aride », « Bénin | 1 : 0 »: where a place ends. */
size_t shorten_tail(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* Does another programme begin behind token i: « et le Programme »? */
bool shorten_another(const struct feature_sent *s, size_t i);

/* « Projet d'appui … | et le | Programme de … »: two programmes; the end of the first. */
size_t shorten_schemes(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « Service des renseignements | nouvellement créé »: where the name of a body ends. */
size_t shorten_end(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « Les éléments du | commissariat de Thiès », « parti politique | Ensemble »: where it begins. */
size_t shorten_begin(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « Sûreté nationale | et des éléments de la | Douane »: two bodies, or a body and a person. */
void shorten_two(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « ambassadeur de la | Confédération suisse | au | Tchad »: the end of the first. */
size_t shorten_post(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « EdA | Mathieu Gollin »: a paper, and a person of it; where the person begins. */
size_t shorten_credit(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « 2e arrondissement de | Dakar »: where the name of a place begins; « Pape | François »: a person. */
size_t shorten_place(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

/* « loi 06-01 | relative à la corruption »: the end of the law. */
size_t shorten_law(const struct feature_sent *s, uint8_t *labels, size_t i, size_t end);

#endif
