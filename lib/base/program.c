#include "program.h"

#include "sandbox.h"

#include <stdio.h>
#include <stdlib.h>

void
program_option(const struct program *p, int c)
{
	switch (c) {
	case 'N':
		sandbox_off();
		return;
	case 'h':
		printf("%s%s", p->usage, p->help);
		break;
	case 'V':
		printf("%s (depeche) %s\n", p->name, VERSION);
		break;
	default:
		fputs(p->usage, stderr);
		exit(2);
	}
	exit(fflush(stdout) == 0 ? 0 : 2);
}
