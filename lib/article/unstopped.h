#ifndef UNSTOPPED_H
#define UNSTOPPED_H

#include "block.h"

/*
 * « Leur véhicule avait été repéré par un berger »: some papers end no paragraph with a stop. Where most
 * have none they are measured as if it stood there, the shorter ones too beside them.
 */
void unstopped_mark(struct page *p);

#endif
