#include "annot.h"

#include "die.h"
#include "tok.h"

#include <stdlib.h>
#include <string.h>

void
annot_open(struct annot *a, struct io_out *out, enum annot_format format)
{
	memset(a, 0, sizeof *a);
	a->out = out;
	a->format = format;
}

static struct str
keep(struct annot *a, struct str s)
{
	return (struct str){arena_copy(&a->memory, s.s, s.n), s.n};
}

static void
put(struct annot *a, const char *s)
{
	io_put(a->out, s, strlen(s));
}

/* ---- tokens with tags ---- */

/* The tag of a token: O, or B- or I- and the type of the entity that holds it whole. */
static void
put_tag(struct annot *a, const struct tok *t, const struct annot_span *e)
{
	if (!e) {
		put(a, "O");
		return;
	}
	put(a, t->cstart == e->start ? "B-" : "I-");
	io_str(a->out, e->type);
}

static void
put_conllu(struct annot *a, const struct tok *t, size_t no, const struct annot_span *e)
{
	bool glued = !(t[1].flags & TOK_SPACE) && t[1].end > t[1].start;

	io_number(a->out, no);
	io_byte(a->out, '\t');
	io_str(a->out, tok_str(a->text, t));
	put(a, "\t_\t_\t_\t_\t_\t_\t_\t");
	if (e) {
		put(a, "NE=");
		put_tag(a, t, e);
		if (rec_has(e->code) && t->cstart == e->start) {
			put(a, "|Code=");
			io_str(a->out, e->code);
		}
	}
	if (glued)
		put(a, e ? "|SpaceAfter=No" : "SpaceAfter=No");
	else if (!e)
		put(a, "_");
	io_line(a->out);
}

static void
put_conllu_head(struct annot *a)
{
	if (a->fresh) {
		put(a, "# newdoc id = ");
		io_str(a->out, a->doc);
		io_line(a->out);
	}
	put(a, "# sent_id = ");
	io_str(a->out, a->doc);
	io_byte(a->out, '-');
	io_number(a->out, a->sent);
	put(a, "\n# text = ");
	io_str(a->out, a->text);
	io_line(a->out);
}

static void
put_tokens(struct annot *a)
{
	struct tok *t;
	size_t n = tok_split(a->text, &a->memory, &t), i, k = 0;

	if (a->format == ANNOT_CONLLU) {
		put_conllu_head(a);
	} else if (a->fresh) {
		put(a, "#DOC ");
		io_str(a->out, a->doc);
		put(a, "\n\n");
	}
	for (i = 0; i < n; i++) {
		const struct annot_span *e = NULL;

		while (k < a->nspan && a->span[k].end <= t[i].cstart)
			k++;
		if (k < a->nspan && a->span[k].start <= t[i].cstart && a->span[k].end >= t[i].cend)
			e = &a->span[k];
		if (a->format == ANNOT_CONLLU) {
			put_conllu(a, &t[i], i + 1, e);
			continue;
		}
		io_str(a->out, tok_str(a->text, &t[i]));
		io_byte(a->out, '\t');
		put_tag(a, &t[i], e);
		io_line(a->out);
	}
	io_line(a->out);
}

static void
end_sentence(struct annot *a)
{
	if (!a->text.s)
		return;
	if (a->format == ANNOT_BIO || a->format == ANNOT_CONLLU)
		put_tokens(a);
	a->offset += a->length + 1;
	a->fresh = false;
	a->text = (struct str){NULL, 0};
	a->nspan = 0;
	arena_reset(&a->memory);
}

/* ---- standoff ---- */

static void
put_note(struct annot *a, struct str s, bool *any)
{
	if (!rec_has(s))
		return;
	if (!*any) {
		io_byte(a->out, '#');
		io_number(a->out, ++a->notes);
		put(a, "\tAnnotatorNotes T");
		io_number(a->out, a->terms);
		io_byte(a->out, '\t');
	} else {
		put(a, " | ");
	}
	io_str(a->out, s);
	*any = true;
}

static void
put_term(struct annot *a, struct str type, size_t start, size_t end, struct str text)
{
	io_byte(a->out, 'T');
	io_number(a->out, ++a->terms);
	io_byte(a->out, '\t');
	io_str(a->out, type);
	io_byte(a->out, ' ');
	io_number(a->out, a->offset + start);
	io_byte(a->out, ' ');
	io_number(a->out, a->offset + end);
	io_byte(a->out, '\t');
	io_str(a->out, text);
	io_line(a->out);
}

/* ---- records ---- */

static const char *
take_sentence(struct annot *a, const struct rec *r)
{
	size_t par, sent;

	end_sentence(a);
	if (!rec_number(r->f[SENT_PAR], &par) || !rec_number(r->f[SENT_NO], &sent))
		return "number of sentence or paragraph is none";
	if (a->begun && (a->fresh || par != a->par)) {
		a->offset++; /* the empty line before it */
		if (a->format == ANNOT_TEXT)
			io_line(a->out);
	}
	a->begun = true;
	a->par = par;
	a->sent = sent;
	a->text = keep(a, r->f[SENT_TEXT]);
	a->length = u8_count(a->text.s, a->text.n);
	if (a->format == ANNOT_TEXT) {
		io_str(a->out, a->text);
		io_line(a->out);
	}
	return NULL;
}

static const char *
offsets(const struct annot *a, struct str start, struct str end, size_t *s, size_t *e)
{
	if (!a->text.s)
		return "no sentence before it";
	if (!rec_number(start, s) || !rec_number(end, e) || *s >= *e || *e > a->length)
		return "offsets outside the sentence";
	return NULL;
}

static const char *
take_entity(struct annot *a, const struct rec *r)
{
	bool any = false;
	size_t s, e;
	const char *why = offsets(a, r->f[ENT_START], r->f[ENT_END], &s, &e);

	if (why)
		return why;
	if (a->format == ANNOT_STANDOFF) {
		put_term(a, r->f[ENT_TYPE], s, e, r->f[ENT_TEXT]);
		if (!str_eq(r->f[ENT_NAME], r->f[ENT_TEXT]))
			put_note(a, r->f[ENT_NAME], &any);
		put_note(a, r->f[ENT_CODE], &any);
		if (any)
			io_line(a->out);
		return NULL;
	}
	if (a->nspan > 0 && s < a->span[a->nspan - 1].end)
		return "overlaps the entity before it";
	if (a->nspan == a->span_cap) {
		a->span_cap = a->span_cap ? 2 * a->span_cap : 64;
		a->span = die_realloc(a->span, a->span_cap * sizeof *a->span);
	}
	a->span[a->nspan++] = (struct annot_span){
	    s, e, keep(a, r->f[ENT_TYPE]), keep(a, r->f[ENT_NAME]), keep(a, r->f[ENT_CODE])};
	return NULL;
}

static const char *
take_figure(struct annot *a, const struct rec *r)
{
	bool any = false;
	size_t s, e, i;
	const char *why = offsets(a, r->f[STAT_START], r->f[STAT_END], &s, &e);

	if (why || a->format != ANNOT_STANDOFF)
		return why;
	put_term(a, r->f[STAT_KIND], s, e, r->f[STAT_TEXT]);
	for (i = STAT_VALUE; i < STAT_TEXT; i++)
		put_note(a, r->f[i], &any);
	if (any)
		io_line(a->out);
	return NULL;
}

const char *
annot_take(struct annot *a, const struct rec *r)
{
	switch (r->type) {
	case REC_DOC:
		end_sentence(a);
		if (a->doc_cap < r->f[REC_ID].n) {
			a->doc_cap = r->f[REC_ID].n;
			a->doc_buf = die_realloc(a->doc_buf, a->doc_cap);
		}
		memcpy(a->doc_buf, r->f[REC_ID].s, r->f[REC_ID].n);
		a->doc = (struct str){a->doc_buf, r->f[REC_ID].n};
		a->fresh = true;
		return NULL;
	case REC_SENT:
		return take_sentence(a, r);
	case REC_ENT:
		return take_entity(a, r);
	case REC_STAT:
		return take_figure(a, r);
	default:
		return NULL;
	}
}

void
annot_close(struct annot *a)
{
	end_sentence(a);
	arena_free(&a->memory);
	free(a->doc_buf);
	free(a->span);
}
