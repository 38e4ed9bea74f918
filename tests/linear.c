/*
 * Time, memory and output of every filter on texts made to hurt: doubling the size must not more
 * than double the time. linear.t [BYTES [KIND]]: the larger size (100000), a table of all figures
 * with it. Times are processor times, the least of a few runs, without the system's: what it takes to
 * write a file depends on what else is being written.
 */
#define _DEFAULT_SOURCE /* wait4() */
#define _XOPEN_SOURCE 700
#include "tap.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/*
 * Ratio of times allowed for twice the size; times below NOISE seconds are not judged: where the
 * square of the size counts, so many bytes take seconds, and another process moves less by a half.
 */
#define RATIO 2.6
#define NOISE 0.1
/* The same where rows repeat their sentence: between both sizes they outgrow the caches. */
#define RATIO_JOINED 3.0
/* Bytes out for one in; where rows repeat their sentence (to-csv -j). */
enum { PATHS = 512, RUNS = 25, SECONDS = 60, MAX_OUT = 64, MAX_JOINED = 200 };

/*
 * A text: unit over and over, "@" in it a number that counts, "#" the same in letters, "~" a new
 * line of text or paragraph.
 */
struct kind {
	const char *name, *unit;
};

static const struct kind texts[] = {
    {"digits", "1234567890"},
    {"digits one by one", "1 2 3 4 5 6 7 8 9 "},
    {"thousands", "123 456 789 "},
    {"numerals", "mille neuf cent quatre-vingt "},
    {"capitals", "Ali Kori Zed "},
    {"capital letters", "ABCDEF GHIJ KLM "},
    {"a word", "abcdefghij"},
    {"one capital word", "ABCDEFGHIJ"},
    {"new words", "# "},
    {"new names", "Ali K# "},
    {"new names, in sentences", "Hier, Ali K# a parlé. "},
    {"a name often", "Ali Kori parle à M. Kori, dit Kori. "},
    {"new acronyms", "La Force N# A# (FN) agit. "},
    {"abbreviations", "M. Mme. etc. art. "},
    {"initials", "A. B. C. D. "},
    {"stops", ". ! ? … "},
    {"dots", "..........."},
    {"dates", "le 3 mai 2020 "},
    {"dates, in numbers", "03/05/2020 12-11-2019 "},
    {"ranges of dates", "du 3 au 5 mai et du 7 "},
    {"months", "janvier février mars "},
    {"hours", "à 12h30 13 h 15 "},
    {"quotes", "« “ \" ' ’ "},
    {"quotes open", "« Il dit : "},
    {"quotes closed", " » "},
    {"brackets", "(((((((((("},
    {"brackets closed", "))))))))))"},
    {"brackets in turn", "(a) [b] {c} "},
    {"places", "Niamey, Oran, Paris, Dakar, "},
    {"places and figures", "12 arrestations à Niamey, 13 à Oran, "},
    {"figures and parts", "176 suspects, dont 6 étrangers et 3 femmes, "},
    {"figures said again", "176 suspects arrêtés. Ces 176 suspects. "},
    {"new figures", "Il y a @ morts à Oran. "},
    {"figures in one sentence", "@ morts et "},
    {"percent", "12 % 13% pour cent "},
    {"money", "5 000 euros 3 millions de francs CFA 2 $ "},
    {"measures", "12 kg de cocaïne 3 tonnes 5 km "},
    {"money words", "millions milliards "},
    {"ages", "âgé de 12 ans âgés de 20 à 30 ans "},
    {"verbs", "arrêté tué blessé saisi condamné "},
    {"offences", "trafic de drogue vol meurtre "},
    {"laws", "article 3 de la loi n° 12-13 du code pénal "},
    {"titles", "le ministre de la Justice garde des Sceaux "},
    {"of of of", "Ministère de la Direction de la Ville de "},
    {"hyphens", "a-b-c-"},
    {"apostrophes", "l'd'qu'"},
    {"commas", ",,,,,"},
    {"colons", "a : b ; "},
    {"dashes", "— a – b - "},
    {"spaces", "a          "},
    {"marks on one letter", "\xCC\x96\xCC\x81"},
    {"marks on letters", "e\xCC\x81\xCC\x96"},
    {"Hangul to compose", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"},
    {"Arabic", "\xD8\xA7\xD9\x84\xD8\xAC "},
    {"damaged encoding", "Ã© Ã¨ â€™ "},
    {"ill-formed", "\xFF\xC3\xE2\x82 "},
    {"control characters", "\x01\x02 a"},
    {"no-break spaces", "\xC2\xA0\xE2\x80\xAF"},
    {"short lines", "a~"},
    {"lines", "Lire aussi : Ali Kori à Niamey~"},
    {"lines of sentences", "Deux hommes ont été arrêtés à Oran, selon M. Kori.~"},
    {"new lines of sentences", "Selon M. K#, @ hommes ont été arrêtés à Oran le @ mai.~"},
    {"menu", "Accueil | Sport | Monde | "},
    {"gaps", "Un titre ici     Un autre titre là     "},
    {"addresses", "http://a.b/c?d=e&f "},
    {"mails", "a@b.c "},
    {"numbered links", "[@]Ali "},
    {"torn lines", "selon~, le~"},
    {"Markdown", "# Un titre~* [a](/b) **c** _d_~"},
    {"Markdown brackets", "[a](/b) [[[[!["},
    {"Markdown addresses", "[a](/b) ](((("},
};

static const struct kind pages[] = {
    {"deep div", "<div>"},
    {"deep b", "<b>x"},
    {"deep a", "<a href=x>y"},
    {"deep lists", "<ul><li>x"},
    {"deep tables", "<table><tr><td>x"},
    {"deep spans with class", "<span class=menu>x"},
    {"closed div", "</div>"},
    {"closed p", "</p>x"},
    {"a million tags", "<p>x</p>"},
    {"paragraphs", "<p>Deux hommes ont été arrêtés à Oran, selon M. K#.</p>"},
    {"links", "<p><a href=/@>Un titre de lien #</a>"},
    {"empty tags", "<br>"},
    {"headings", "<h1>Titre #</h1>"},
    {"titles", "<title>Titre #</title>"},
    {"metas", "<meta property=og:title content='Titre #'>"},
    {"half tags", "<"},
    {"half tags with names", "<div "},
    {"half closed tags", "</div "},
    {"comments", "<!-- x -->"},
    {"comments open", "<!--"},
    {"half comments", "<!-- -- >"},
    {"declarations", "<![CDATA[x"},
    {"scripts", "<script>x</script>"},
    {"scripts open", "<script>"},
    {"scripts half closed", "<script></scrip"},
    {"styles", "<style>a{b:c}</style>x"},
    {"references", "&eacute;&amp;&#233;&#xE9;"},
    {"half references", "&eacut &#x &# &"},
    {"one long reference", "&aaaaaaaa"},
    {"JSON-LD", "<script type=application/ld+json>{\"headline\":\"T#\"}</script>"},
    {"forms", "<form><select><option>x"},
    {"mixed", "<div><p>x</div></p><ul></b><li>"},
    {"list items", "<li>Mot #"},
    {"rows", "<tr><td>x<td>@"},
    {"figures", "<figure><img src=x><figcaption>x"},
    {"times", "<time datetime=2020-03-@>x"},
};

/* With something before it that makes the rest one tag, one string, … */
static const struct {
	const char *name, *before, *unit, *after;
} odd[] = {
    {"attributes", "<html><p ", "a=b ", ">x"},
    {"new attributes", "<html><p ", "a#=@ ", ">x"},
    {"attributes without end", "<html><p ", "a='", ""},
    {"one attribute", "<html><p class='", "menu ", "'>x"},
    {"one link", "<html><a href='", "x/", "'>x</a>"},
    {"a title", "<html><title>", "Titre - ", "</title><p>x"},
    {"one script", "<html><script>", "var x='</' ; ", "</script><p>x"},
    {"JSON deep", "<html><script type=application/ld+json>", "{\"a\":[", "</script><p>x"},
    {"JSON arrays", "", "[", "\n"},
    {"JSON objects", "{\"text\":\"x\",\"a\":", "{\"a\":", "\n"},
    {"JSON members", "{\"text\":\"Un homme.\"", ",\"a#\":@", "}\n"},
    {"JSON escapes", "{\"text\":\"", "\\u00e9\\n", "\"}\n"},
    {"JSON half", "", "{\"text\":\"\n", ""},
    {"JSON documents", "{\"text\":\"Un homme.\"}\n",
	"{\"text\":\"Un homme est mort à Oran.\",\"id\":\"@\"}\n", ""},
    {"WARC headers", "WARC/1.0\r\nWARC-Type: resource\r\n", "A: b\r\n", "\r\n"},
    {"WARC records", "", "WARC/1.0\r\nWARC-Type: request\r\nContent-Length: 1\r\n\r\nx\r\n\r\n",
	""},
    {"WARC broken", "WARC/1.0\r\n", "WARC/1.0\r\nWARC-", ""},
    {"gzip beginnings", "\x1F\x8B\x08", "\x1F\x8B\x08\x01", ""},
    {"zstd beginnings", "\x28\xB5\x2F\xFD", "\x28\xB5\x2F\xFD\x04\x58", ""},
};

static char dir[64], *build;
static bool table;
static size_t size = 100000;
static const char *only;

static void
put_unit(FILE *fp, const char *unit, unsigned long i, const char *line)
{
	for (; *unit; unit++) {
		if (*unit == '@') {
			fprintf(fp, "%lu", i);
		} else if (*unit == '#') {
			for (unsigned long k = i + 26; k > 0; k /= 26)
				putc((int)('a' + k % 26), fp);
		} else if (*unit == '~') {
			fputs(line, fp);
		} else {
			putc(*unit, fp);
		}
	}
}

static void
make(const char *file, size_t bytes, const char *before, const char *unit, const char *after,
    const char *line)
{
	FILE *fp = fopen(file, "w");
	unsigned long i;

	if (!fp)
		exit(99);
	fputs(before, fp);
	for (i = 0; (size_t)ftell(fp) < bytes; i++)
		put_unit(fp, unit, i, line);
	fputs(after, fp);
	fclose(fp);
}

static double
size_of(const char *file)
{
	struct stat st;

	return stat(file, &st) == 0 ? (double)st.st_size : 0;
}

struct cost {
	double seconds, rss, out; /* processor time; bytes held, bytes written */
	int status;		  /* 3: it did not come to an end */
};

/* How many bytes come out of fd, which is closed then. */
static double
drain(int fd)
{
	static char buf[1 << 16];
	double sum = 0;
	ssize_t n;

	while ((n = read(fd, buf, sizeof buf)) > 0)
		sum += (double)n;
	close(fd);
	return sum;
}

/* out: where to write, or NULL: what is written is counted, and gone, for it may be 400 MB. */
static struct cost
run(const char *tool, const char *in, const char *out)
{
	const char *option = strchr(tool, ' ');
	char program[PATHS + 64];
	struct rusage u;
	struct cost c;
	int status, ends[2];
	pid_t pid;

	fflush(NULL);
	if (pipe(ends) != 0)
		exit(98);
	pid = fork();
	if (pid == 0) {
		snprintf(program, sizeof program, "%s/%.*s", build, (int)strcspn(tool, " "), tool);
		if (!freopen(in, "r", stdin) || !freopen("err", "w", stderr) ||
		    (out ? !freopen(out, "w", stdout) : dup2(ends[1], STDOUT_FILENO) < 0))
			_exit(98);
		close(ends[0]);
		close(ends[1]);
		alarm(SECONDS);
		execl(program, tool, option ? option + 1 : (char *)NULL, (char *)NULL);
		_exit(98);
	}
	close(ends[1]);
	c.out = drain(ends[0]);
	wait4(pid, &status, 0, &u);
	if (out)
		c.out = size_of(out);
	c.seconds = (double)u.ru_utime.tv_sec + 1e-6 * (double)u.ru_utime.tv_usec;
	c.rss = 1024.0 * (double)u.ru_maxrss;
	c.status = WIFEXITED(status) ? WEXITSTATUS(status) : 3;
	return c;
}

/* The filter on in1 and on in2, which is twice as large, giving out1, out2, or NULL. */
static void
compare(const char *kind, const char *tool, const char *in1, const char *in2, const char *out1,
    const char *out2)
{
	struct cost a = run(tool, in1, out1), b = run(tool, in2, out2), c;
	double s1 = size_of(in1), s2 = size_of(in2), grown = s1 > 0 ? s2 / s1 / 2 : 1;
	double out = s2 > 0 ? b.out / s2 : 0;
	double most = (strchr(tool, ' ') ? RATIO_JOINED : RATIO) * grown;
	bool good;
	int i;

	for (i = 1; i < RUNS && b.seconds > NOISE && b.seconds > most * a.seconds; i++) {
		if (i > 4) /* who else is at work may be done then */
			usleep(50000);
		c = run(tool, in1, out1);
		a.seconds = c.seconds < a.seconds ? c.seconds : a.seconds;
		c = run(tool, in2, out2);
		b.seconds = c.seconds < b.seconds ? c.seconds : b.seconds;
	}
	if (table)
		printf("# %s\t%s\t%.0f\t%.3f\t%.3f\t%.2f\t%.2f\t%.1f\n", kind, tool, s2, a.seconds,
		    b.seconds, b.seconds / grown / (a.seconds + 1e-9), out, b.rss / s2);
	good = a.status < 2 && b.status < 2 && out < (strchr(tool, ' ') ? MAX_JOINED : MAX_OUT) &&
	       (b.seconds <= NOISE || b.seconds <= most * a.seconds);
	ok(good, "%s: %s: twice the size, %.1f times the time; %.1f bytes out for one", kind, tool,
	    b.seconds / grown / (a.seconds + 1e-9), out);
}

/* From paragraphs on. */
static void
chain(const char *kind)
{
	static const char *const tools[] = {"segment", "tag-entities", "extract-stats"};
	static const char *const last[] = {"to-csv", "to-csv -j", "to-json", "to-html", "to-annot"};
	char file[4][3][8];
	size_t i, k;

	for (i = 0; i < 4; i++)
		for (k = 1; k <= 2; k++)
			snprintf(file[i][k], sizeof file[i][k], "%zu.%zu", k, i);
	for (i = 0; i < 3; i++)
		compare(kind, tools[i], file[i][1], file[i][2], file[i + 1][1], file[i + 1][2]);
	for (i = 0; i < (table ? 5 : 2); i++)
		compare(kind, last[i], file[3][1], file[3][2], NULL, NULL);
}

static void
text(const struct kind *x)
{
	static const char doc[] = "doc\td\tfr\t2020-03-05\td\tTitre\npar\td\t1\tbody\t";
	char name[128];

	if (only && strcmp(only, x->name) != 0)
		return;
	make("1.0", size / 2, doc, x->unit, "\n", "\npar\td\t1\tbody\t");
	make("2.0", size, doc, x->unit, "\n", "\npar\td\t1\tbody\t");
	chain(x->name);
	snprintf(name, sizeof name, "plain %s", x->name);
	make("text1", size / 2, "Un titre\n\nDeux hommes ont été arrêtés à Oran.\n\n", x->unit,
	    "\n", "\n");
	make("text2", size, "Un titre\n\nDeux hommes ont été arrêtés à Oran.\n\n", x->unit, "\n",
	    "\n");
	compare(name, "clean", "text1", "text2", NULL, NULL);
}

static void
page(const char *name, const char *before, const char *unit, const char *after)
{
	if (only && strcmp(only, name) != 0)
		return;
	make("text1", size / 2, before, unit, after, "\n");
	make("text2", size, before, unit, after, "\n");
	compare(name, "clean", "text1", "text2", NULL, NULL);
}

/* Many documents, each with what follows. */
static void
documents(void)
{
	static const char unit[] = "doc\td@\tfr\t-\td@\tTitre\nmeta\td@\tauthor\tA. B.\n"
				   "sent\td@\t1\t1\tbody\tUn homme K# est mort à Oran.\n";

	if (only && strcmp(only, "documents") != 0)
		return;
	make("1.0", size / 2, "", unit, "", "");
	make("2.0", size, "", unit, "", "");
	chain("documents");
	make("1.0", size / 2, "doc\td\tfr\t-\td\tT\n", "meta\td\tx#\t@\n", "", "");
	make("2.0", size, "doc\td\tfr\t-\td\tT\n", "meta\td\tx#\t@\n", "", "");
	chain("fields of a document");
}

/* Times say nothing where a sanitizer counts along. */
static bool
is_sanitized(void)
{
	char command[PATHS + 64];

	snprintf(command, sizeof command, "grep -qa -e __asan_init -e __msan_init %s/clean", build);
	return system(command) == 0;
}

int
main(int argc, char **argv)
{
	const char *b = getenv("B");
	char remove[128];
	size_t i;

	if (argc > 1) {
		size = strtoul(argv[1], NULL, 10);
		table = true;
		only = argc > 2 ? argv[2] : NULL;
		puts("# kind\tfilter\tbytes\tseconds for half\tseconds\tratio\tbytes out per "
		     "byte\tmemory per byte");
	}
	snprintf(dir, sizeof dir, "%s/linear.XXXXXX",
	    access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	if (!(build = realpath(b ? b : "build", NULL)))
		return 99;
	if (is_sanitized()) {
		ok(1, "times # SKIP built with a sanitizer");
		return done();
	}
	if (!mkdtemp(dir) || chdir(dir) < 0)
		return 99;
	for (i = 0; i < sizeof texts / sizeof *texts; i++)
		text(&texts[i]);
	for (i = 0; i < sizeof pages / sizeof *pages; i++)
		page(pages[i].name, "<!DOCTYPE html><html><body>", pages[i].unit, "");
	for (i = 0; i < sizeof odd / sizeof *odd; i++)
		page(odd[i].name, odd[i].before, odd[i].unit, odd[i].after);
	documents();
	snprintf(remove, sizeof remove, "rm -rf %s", dir);
	if (system(remove) != 0)
		return 99;
	return done();
}
