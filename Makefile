# depeche: clean | segment | tag-entities | extract-stats | to-csv
#
#   make demo       the whole pipeline on samples/, with what Debian lacks installed first
#   make check      builds and tests, likewise
#   make            builds everything under $(B)
#   make install    PREFIX, DESTDIR, PROGPREFIX make uninstall
#   make eval       quality                     make bench    speed
#   make fuzz       FUZZTIME=60 seconds each, of all or FUZZNAME; FUZZCORPUS=folder to go on from
#   make accept     T=TOOL: its expected outputs anew
#   make train      CORPUS=folder: the model of names anew; make update takes it over
#   make wordlist   CORPUS=folder FACTS=folder: the words that the model knows, anew
#   make words      what is wrong in the tables of lib/fr, for who edits them
#   make analyze    static analysis             make same     one output from every compiler
#   make memory     MemorySanitizer and valgrind on samples/
#   make check-cluster   pipelines/cluster on two hosts in network namespaces (root; minutes)
#   make bounds     memory and time on long streams and hostile texts
#   make check-watch KILLS=200: the unattended job, killed that often

B = build
LANGUAGE = fr
VERSION = 0.1
PREFIX = /usr/local
DESTDIR =
PROGPREFIX =
CFLAGS = -O3 -g
WARN = -std=c11 -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith
CPPFLAGS = -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"'
LDLIBS = -lutf8proc -lz -lzstd

# What makes a fault in memory harder to misuse, as far as the compiler knows it; not with -O0, and
# not beside sanitizers, which do more. make HARDEN= HARDLINK= leaves it out.
HARDENING := $(shell for f in -fPIE -fstack-protector-strong -fstack-clash-protection \
	-fcf-protection -mbranch-protection=standard; do \
	$(CC) -Werror $$f -E -x c /dev/null >/dev/null 2>&1 && echo $$f; done) -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
ifeq ($(findstring -O0,$(CFLAGS))$(findstring sanitize,$(CFLAGS)),)
HARDEN = $(HARDENING)
ifeq ($(shell uname -s),Linux)
HARDLINK = -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack
endif
endif
# The layers, lowest first, a folder each: a file includes only headers of files that stand before it.
LAYERS = base word text source value date page article segment entity stats out
lib.base = die sandbox program arena large u8 scan lines io rec held field table
lib.word = word tok lex lexmake sign ending lang namepart
lib.text = codepage charset charref mojibake repair
lib.source = packed gz zst stream http warc jsonl jsonlist sniff docid source
lib.value = decimal numeral num unit sight piece bound nested refuse age ratio figure
lib.date = pubdate edtf tense dateword dateday dateyear dateperiod dateform dateexpr dateval date
lib.page = glance photo block tree row json tag markup head wrap torn opener theme headline lump numbered seam plain markdown \
	html
lib.article = shared unstopped score grid shape replies said column trim title offer resume run misfit box echo \
	article outlet tagline site signer portrait byline meta pageout document
lib.segment = stop segment
lib.entity = offence charge crime form trait feature model prepare region memory crf certain hint reach span \
	person facility office kind letters shorten extent named series amend vote gazette mention edge \
	naming entity
lib.stats = cue sift parse phrase subject trend aside topic pair what value thing fit clause govern event shift dated \
	when place seat where part lend home fact stats
lib.out = tally htmlout overview webpage annot cells
LIB = $(foreach l,$(LAYERS),$(addprefix $l/,$(lib.$l)))

TOOLS = $(patsubst tools/%.c,%,$(wildcard tools/*.c))
# What no single language owns (which words tell a language, entities of HTML) stands in lib itself.
TABLES = $(sort $(filter-out lib/lang%,$(wildcard lib/*.tsv)) $(wildcard lib/$(LANGUAGE)/*.tsv))
CTESTS = $(patsubst tests/%.c,$(B)/tests/%.t,$(wildcard tests/*.c))
FUZZERS = $(filter-out main,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))

IQUOTE = $(LAYERS:%=-iquote lib/%)
COMPILE = $(CC) $(CPPFLAGS) $(HARDEN) $(CFLAGS) $(WARN) $(IQUOTE) -iquote $(B) -MMD -MP

all: tools $(CTESTS) $(FUZZERS:%=$(B)/fuzz/%) $(B)/tests/fault/shim.so

tools: $(TOOLS:%=$(B)/%)

$(B)/%: $(B)/tools/%.o $(B)/libdepeche.a
	$(CC) $(CFLAGS) $(HARDLINK) $(LDFLAGS) -o $@ $< $(B)/libdepeche.a $(LDLIBS) $(LDLIBS_$*)

LDLIBS_to-csv = -lcsv

$(B)/tests/%.t: $(B)/tests/%.o $(B)/libdepeche.a
	$(CC) $(CFLAGS) $(HARDLINK) $(LDFLAGS) -o $@ $< $(B)/libdepeche.a $(LDLIBS)

# Makes calls of the C library fail, for tests/fault.c.
$(B)/tests/fault/%.so: tests/fault/%.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) -shared -fPIC -o $@ $< -ldl

# A fuzzer with a plain main replays inputs that are known; with libFuzzer's it finds new ones.
FUZZMAIN = $(B)/tests/fuzz/main.o
$(B)/fuzz/%: $(B)/tests/fuzz/%.o $(FUZZMAIN) $(B)/libdepeche.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(HARDLINK) $(LDFLAGS) $(FUZZLINK) -o $@ $< $(FUZZMAIN) $(B)/libdepeche.a $(LDLIBS) $(LDLIBS_$(*:tool-%=%))

$(B)/libdepeche.a: $(LIB:%=$(B)/lib/%.o)
	rm -f $@
	$(AR) rcs $@ $^

# With other flags everything is compiled again; but what is installed is what stands there.
FLAGS = $(CPPFLAGS) $(CFLAGS) $(WARN) $(HARDEN)
ifneq ($(MAKECMDGOALS),install)
$(B)/flags: FORCE
endif
$(B)/flags:
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' >$@
FORCE:

$(B)/lib/%.o: lib/%.c $(B)/lex.list.h $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE) -DLEX_BIN='"$(B)/lex.bin"' -DWORDS_BIN='"$(B)/words.bin"' \
	    -DMODEL_BIN='"$(B)/entity.bin"' -DCODEPAGE_BIN='"$(B)/codepage.bin"' -c -o $@ $<

$(B)/tools/%.o: tools/%.c $(B)/lex.list.h $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(B)/tests/%.o: tests/%.c $(B)/lex.list.h $(B)/flags
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

# The language: mktab is built from the lowest layers, with no table of its own.
GEN = base/die base/arena base/u8 word/tok word/lexmake
$(B)/lex.tab.h: $(B)/gen/mktab $(TABLES)
	@mkdir -p $(B)/tables
	$(B)/gen/mktab $(B)/tables $(TABLES)
	mv $(B)/tables/lex.bin $(B)/tables/lex.tab.h $(B)
	cmp -s $(B)/tables/lex.list.h $(B)/lex.list.h || mv $(B)/tables/lex.list.h $(B)

# A new word does not change the list of tables: then nothing but lex.o is compiled again.
$(B)/lex.list.h: $(B)/lex.tab.h ;

$(B)/lib/word/lex.o: $(B)/lex.tab.h

# Character sets: tables of the converters that this machine has.
$(B)/gen/mkcodepage: lib/gen/mkcodepage.c lib/base/die.c lib/base/die.h lib/text/codepage.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) $(IQUOTE) $(LDFLAGS) -o $@ lib/gen/mkcodepage.c lib/base/die.c

$(B)/codepage.bin: $(B)/gen/mkcodepage
	$(B)/gen/mkcodepage $@

$(B)/lib/text/codepage.o: $(B)/codepage.bin

# What tells languages; words, endings, letters, scripts.
LANGS = lib/lang.tsv lib/lang-endings.tsv lib/lang-letters.tsv lib/lang-scripts.tsv
$(B)/gen/mklang: lib/gen/mklang.c lib/base/die.c lib/base/u8.c lib/word/lang.h lib/word/word.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) $(IQUOTE) $(LDFLAGS) -o $@ $(filter %.c,$^) -lutf8proc

$(B)/lang.tab.h: $(B)/gen/mklang $(LANGS)
	$(B)/gen/mklang $(LANGS) > $@.new
	mv $@.new $@

$(B)/lib/word/lang.o: $(B)/lang.tab.h

# What tells at a glance that a line holds no phrase: the tables of the language, once more.
GLANCE_GEN = base/die base/arena base/u8 word/tok word/lex word/word
$(B)/gen/mkglance: lib/gen/mkglance.c $(GLANCE_GEN:%=lib/%.c) $(GLANCE_GEN:%=lib/%.h) lib/page/glance.h lib/base/lines.h lib/base/avx2.h lib/word/wordspan.h $(B)/lex.tab.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) $(IQUOTE) -iquote $(B) -DLEX_BIN='"$(B)/lex.bin"' $(LDFLAGS) \
	    -o $@ lib/gen/mkglance.c $(GLANCE_GEN:%=lib/%.c) -lutf8proc

$(B)/glance.tab.h: $(B)/gen/mkglance lib/lang.tsv
	$(B)/gen/mkglance $(LANGUAGE) lib/lang.tsv > $@.new
	mv $@.new $@

$(B)/lib/page/glance.o: $(B)/glance.tab.h

# Which signs a word has, as bits.
SIGN_GEN = base/die base/arena base/u8 word/tok word/lex
$(B)/gen/mksign: lib/gen/mksign.c lib/word/sign.h $(SIGN_GEN:%=lib/%.c) $(SIGN_GEN:%=lib/%.h) $(B)/lex.tab.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) $(IQUOTE) -iquote $(B) -DLEX_BIN='"$(B)/lex.bin"' $(LDFLAGS) \
	    -o $@ lib/gen/mksign.c $(SIGN_GEN:%=lib/%.c) -lutf8proc

$(B)/sign.tab.h: $(B)/gen/mksign
	$(B)/gen/mksign > $@.new
	mv $@.new $@

$(B)/lib/word/sign.o: $(B)/sign.tab.h

# The entity model: text in lib/fr, packed at each build; the trainer runs only when asked.
MODEL_GEN = base/die base/arena base/large base/u8 word/tok \
	    $(addprefix entity/,form trait feature model region memory crf)
MODEL_SRC = $(MODEL_GEN:%=lib/%.c)

$(B)/words.bin: lib/$(LANGUAGE)/entity.words $(B)/gen/mkmodel
	$(B)/gen/mkmodel words $< $@

$(B)/entity.bin: lib/$(LANGUAGE)/entity.model $(B)/gen/mkmodel
	$(B)/gen/mkmodel model $< $@

$(B)/lib/entity/form.o: $(B)/words.bin
$(B)/lib/entity/model.o: $(B)/entity.bin

# Linked with an empty list and model: it makes them.
$(B)/gen/mkmodel: lib/gen/mkmodel.c $(MODEL_SRC) $(MODEL_GEN:%=lib/%.h)
	@mkdir -p $(@D)
	head -c 4096 /dev/zero > $(@D)/empty.bin
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) $(IQUOTE) -iquote $(@D) $(LDFLAGS) \
	    -DWORDS_BIN='"$(@D)/empty.bin"' -DMODEL_BIN='"$(@D)/empty.bin"' \
	    -o $@ lib/gen/mkmodel.c $(MODEL_SRC) -lutf8proc


$(B)/gen/mktab: lib/gen/mktab.c $(GEN:%=lib/%.c) $(GEN:%=lib/%.h) lib/word/lex.h
	@mkdir -p $(@D)
	: > $(@D)/lex.list.h
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) $(IQUOTE) -iquote $(@D) $(LDFLAGS) -o $@ lib/gen/mktab.c $(GEN:%=lib/%.c) -lutf8proc

# What Debian calls the libraries and programs of the build, of the tests and of the demonstration.
PACKAGES = gcc libc6-dev libutf8proc-dev libcsv-dev zlib1g-dev libzstd-dev \
	   perl mandoc python3 sqlite3 bsdextrautils parallel zstd

deps:
	@.ci/deps $(PACKAGES)

# make train CORPUS=dir: press.train.tsv written.train.tsv sequoia-annodis.iob2 sequoia-other.iob2
# of that folder -> $(B)/entity.model, bit for bit the same each time (minutes); make update
# takes it for the model of the program. DEV=dir: press.dev.tsv and written.dev.tsv are scored.
# MORE: further records (NAME.rec) or tokens with tags as `to-annot -b` writes them (NAME.bio).
TRAIN = -m -e 7 -n 4 -p 1
TRAIN_SRC = $(addprefix lib/gen/,train.c corpus.c learn.c prune.c gate.c save.c dict.c)
$(B)/gen/train: $(TRAIN_SRC) $(wildcard lib/gen/*.h) $(B)/libdepeche.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -O3 -fno-math-errno $(WARN) $(IQUOTE) -iquote lib/gen -iquote $(B) \
	    -o $@ $(filter %.c,$^) $(B)/libdepeche.a -lutf8proc -lm

train: $(B)/gen/train
	@test -n "$(CORPUS)" || { echo 'make train CORPUS=folder of the corpora' >&2; exit 2; }
	$(B)/gen/train $(TRAIN) $(if $(DEV),-d $(DEV)/press.dev.tsv -d $(DEV)/written.dev.tsv) \
	    -o $(B)/entity.model $(CORPUS)/press.train.tsv $(CORPUS)/written.train.tsv \
	    $(CORPUS)/sequoia-annodis.iob2=0.3 $(CORPUS)/sequoia-other.iob2=0.3 \
	    $(addsuffix =0.5,$(sort $(wildcard lib/gen/corpus/*.txt))) $(MORE)

# make wordlist CORPUS=dir FACTS=dir: lib/fr/entity.words -> $(B)/entity.words, from clusters.tsv and lexicon.tsv
# of the one folder and names-*.txt of the other. The columns role and seen and names added by hand are kept;
# seen is counted anew on TAGGED, what tag-entities makes of raw text.
$(B)/gen/words: lib/gen/words.c lib/gen/dict.c lib/gen/dict.h lib/gen/corpus.h $(B)/libdepeche.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) $(IQUOTE) -iquote lib/gen -iquote $(B) -o $@ $(filter %.c,$^) \
	    $(B)/libdepeche.a -lutf8proc

NAME_BITS = first=1 sur=2 city=4 country=8 region=16 org=32
wordlist: $(B)/gen/words
	@test -n "$(CORPUS)" -a -n "$(FACTS)" || { echo 'make wordlist CORPUS=folder FACTS=folder' >&2; exit 2; }
	$(B)/gen/words -k lib/$(LANGUAGE)/entity.words $(addprefix -t ,$(TAGGED)) $(CORPUS)/clusters.tsv \
	    $(CORPUS)/lexicon.tsv $(foreach n,$(NAME_BITS),$(FACTS)/names-$(subst =,.txt=,$n)) \
	    lib/$(LANGUAGE)/firstnames.tsv=1 > $(B)/entity.words

update:
	cp $(B)/entity.model lib/$(LANGUAGE)/entity.model

check: deps
	@$(MAKE) --no-print-directory all
	@B=$(abspath $(B)) prove -j2 $(B)/tests tests

# The unattended job, killed at so many random moments and before each of its steps (two minutes).
KILLS = 200
check-watch: all
	@B=$(abspath $(B)) KILLS=$(KILLS) prove tests/watch.t

# Two hosts, over ssh and under Slurm, one of them killed; never more than ten minutes.
check-cluster: deps
	@.ci/deps slurmctld slurmd slurm-client munge parallel openssh-server openssh-client iproute2 procps
	@$(MAKE) --no-print-directory all
	@B=$(abspath $(B)) timeout -k 10 600 prove -v tests/cluster/run

demo: deps
	@$(MAKE) --no-print-directory -s all
	@PATH=$(abspath $(B)):$$PATH pipelines/demo samples $(abspath $(B))/demo

EVAL = ../shared/eval/run
eval: all
	@if test -x $(EVAL); then $(EVAL) $(B); else \
		echo 'eval: nothing to measure with: $(EVAL) is not there (annotated pages, not part of depeche)'; fi

bench: all
	@B=$(B) tests/bench/run $(BENCHFLAGS)

# What the filters need: GB of articles through clean | segment, PIPE through all, and texts of BYTES made to hurt.
GB = 10
PIPE = 1
BYTES = 1000000
bounds: all
	@B=$(B) tests/bounds/run -g $(GB) -p $(PIPE) -l $(BYTES)

FUZZTIME = 60
FUZZ = build/libfuzzer
fuzz: deps
	@.ci/deps clang libclang-rt-14-dev
	@ASAN_OPTIONS=detect_leaks=0 $(MAKE) --no-print-directory -s B=$(FUZZ) CC=clang FUZZMAIN= \
		FUZZLINK=-fsanitize=fuzzer CFLAGS='-O1 -g -fsanitize=fuzzer-no-link,address,undefined' \
		$(FUZZERS:%=$(FUZZ)/fuzz/%)
	@B=$(FUZZ) tests/fuzz/run $(FUZZTIME) $(FUZZNAME)

# Static analysis: gcc -fanalyzer, cppcheck, clang-tidy (.clang-tidy). Minutes.
analyze: deps tools
	@.ci/deps cppcheck clang-tidy
	@B=$(B) tests/analyze $(ANALYZE)

# Memory that was never written: clang's sanitizer, where the libraries' calls are not (samples are
# in NFC and not compressed); valgrind, over everything.
memory: tools
	@.ci/deps clang libclang-rt-14-dev valgrind
	@$(MAKE) --no-print-directory -s B=build/msan CC=clang \
		CFLAGS='-O1 -g -fsanitize=memory -fno-omit-frame-pointer' tools
	@B=$(B) tests/memory build/msan

# The same bytes from other compilers, optimisations, with char unsigned as on ARM, under sanitizers.
same: tools
	@.ci/deps clang libclang-rt-14-dev
	@$(MAKE) --no-print-directory -s B=build/same/O0 CFLAGS=-O0 tools
	@$(MAKE) --no-print-directory -s B=build/same/O3 CFLAGS='-O3 -march=native -funsigned-char' tools
	@$(MAKE) --no-print-directory -s B=build/same/clang CC=clang tools
	@ASAN_OPTIONS=detect_leaks=0 $(MAKE) --no-print-directory -s B=build/same/asan \
		CFLAGS='-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all' tools
	@tests/same $(B) build/same/O0 build/same/O3 build/same/clang build/same/asan

accept: all
	@PATH=$(abspath $(B)):$$PATH tests/accept $(T)

BIN = $(DESTDIR)$(PREFIX)/bin
MAN = $(DESTDIR)$(PREFIX)/share/man
BASHCOMP = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSHCOMP = $(DESTDIR)$(PREFIX)/share/zsh/vendor-completions
SCRIPTS = $(notdir $(basename $(wildcard pipelines/*.1)))
# Pages and scripts call the tools by the names they are installed under.
RENAME = sed $(foreach x,$(TOOLS) $(SCRIPTS),-e 's/^\.\(Nm\|Xr\) $(x)\>/.\1 $(PROGPREFIX)$(x)/') \
	     -e 's/^p=$$/p=$(PROGPREFIX)/'

install: tools
	mkdir -p $(BIN) $(MAN)/man1 $(MAN)/man5 $(MAN)/man7
	for t in $(TOOLS); do cp $(B)/$$t $(BIN)/$(PROGPREFIX)$$t && chmod 755 $(BIN)/$(PROGPREFIX)$$t || exit; done
	for t in $(SCRIPTS); do $(RENAME) pipelines/$$t >$(BIN)/$(PROGPREFIX)$$t && \
		chmod 755 $(BIN)/$(PROGPREFIX)$$t || exit; done
	for p in $(wildcard tools/*.1 pipelines/*.1); do \
		$(RENAME) $$p >$(MAN)/man1/$(PROGPREFIX)$${p##*/} || exit; done
	$(RENAME) lib/depeche.5 >$(MAN)/man5/depeche.5
	$(RENAME) tools/depeche.7 >$(MAN)/man7/depeche.7
	mkdir -p $(BASHCOMP) $(ZSHCOMP)
	for t in $(TOOLS) $(SCRIPTS); do { sed '/^complete/,$$d' tools/depeche.bash && \
		echo "complete -o filenames -F _depeche $(PROGPREFIX)$$t"; } >$(BASHCOMP)/$(PROGPREFIX)$$t || exit; done
	sed '1s/.*/#compdef $(addprefix $(PROGPREFIX),$(TOOLS) $(SCRIPTS))/' tools/depeche.zsh >$(ZSHCOMP)/_$(PROGPREFIX)depeche

uninstall:
	cd $(BASHCOMP) && rm -f $(addprefix $(PROGPREFIX),$(TOOLS) $(SCRIPTS))
	rm -f $(ZSHCOMP)/_$(PROGPREFIX)depeche
	cd $(BIN) && rm -f $(addprefix $(PROGPREFIX),$(TOOLS) $(SCRIPTS))
	cd $(MAN)/man1 && rm -f $(patsubst %,$(PROGPREFIX)%,$(notdir $(wildcard tools/*.1 pipelines/*.1)))
	rm -f $(MAN)/man5/depeche.5 $(MAN)/man7/depeche.7

# The files of the library in the order of their layers, for tests/layers.t.
layers:
	@echo $(LIB)

# For who edits tables: what is wrong in them, with file and line.
words: $(B)/tests/data.t
	@$(B)/tests/data.t 2>$(B)/words.out >/dev/null || { sed -n '/^# not ok/d; s/^# //p' $(B)/words.out; exit 1; }
	@echo 'lib/$(LANGUAGE): all tables are as they should be'

# A source archive of what git knows (of the tree itself where there is no git), and a Debian package
# made from it (needs debhelper); both under $(B).
DIST = depeche-$(VERSION)
SOURCES = if test -e .git; then git ls-files -z; else find . -path ./build -prune -o -type f -print0; fi

dist:
	@mkdir -p $(B)
	$(SOURCES) | tar -c --null -T - --sort=name --owner=0 --group=0 --numeric-owner \
	    --transform 's,^\(\./\)\?,$(DIST)/,' | gzip -n >$(B)/$(DIST).tar.gz

# Nobody has a public address for the package yet.
NOMAIL = --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog

deb: dist
	rm -rf $(B)/deb
	mkdir -p $(B)/deb
	tar -xzf $(B)/$(DIST).tar.gz -C $(B)/deb
	mv $(B)/deb/$(DIST)/.debian $(B)/deb/$(DIST)/debian
	cd $(B)/deb/$(DIST) && MAKEFLAGS= dpkg-buildpackage -us -uc -b
	! command -v lintian >/dev/null || lintian --allow-root --fail-on error,warning $(NOMAIL) $(B)/deb/*.changes

clean:
	rm -rf build

.PHONY: FORCE all accept analyze bench bounds check check-cluster check-watch clean deb demo deps dist eval fuzz install layers memory same tools train uninstall update wordlist words
.SECONDARY:
.DELETE_ON_ERROR:
-include $(wildcard $(B)/lib/*/*.d $(B)/tools/*.d $(B)/tests/*.d $(B)/tests/fuzz/*.d)
