#include "table.h"

#include "die.h"
#include "field.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* Whether a row of type can have columns of another type: its document, paragraph, sentence. */
static bool
joins(enum rec_type row, enum rec_type other)
{
	return other == REC_DOC	   ? row != REC_DOC
	       : other == REC_META ? row != REC_META
	       : other == REC_PAR  ? row > REC_PAR
				   : other == REC_SENT && row > REC_SENT;
}

/* All own columns, or those asked for, and the joined ones, as one list. */
static char *
full_spec(enum rec_type type, const char *columns, bool joined)
{
	size_t i, n = (columns ? strlen(columns) : 0) + 512;
	char *s = die_alloc(n);

	*s = '\0';
	if (columns)
		strcpy(s, columns);
	else
		for (i = 1; i < field_count(type); i++)
			sprintf(s + strlen(s), "%s%s", i > 1 ? "," : "", field_name(type, i));
	if (joined && type > REC_SENT)
		strcat(s, ",sent.TEXT");
	if (joined && type != REC_DOC)
		strcat(s, ",doc.LANG,doc.DATE,doc.SOURCE,doc.TITLE");
	return s;
}

/* Finds what one name of a list means; false if nothing. */
static bool
find_column(struct table *t, struct table_column *c, struct str name)
{
	const char *dot = memchr(name.s, '.', name.n);
	struct str field = name;

	memset(c, 0, sizeof *c);
	c->name = name;
	c->type = t->type;
	if (dot) {
		c->type = rec_type_named(name.s, (size_t)(dot - name.s));
		field = (struct str){dot + 1, name.n - (size_t)(dot + 1 - name.s)};
	}
	if (c->type == REC_OTHER || (c->type != t->type && !joins(t->type, c->type)))
		return false;
	if (c->type == REC_META && t->type != REC_META) {
		t->metas = true;
		return field.n > 0;
	}
	c->field = field_find(c->type, field);
	c->text = c->field && strcmp(field_name(c->type, c->field), "TEXT") == 0;
	t->wanted |= 1U << c->type;
	return c->field > 0;
}

static const char *
explain(enum rec_type type, struct str name)
{
	static char why[256];
	size_t i, n;

	n = (size_t)snprintf(why, sizeof why, "%s rows have no column \"%.*s\", but",
	    rec_type_name(type), (int)(name.n < 60 ? name.n : 60), name.s);
	for (i = 1; i < field_count(type); i++)
		n += (size_t)snprintf(why + n, sizeof why - n, " %s", field_name(type, i));
	for (i = REC_DOC; i <= REC_REL; i++)
		if (joins(type, (enum rec_type)i))
			n += (size_t)snprintf(why + n, sizeof why - n, " %s.%s",
			    rec_type_name((enum rec_type)i), i == REC_META ? "NAME" : "FIELD");
	return why;
}

const char *
table_open(struct table *t, enum rec_type type, const char *columns, bool joined)
{
	const char *s, *end;
	size_t cap = 0;

	memset(t, 0, sizeof *t);
	t->type = type;
	t->spec = full_spec(type, columns, joined);
	for (s = t->spec; s; s = *end ? end + 1 : NULL) {
		end = s + strcspn(s, ",");
		if (t->n == cap) {
			cap = 2 * cap + 16;
			t->col = die_realloc(t->col, cap * sizeof *t->col);
		}
		if (!find_column(t, &t->col[t->n], (struct str){s, (size_t)(end - s)}))
			return explain(type, (struct str){s, (size_t)(end - s)});
		t->n++;
	}
	if (t->metas && type == REC_DOC)
		t->wanted |= 1U << REC_DOC;
	else
		t->wanted &= ~(1U << type); /* own fields are read where they stand */
	return NULL;
}

void
table_close(struct table *t)
{
	size_t i;

	for (i = 0; i < t->n; i++)
		free(t->col[i].meta);
	for (i = 0; i <= REC_REL; i++)
		free(t->held[i].buf);
	free(t->col);
	free(t->spec);
	memset(t, 0, sizeof *t);
}

/* What rows repeat of v: all, or as much as ends with a whole character. */
static struct str
repeated(struct table *t, struct str v)
{
	if (v.n > TABLE_REPEATED)
		t->cut = v.n;
	return str_cut(v, TABLE_REPEATED);
}

static void
hold(struct table *t, struct table_held *h, const struct rec *r)
{
	size_t i;

	if (h->cap < r->line.n) {
		h->cap = 2 * r->line.n;
		h->buf = die_realloc(h->buf, h->cap);
	}
	memcpy(h->buf, r->line.s, r->line.n);
	for (i = 0; i < r->nf; i++) {
		h->f[i] = (struct str){h->buf + (r->f[i].s - r->line.s), r->f[i].n};
		if (r->type != t->type)
			h->f[i] = repeated(t, h->f[i]);
	}
	h->full = true;
}

/* Several values of one name stand in one cell, with a semicolon between them. */
static void
add_meta(struct table *t, const struct rec *r)
{
	struct str name = r->f[META_NAME], value = r->f[META_VALUE];
	struct table_column *c;

	for (c = t->col; c < t->col + t->n; c++) {
		if (c->type != REC_META || c->name.n != name.n + 5 ||
		    strncasecmp(c->name.s + 5, name.s, name.n) != 0)
			continue;
		if (c->cap < c->nmeta + value.n + 2) {
			c->cap = 2 * (c->nmeta + value.n + 2);
			c->meta = die_realloc(c->meta, c->cap);
		}
		if (c->nmeta > 0) {
			memcpy(c->meta + c->nmeta, "; ", 2);
			c->nmeta += 2;
		}
		memcpy(c->meta + c->nmeta, value.s, value.n);
		c->nmeta += value.n;
		if (t->type != REC_DOC)
			c->nmeta = repeated(t, (struct str){c->meta, c->nmeta}).n;
	}
}

static void
new_doc(struct table *t)
{
	size_t i;

	for (i = 0; i <= REC_REL; i++)
		t->held[i].full = false;
	for (i = 0; i < t->n; i++)
		t->col[i].nmeta = 0;
}

/* Forgets what is held but is not the row's own sentence, paragraph or document. */
static void
check_held(struct table *t)
{
	struct table_held *doc = &t->held[REC_DOC], *par = &t->held[REC_PAR],
			  *sent = &t->held[REC_SENT];
	const struct str *row = t->row;

	if (doc->full && doc->f != row && !str_eq(doc->f[REC_ID], row[REC_ID]))
		doc->full = false;
	if (par->full && t->type == REC_SENT && !str_eq(par->f[PAR_NO], row[SENT_PAR]))
		par->full = false;
	if (sent->full && !str_eq(sent->f[SENT_NO], row[ENT_SENT]))
		sent->full = false;
	t->lacks = t->wanted & 1U << REC_DOC && !doc->full     ? "doc"
		   : t->wanted & 1U << REC_SENT && !sent->full ? "sent"
							       : NULL;
}

bool
table_due(struct table *t, const struct rec *r)
{
	if (!t->due || (r && (r->type == REC_META || r->type == REC_OTHER)))
		return false;
	t->due = false;
	t->row = t->held[REC_DOC].f;
	return true;
}

bool
table_take(struct table *t, const struct rec *r)
{
	if (r->type == REC_DOC && (t->wanted || t->metas))
		new_doc(t);
	if (r->type == REC_META && t->metas)
		add_meta(t, r);
	if (t->wanted & 1U << r->type)
		hold(t, &t->held[r->type], r);
	if (r->type != t->type || r->nf == 0)
		return false;
	if (t->type == REC_DOC && t->metas) {
		t->due = true;
		return false;
	}
	t->row = r->f;
	if (t->wanted)
		check_held(t);
	return true;
}

struct str
table_cell(const struct table *t, size_t i)
{
	const struct table_column *c = &t->col[i];
	struct str v = {"", 0};

	if (c->field == 0)
		return c->nmeta ? (struct str){c->meta, c->nmeta} : v;
	if (c->type == t->type)
		v = t->row[c->field];
	else if (t->held[c->type].full)
		v = t->held[c->type].f[c->field];
	if (v.n == 1 && *v.s == '-' && !c->text)
		v.n = 0;
	return v;
}
