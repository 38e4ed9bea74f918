#ifndef CRF_H
#define CRF_H

#include "arena.h"
#include "feature.h"
#include "memory.h"
#include "model.h"
#include "region.h"

#include <stddef.h>
#include <stdint.h>

/*
 * The entity model as a decoder: a linear-chain conditional random field (Lafferty, McCallum,
 * Pereira 2001) over begin/inside/outside labels, small integer weights, one row of all labels
 * per feature. Features of a word are summed once per word form and kept.
 */

enum { CRF_PER, CRF_ORG, CRF_LOC, CRF_MISC, CRF_EVENT, CRF_PROG, CRF_LAW, CRF_DATE, CRF_CRIME };

/* Types; those that the model knows: dates and offences are read by rule. */
enum { CRF_TYPES = 9, CRF_NAMES = CRF_DATE };
enum { CRF_LABELS = 1 + 2 * CRF_NAMES, CRF_ROW = MODEL_ROW, CRF_START = CRF_LABELS };

/* Labels: 0 outside; CRF_BEGIN(type), CRF_INSIDE(type). Types as crf_type() names them. */
#define CRF_BEGIN(type) (1 + 2 * (type))
#define CRF_INSIDE(type) (2 + 2 * (type))

/* The name of a type as records have it; and back, -1 for none. */
const char *crf_type(int type);
int crf_type_of(struct str name);

/* How a row is written in the model text: one letter a label, O PGLMERW pglmerw. */
extern const char crf_letters[CRF_LABELS + 1];

struct crf; /* what is kept between sentences */
struct crf *crf_open(void);
void crf_close(struct crf *c);

/* What the model gives each label of each token of n regions: CRF_ROW numbers a token, in arena a. */
int16_t *crf_scores(
    struct crf *c, const struct feature_sent *s, const struct region *r, size_t n, struct arena *a);

/*
 * Adds what the memory of the document says to the scores of a region, of which these labels are the
 * best so far; false when they surely still are.
 */
bool crf_remember(const struct crf *c, const struct feature_sent *s, const struct memory_view *v,
    const struct region *r, int16_t *scores, const uint8_t *labels);

/* The best labels of the tokens of a region under these scores; all others have label 0. */
void crf_labels(const struct crf *c, const struct feature_sent *s, const struct region *r,
    const int16_t *scores, uint8_t *labels, struct arena *a);

/* The model's transitions as factors, none above 1, CRF_LABELS + 1 rows; and its scale. */
void crf_ways(const struct crf *c, float way[][CRF_ROW]);
int crf_scale(const struct crf *c);

/* e to the x for x <= 0, to 6 digits, in plain arithmetic: the same on every machine. */
float crf_exp(float x);

#endif
