#include "field.h"

#include <string.h>
#include <strings.h>

static const char *const names[][REC_MAX] = {
    [REC_DOC] = {NULL, "DOC", "LANG", "DATE", "SOURCE", "TITLE"},
    [REC_META] = {NULL, "DOC", "NAME", "VALUE"},
    [REC_PAR] = {NULL, "DOC", "PAR", "KIND", "TEXT"},
    [REC_SENT] = {NULL, "DOC", "SENT", "PAR", "KIND", "TEXT"},
    [REC_ENT] = {NULL, "DOC", "SENT", "START", "END", "TYPE", "TEXT", "NAME", "CODE"},
    [REC_STAT] = {NULL, "DOC", "SENT", "START", "END", "KIND", "VALUE", "HIGH", "MOD", "UNIT",
	"WHAT", "EVENT", "WHEN", "WHERE", "PART", "TEXT"},
    [REC_REL] = {NULL, "DOC", "SENT", "REL", "A", "B", "TEXT"},
};

size_t
field_count(enum rec_type t)
{
	size_t i = 1;

	while (i < REC_MAX && names[t][i])
		i++;
	return i;
}

const char *
field_name(enum rec_type t, size_t i)
{
	return names[t][i];
}

size_t
field_find(enum rec_type t, struct str name)
{
	size_t i;

	for (i = 1; i < REC_MAX && names[t][i]; i++)
		if (strlen(names[t][i]) == name.n && strncasecmp(names[t][i], name.s, name.n) == 0)
			return i;
	return 0;
}
