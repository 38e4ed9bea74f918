#ifndef FIT_H
#define FIT_H

#include "what.h"

/*
 * The event that figure k can take part in, where its verb or noun names e: people who are
 * « récupérés » are rescued, « 68 témoignages » are not; EVENT_NONE if none fits. head: the counted
 * noun itself names the event.
 */
enum event fit_event(const struct parse *p, size_t k, struct what what, enum event e, bool head);

/*
 * « tué de | trois balles |», « soupçonnés de | 34 vols |, trois hommes ont été arrêtés »: a thing that
 * a noun or participle has as its complement; what the verb says befalls people.
 */
bool fit_is_complement(const struct parse *p, size_t k, struct what what, enum event e);

#endif
