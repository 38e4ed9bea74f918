#include "htmlout.h"

#include "lex.h"

#include <string.h>

/*
 * No script, nothing from elsewhere: the content policy says so to the browser. Colours have a
 * contrast of 7:1 and more to their ground (WCAG 2.2, 1.4.6); type is told by the word in the tip,
 * not by colour alone (1.4.1).
 */
static const char style[] =
    ":root{color-scheme:light dark;--ink:#1a1a1a;--ground:#fff;--line:#767676;--tip:#1a1a1a;"
    "--tipink:#fff;--PER:#ffe3c2;--ORG:#d5e5ff;--LOC:#d3f0d0;--MISC:#ebe3f7;--DATE:#ececec;"
    "--EVENT:#fdf0b3;--PROG:#cdeff0;--LAW:#f4e0cf;--CRIME:#ffd9d9;--link:#0b3d91}\n"
    "@media(prefers-color-scheme:dark){:root{--ink:#f2f2f2;--ground:#16181c;--line:#9a9a9a;"
    "--tip:#f2f2f2;--tipink:#16181c;--PER:#553513;--ORG:#1d3763;--LOC:#1d4a1b;--MISC:#423062;"
    "--DATE:#3a3d42;--EVENT:#4d4310;--PROG:#114a4b;--LAW:#503725;--CRIME:#662323;--link:#a8c7ff}}\n"
    "*{box-sizing:border-box}body{margin:0 auto;max-width:76rem;padding:1rem;color:var(--ink);"
    "background:var(--ground);font:1.05rem/1.6 Georgia,serif}"
    "h1,h2,h3,table,.meta,.skip,.legend,svg{font-family:system-ui,sans-serif}a{color:var(--link)}"
    ".skip{display:inline-block;padding:.5rem}"
    "article{border-top:2px solid var(--line);padding:1rem 0;content-visibility:auto;"
    "contain-intrinsic-size:auto 40rem}"
    ".cols{display:grid;gap:1rem 2rem}@media(min-width:60rem){.cols.two{grid-template-columns:"
    "minmax(0,3fr) minmax(0,2fr)}}"
    ".meta{font-size:.9rem}mark{color:inherit;background:var(--DATE);border-radius:.2rem;"
    "padding:0 .15rem;position:relative}"
    "mark[data-tip]:hover::after,mark[data-tip]:focus::after{content:attr(data-tip);position:"
    "absolute;"
    "left:0;top:100%;z-index:9;background:var(--tip);color:var(--tipink);padding:.2rem .5rem;"
    "border-radius:.2rem;font:.85rem/1.4 system-ui,sans-serif;width:max-content;max-width:18rem}"
    "mark:focus,a:focus,.f:focus{outline:3px solid var(--link);outline-offset:1px}"
    ".f{border-bottom:2px dotted currentColor}.f:target{outline:3px solid var(--link)}"
    "table{border-collapse:collapse;font-size:.88rem;width:100%}"
    "th,td{text-align:left;vertical-align:top;padding:.25rem .4rem;border-bottom:1px solid "
    "var(--line);overflow-wrap:break-word}caption{text-align:left;font-weight:700}[role=heading]{"
    "font-weight:700}.n{text-align:right;white-space:nowrap}"
    ".legend{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.4rem .8rem;font-size:.9rem}"
    ".wide{overflow-x:auto}svg{max-width:100%;height:auto}svg rect{fill:var(--link)}"
    "svg text{fill:var(--ink);font-size:11px}"
    "@media "
    "print{.skip,mark::after{display:none}article{break-inside:auto}mark,.f{border-bottom:1px "
    "solid}}\n";

static const char *const types[] = {
    "PER", "ORG", "LOC", "MISC", "DATE", "EVENT", "PROG", "LAW", "CRIME"};

void
htmlout_raw(struct io_out *out, const char *s)
{
	io_put(out, s, strlen(s));
}

void
htmlout_text(struct io_out *out, struct str s)
{
	size_t i, from = 0;
	const char *ref;

	for (i = 0; i < s.n; i++) {
		switch (s.s[i]) {
		case '&':
			ref = "&amp;";
			break;
		case '<':
			ref = "&lt;";
			break;
		case '>':
			ref = "&gt;";
			break;
		case '"':
			ref = "&quot;";
			break;
		case '\'':
			ref = "&#39;";
			break;
		default:
			continue;
		}
		io_put(out, s.s + from, i - from);
		htmlout_raw(out, ref);
		from = i + 1;
	}
	io_put(out, s.s + from, s.n - from);
}

void
htmlout_label(struct io_out *out, const char *word)
{
	struct arena a = {0};
	struct str s = {word, strlen(word)};
	struct tok *t;
	uint32_t row;
	size_t n = tok_split(s, &a, &t);

	if (n > 0 && lex_match(&lex_labels, t, n, &row) == n)
		s = lex_str(&lex_labels, row, 1);
	htmlout_text(out, s);
	arena_free(&a);
}

void
htmlout_head(struct io_out *out, struct str title)
{
	size_t i;

	htmlout_raw(out, "<!DOCTYPE html>\n<html lang=\"");
	htmlout_label(out, "language");
	htmlout_raw(out,
	    "\">\n<head>\n<meta charset=\"utf-8\">\n"
	    "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
	    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
	    "style-src 'unsafe-inline'\">\n<title>");
	htmlout_text(out, title);
	htmlout_raw(out, "</title>\n<style>\n");
	htmlout_raw(out, style);
	for (i = 0; i < sizeof types / sizeof *types; i++) {
		htmlout_raw(out, ".");
		htmlout_raw(out, types[i]);
		htmlout_raw(out, "{background:var(--");
		htmlout_raw(out, types[i]);
		htmlout_raw(out, ")}");
	}
	htmlout_raw(out, "\n</style>\n</head>\n<body>\n<header>\n<h1 id=\"top\">");
	htmlout_text(out, title);
	htmlout_raw(out, "</h1>\n<p><a class=\"skip\" href=\"#overview\">");
	htmlout_label(out, "skip");
	htmlout_raw(out, "</a></p>\n<ul class=\"legend\">\n");
	for (i = 0; i < sizeof types / sizeof *types; i++) {
		htmlout_raw(out, "<li><mark class=\"");
		htmlout_raw(out, types[i]);
		htmlout_raw(out, "\">");
		htmlout_label(out, types[i]);
		htmlout_raw(out, "</mark></li>\n");
	}
	htmlout_raw(out, "</ul>\n</header>\n<main>\n");
}
