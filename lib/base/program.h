#ifndef PROGRAM_H
#define PROGRAM_H

/* What every filter says of itself. */
struct program {
	const char *name, *usage, *help;
};

/*
 * Does what option c, by getopt(3), means to every filter: -h prints usage and help, -V the
 * version, and both end the program (0; 2 if it could not be printed); -N turns the sandbox off.
 * Any other is a mistake: prints the usage on standard error and exits 2.
 */
void program_option(const struct program *p, int c);

#endif
