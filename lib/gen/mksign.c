/* mksign: the signs of each row of lib/fr/signs.tsv as bits, so that sign_is() compares no names. */
#include "lex.h"
#include "sign.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define SIGN_STRING(name) #name,
static const char *const names[SIGNS] = {SIGN_LIST(SIGN_STRING)};
#undef SIGN_STRING

/* Is it one of these names, with commas between? */
static bool
is_among(const char *list, const char *name)
{
	size_t n = strlen(name);

	for (;; list++) {
		if (strncmp(list, name, n) == 0 && (list[n] == '\0' || list[n] == ','))
			return true;
		if ((list = strchr(list, ',')) == NULL)
			return false;
	}
}

int
main(void)
{
	if (lex_signs.rows > UINT16_MAX - 2)
		return fprintf(stderr, "signs.tsv: too many rows\n"), 1;
	printf("const uint64_t sign_bits[][SIGN_WORDS] = {\n\t{0}, {0},\n");
	for (uint32_t row = 0; row < lex_signs.rows; row++) {
		uint64_t of[SIGN_WORDS] = {0};

		for (unsigned sign = 0; sign < SIGNS; sign++)
			if (is_among(lex_cell(&lex_signs, row, 1), names[sign]))
				of[sign / 64] |= UINT64_C(1) << sign % 64;
		printf("\t{");
		for (size_t i = 0; i < SIGN_WORDS; i++)
			printf("%s0x%" PRIX64, i > 0 ? ", " : "", of[i]);
		printf("},\n");
	}
	printf("};\n");
	return fflush(stdout) != 0 || ferror(stdout);
}
