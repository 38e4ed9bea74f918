#include "save.h"

#include "crf.h"
#include "die.h"

#include <math.h>
#include <stdlib.h>

static void
names_add(struct save *x, uint64_t key, struct str s)
{
	uint32_t *v = dict_at(&x->names, key, true);
	size_t i, len;

	if (*v != 0)
		return;
	if (x->n + 4 * s.n + 2 > x->cap)
		x->text = die_realloc(x->text, x->cap = 2 * (x->n + 4 * s.n) + 65536);
	*v = (uint32_t)x->n + 1;
	for (i = 0; i < s.n; i += len) {
		int32_t cp = u8_get(s.s + i, s.n - i, &len);

		x->n += u8_put(x->text + x->n, cp == 0x2019 || cp == 0x2BC ? '\'' : u8_lower(cp));
	}
	x->text[x->n++] = '\0';
}

void
save_names(struct save *x, const struct feature_sent *s)
{
	for (size_t i = 0; i < s->n; i++) {
		struct str w = tok_str(s->text, &s->t[i]);

		names_add(x, s->w[i].fold, w);
		for (int n = 1; n <= 5; n++) {
			names_add(
			    x, form_affix(w, n), (struct str){w.s, u8_offset(w.s, w.n, (size_t)n)});
			if (u8_count(w.s, w.n) >= (size_t)n) {
				size_t from = u8_offset(w.s, w.n, u8_count(w.s, w.n) - (size_t)n);

				names_add(
				    x, form_affix(w, -n), (struct str){w.s + from, w.n - from});
			}
		}
	}
}

static void
print_part(struct save *x, const struct feature_part *p)
{
	const char *kinds, *name = feature_template(p->template, &kinds);
	uint32_t *v;

	fprintf(x->out, "%s %d", name, p->off);
	for (int i = 0; kinds[i]; i++)
		if (kinds[i] == 'n')
			fprintf(x->out, " %llu", (unsigned long long)p->v[i]);
		else if ((v = dict_at(&x->names, p->v[i], false)) != NULL && *v != 0)
			fprintf(x->out, " %s", x->text + *v - 1);
		else
			fprintf(x->out, " %s", FEATURE_EDGE);
}

static void
print_row(struct save *x, const float *w)
{
	fputc('\t', x->out);
	for (int j = 0; j < CRF_LABELS; j++)
		if (w[j] != 0)
			fprintf(x->out, "%c%d", crf_letters[j], (int)rintf(w[j] * x->scale));
	fputc('\n', x->out);
}

void
save_open(struct save *x, const char *path, float scale)
{
	*x = (struct save){.out = fopen(path, "w"), .path = path, .scale = scale};
	if (x->out == NULL)
		die("%s:", path);
}

void
save_close(struct save *x)
{
	if (fclose(x->out) != 0)
		die("%s:", x->path);
	dict_free(&x->names);
	free(x->text);
}

void
save_after(struct save *x, int label, const float *w)
{
	if (label == CRF_LABELS)
		fputs("after start", x->out);
	else
		fprintf(x->out, "after %c", crf_letters[label]);
	print_row(x, w);
}

void
save_feature(struct save *x, const struct feature_part *p, const float *w)
{
	print_part(x, p);
	print_row(x, w);
}
