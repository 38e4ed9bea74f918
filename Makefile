# depeche: clean | segment | tag-entities | extract-stats | to-csv
#
#   make            builds everything under $(B)
#   make check      builds and tests           make demo     the whole pipeline on samples/
#   make install    PREFIX, DESTDIR, PROGPREFIX make uninstall
#   make eval       quality                    make bench    speed        make fuzz FUZZTIME=60

B = build
LANGUAGE = fr
VERSION = 0.1
PREFIX = /usr/local
DESTDIR =
PROGPREFIX =
CFLAGS = -O2 -g
WARN = -std=c11 -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wpointer-arith
CPPFLAGS = -D_POSIX_C_SOURCE=200809L -DVERSION='"$(VERSION)"'
LDLIBS = -lutf8proc -lz

# The layers, lowest first: a file includes only headers of files that stand before it.
LIB = die arena u8 io rec field table \
      tok lex lexmake lang \
      num unit figure \
      pubdate \
      edtf tense dateexpr date \
      block plain score article byline meta \
      segment \
      feature crf entity

TOOLS = $(patsubst tools/%.c,%,$(wildcard tools/*.c))
# What no single language owns (which words tell a language, entities of HTML) stands in lib itself.
TABLES = $(sort $(wildcard lib/*.tsv) $(wildcard lib/$(LANGUAGE)/*.tsv))
CTESTS = $(patsubst tests/%.c,$(B)/tests/%.t,$(wildcard tests/*.c))

COMPILE = $(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) -iquote lib -iquote $(B) -MMD -MP

all: $(TOOLS:%=$(B)/%) $(CTESTS)

$(B)/%: $(B)/tools/%.o $(B)/libdepeche.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libdepeche.a $(LDLIBS) $(LDLIBS_$*)

LDLIBS_to-csv = -lcsv

$(B)/tests/%.t: $(B)/tests/%.o $(B)/libdepeche.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libdepeche.a $(LDLIBS)

$(B)/libdepeche.a: $(LIB:%=$(B)/lib/%.o)
	rm -f $@
	$(AR) rcs $@ $^

$(B)/lib/%.o: lib/%.c $(B)/lex.list.h
	@mkdir -p $(@D)
	$(COMPILE) -DLEX_BIN='"$(B)/lex.bin"' -DWORDS_BIN='"$(B)/words.bin"' \
	    -DMODEL_BIN='"$(B)/entity.bin"' -c -o $@ $<

$(B)/tools/%.o: tools/%.c $(B)/lex.list.h
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

$(B)/tests/%.o: tests/%.c $(B)/lex.list.h
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

# The language: mktab is built from the lowest layers, with no table of its own.
GEN = die arena u8 tok lexmake
$(B)/lex.list.h: $(B)/gen/mktab $(TABLES)
	$(B)/gen/mktab $(B) $(TABLES)

$(B)/lib/lex.o: $(B)/lex.list.h

# The entity model: text in lib/fr, packed at each build; the trainer runs only when asked.
MODEL_GEN = die arena u8 tok feature crf
MODEL_SRC = $(MODEL_GEN:%=lib/%.c)

$(B)/words.bin: lib/$(LANGUAGE)/entity.words $(B)/gen/mkmodel
	$(B)/gen/mkmodel words $< $@

$(B)/entity.bin: lib/$(LANGUAGE)/entity.model $(B)/gen/mkmodel
	$(B)/gen/mkmodel model $< $@

$(B)/lib/feature.o: $(B)/words.bin
$(B)/lib/crf.o: $(B)/entity.bin

# Linked with an empty list and model: it makes them.
$(B)/gen/mkmodel: lib/gen/mkmodel.c $(MODEL_SRC) $(MODEL_GEN:%=lib/%.h)
	@mkdir -p $(@D)
	head -c 4096 /dev/zero > $(@D)/empty.bin
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) -iquote lib -iquote $(@D) $(LDFLAGS) \
	    -DWORDS_BIN='"$(@D)/empty.bin"' -DMODEL_BIN='"$(@D)/empty.bin"' \
	    -o $@ lib/gen/mkmodel.c $(MODEL_SRC) -lutf8proc


$(B)/gen/mktab: lib/gen/mktab.c $(GEN:%=lib/%.c) $(GEN:%=lib/%.h) lib/lex.h
	@mkdir -p $(@D)
	: > $(@D)/lex.list.h
	$(CC) $(CPPFLAGS) $(CFLAGS) $(WARN) -iquote lib -iquote $(@D) $(LDFLAGS) -o $@ lib/gen/mktab.c $(GEN:%=lib/%.c) -lutf8proc

check: all
	@B=$(abspath $(B)) prove -j2 $(B)/tests tests

clean:
	rm -rf build

.PHONY: all check clean
.SECONDARY:
-include $(wildcard $(B)/lib/*.d $(B)/tools/*.d $(B)/tests/*.d)
