#ifndef FIELD_H
#define FIELD_H

#include "rec.h"

#include <stddef.h>

/* The names of the fields of records, as depeche(5) has them: for tools that show them to people. */

/* How many fields a record of type t has, with its type and its id. */
size_t field_count(enum rec_type t);

/* The name of field i of type t, 1 <= i < field_count(t). Lives for ever. */
const char *field_name(enum rec_type t, size_t i);

/* The field of type t with this name, capitals or not; 0 if there is none. */
size_t field_find(enum rec_type t, struct str name);

#endif
