#include "head.h"

#include "charref.h"
#include "json.h"

#include <string.h>

/* meta elements: name, the fact they state, its rank. */
static const struct {
	const char *name;
	enum head_fact fact;
	uint8_t rank;
} metas[] = {
    {"article:author", HEAD_AUTHOR, 40},
    {"article:published_time", HEAD_DATE, 10},
    {"author", HEAD_AUTHOR, 20},
    {"bt:pubdate", HEAD_DATE, 30},
    {"citation_publication_date", HEAD_DATE, 30},
    {"cxenseparse:recs:publishtime", HEAD_DATE, 25},
    {"date", HEAD_DATE, 40},
    {"date.created", HEAD_DATE, 40},
    {"datepublished", HEAD_DATE, 12},
    {"dc.creator", HEAD_AUTHOR, 30},
    {"dc.date", HEAD_DATE, 35},
    {"dc.date.issued", HEAD_DATE, 25},
    {"dc.title", HEAD_TITLE, 35},
    {"dcterms.created", HEAD_DATE, 30},
    {"dcterms.date", HEAD_DATE, 35},
    {"description", HEAD_SUMMARY, 20},
    {"og:article:published_time", HEAD_DATE, 10},
    {"og:description", HEAD_SUMMARY, 10},
    {"og:published_time", HEAD_DATE, 15},
    {"og:site_name", HEAD_SITE, 10},
    {"og:title", HEAD_TITLE, 10},
    {"og:url", HEAD_URL, 20},
    {"parsely-pub-date", HEAD_DATE, 20},
    {"pubdate", HEAD_DATE, 20},
    {"publish-date", HEAD_DATE, 20},
    {"publish_date", HEAD_DATE, 20},
    {"publication_date", HEAD_DATE, 20},
    {"sailthru.date", HEAD_DATE, 30},
    {"twitter:title", HEAD_TITLE, 20},
};

void
head_open(struct head *h, struct page *p, struct repair *r)
{
	memset(h, 0, sizeof *h);
	h->p = p;
	h->repair = r;
}

/* Clean text of a value: references read, white space single. */
static struct str
clean(struct head *h, struct str s)
{
	char *out = arena_get(h->p->a, s.n * 2 + CHARREF_MAX);
	size_t i = 0, o = 0, used, k;
	struct str t;

	while (i < s.n) {
		if (s.s[i] == '&' &&
		    (k = charref_get(s.s + i, s.n - i, CHARREF_TEXT, out + o, &used)) > 0) {
			o += k;
			i += used;
		} else {
			out[o++] = s.s[i] == '\n' ? ' ' : s.s[i];
			i++;
		}
	}
	t = repair_line(h->repair, (struct str){out, o});
	return (struct str){arena_copy(h->p->a, t.s, t.n), t.n};
}

static void
state(struct head *h, enum head_fact f, unsigned rank, struct str value)
{
	struct pubdate d;

	if (value.n == 0 || (h->fact[f].n > 0 && h->rank[f] <= rank))
		return;
	value = clean(h, value);
	if (value.n == 0 || (f == HEAD_DATE && !pubdate_iso(value, &d)))
		return;
	if (f == HEAD_AUTHOR && (value.n > 120 || memchr(value.s, '/', value.n)))
		return;
	h->fact[f] = value;
	h->rank[f] = (uint8_t)rank;
}

void
head_tag(struct head *h, const struct tag *t)
{
	struct str rest = t->text, name, value, key = {"", 0}, content = {"", 0};
	size_t i;

	while (tag_attribute(&rest, &name, &value)) {
		if (t->name == TAG_HTML && tag_is(name, "lang"))
			state(h, HEAD_LANG, 10, value);
		else if (tag_is(name, "name") || tag_is(name, "property") ||
			 tag_is(name, "itemprop") || tag_is(name, "rel"))
			key = key.n ? key : value;
		else if (tag_is(name, "content") || tag_is(name, "href"))
			content = value;
	}
	if (t->name == TAG_LINK && tag_is(key, "canonical"))
		state(h, HEAD_URL, 10, content);
	if (t->name != TAG_META)
		return;
	for (i = 0; i < sizeof metas / sizeof *metas; i++)
		if (tag_is(key, metas[i].name))
			state(h, metas[i].fact, metas[i].rank, content);
}

static bool
is_article(struct str type)
{
	static const char *const types[] = {"newsarticle", "article", "blogposting",
	    "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "liveblogposting",
	    "webpage", "scholarlyarticle", "techarticle", "socialmediaposting",
	    "backgroundnewsarticle"};
	size_t i;

	for (i = 0; i < sizeof types / sizeof *types; i++)
		if (tag_is(type, types[i]))
			return true;
	return false;
}

/* One value of JSON-LD; path is the keys that lead to it. */
static void
json_fact(void *arg, const struct json_at *at, struct str value)
{
	struct head *h = arg;
	unsigned web = tag_is(at->type, "webpage") ? 4 : 0;

	if (!is_article(at->type) && at->type.n > 0)
		return;
	if (tag_is(at->key, "headline") && at->depth_in == 0)
		state(h, HEAD_HEADLINE, 10 + web, value);
	else if (tag_is(at->key, "datepublished") && at->depth_in == 0)
		state(h, HEAD_DATE, 5 + web, value);
	else if (tag_is(at->key, "articlebody") && at->depth_in == 0) {
		if (h->fact[HEAD_TEXT].n == 0)
			h->body = value;
		state(h, HEAD_TEXT, 10, value);
	} else if (tag_is(at->key, "name") && tag_is(at->parent, "author"))
		state(h, HEAD_AUTHOR, 10, value);
	else if (tag_is(at->key, "author") && at->depth_in == 0)
		state(h, HEAD_AUTHOR, 12, value);
	else if (tag_is(at->key, "name") && tag_is(at->parent, "publisher"))
		state(h, HEAD_SITE, 20, value);
}

void
head_raw(struct head *h, const struct tag *t, struct str content)
{
	struct str rest = t->text, name, value;

	if (t->name == TAG_TITLE) {
		state(h, HEAD_TITLE, 30, content);
		state(h, HEAD_NAME, 10, content);
		return;
	}
	if (t->name != TAG_SCRIPT)
		return;
	while (tag_attribute(&rest, &name, &value))
		if (tag_is(name, "type") && tag_is(value, "application/ld+json"))
			json_walk(content, h->p->a, json_fact, h);
}

void
head_time(struct head *h, struct str value)
{
	struct pubdate d;

	if (!pubdate_iso(value, &d))
		return;
	if (h->time.n == 0)
		h->time = value;
	h->p->times++;
}

void
head_close(struct head *h)
{
	struct page *p = h->p;

	p->title = h->fact[HEAD_TITLE];
	p->headline = h->fact[HEAD_HEADLINE];
	p->site = h->fact[HEAD_SITE];
	p->url = h->fact[HEAD_URL];
	p->date = h->fact[HEAD_DATE];
	p->author = h->fact[HEAD_AUTHOR];
	p->lang = h->fact[HEAD_LANG];
	p->summary = h->fact[HEAD_SUMMARY];
	p->text = h->fact[HEAD_TEXT];
	p->name = h->fact[HEAD_NAME];
	p->time = h->time;
}
