#ifndef SIGN_H
#define SIGN_H

#include "tok.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Words that rules ask for by what they are to them: the rows of lib/fr/signs.tsv, with their
 * names. (Those that relations of figures are read from are bits, in cue.h.)
 */
#define SIGN_LIST(X)                                                                                     \
	X(ABOUT)    /* « loi 06-01 | relative | à »: behind a name */                                 \
	X(ACCOUNT)  /* « Publié par | admin | »: nobody's name */                                     \
	X(ACCUSING) /* « accusé de | vol »: makes a weak offence one */                               \
	X(AIMS)	    /* « des raids ont | visé | Beyrouth »: where they hit, behind an attack */       \
	X(ALIAS)    /* « Ali, | alias | Le Gros »: between two names of a person */                    \
	X(AMPLE)    /* « centre »: begins names of bodies, places and programmes */                    \
	X(ANYBODY) /* « | personnes |», « | suspects |»: may be those told before by another name */ \
	X(AREA)	     /* « le | camp | de Minawao abrite »: a place, by its name */                     \
	X(ARTICLE)   /* « participation à | un | attroupement » */                                    \
	X(AT)	     /* « | à | Gao »: a place, whoever has its name */                               \
	X(AWARD)     /* « Prix de la ville de Dakar »: what it is for is of its name */                \
	X(BARE)	     /* « parti pour la paix »: what it is for is not */                               \
	X(BASE)	     /* « six fois | le | tarif » */                                                   \
	X(BEARS)     /* « | porter | atteinte à »: a verb, no offence */                              \
	X(CANTON)    /* « Vevey (| VD |) » */                                                          \
	X(CHARGED)   /* « | arrêté | pour vol »: of a court, of police */                            \
	X(COMMON)    /* « | nouvelle | loi »: one of several, or named before */                       \
	X(COMPARED)  /* « par | rapport | à 2021 »: to what something is compared */                  \
	X(COMPASS)   /* « Liban-| nord |» */                                                           \
	X(DESCRIBES) /* « Awa Diop, | accusée | de »: only persons have that behind them */           \
	X(DISTRICT)  /* « | province | de Luxembourg »: no country */                                  \
	X(DIT)	     /* « Ali | dit | Le Gros »: as ALIAS, but names of places have it */              \
	X(DURING)    /* « | pendant | 3 h »: no hour of the day */                                     \
	X(EACH)	     /* « | à | Bamako, | à | Gao »: before every name of a row */                   \
	X(EPITHET)   /* « deux | bonnes | années »: between a number and its unit */                  \
	X(EVERY)     /* « | chaque | matin » */                                                        \
	X(FACTOR)    /* « | multiplié | par trois » */                                                \
	X(FALSE)     /* « fraude aux | faux | virements » */                                           \
	X(FINDS)     /* « | découvert | 3 fusils »: no seizure of other things */                     \
	X(FOES)	     /* « | terroristes |»: may be dead where they are « neutralisés » */           \
	X(FORCE)     /* « | police | d'investigation (PDI) »: a body by its letters */                 \
	X(FORMAL)    /* « Charte de Ségou »: a treaty only with a capital */                          \
	X(GENERIC)   /* « la Conférence de | l'organisation »: says nothing more */                   \
	X(HAVING)    /* « il | avait | 19 ans »: an age */                                             \
	X(HELD)	     /* « s'est | ouverte | à Tunis »: where a meeting takes place */                 \
	X(HOLDS)     /* « | filiale | de Colina »: of a company */                                     \
	X(ISSUED)    /* « Le Phare est | édité | par »: of a paper */                                \
	X(KIN)	     /* « | domicile | de Sow »: of a person */                                        \
	X(KILLED)    /* « terroristes | éliminés |»: of foes alone */                                \
	X(LEVEL)     /* « à la | moyenne | de 48, »: what a number without noun is */                 \
	X(LINKS)     /* « outrage | à | agent »: an offence goes on */                                \
	X(MALE)	     /* « | le | Suisse »: not the country */                                          \
	X(MANY)	     /* « , 1940 | étaient |»: what is before is several, no year */                  \
	X(MEETING)   /* « Marathon »: begins names of events */                                        \
	X(MEMBER)    /* « | éléments | du commissariat »: of a body */                               \
	X(MERELY)    /* « il y a | seulement | un mois » */                                            \
	X(MOMENT)    /* « chaque | matin » */                                                          \
	X(MOVED)     /* « 44 naufragés | ramenés | à Oran »: not where it happened */               \
	X(NOCALL)    /* « chez »: ends like an imperative */                                           \
	X(NOCHARGE)  /* « vol et | interdiction | de séjour »: what a court imposes */                \
	X(NOOBJECT)  /* « trafic de | plusieurs | »: not what an offence is done to */                 \
	X(ONWARD)    /* « la 3e année | consécutive |» */                                            \
	X(OPENS)     /* « | plusieurs | dizaines »: of a figure without number */                      \
	X(ORDINAL)   /* « 93| ème | » */                                                              \
	X(OWNED)     /* « | application | Le Phare »: of a site */                                     \
	X(POST)	     /* « | ambassadeur | de Suisse au Tchad »: of one place at another */             \
	X(POSTED)    /* « ambassadeur de Suisse | auprès | de » */                                    \
	X(PUNISHES)  /* « | punit | la sécession »: an offence */                                     \
	X(READY)   /* « Marrakech s'| apprête | à accueillir »: before what a place will do */       \
	X(REGARDS) /* « une saisie | portant | sur 3 kg »: what a noun is about */                     \
	X(RELATIVE)  /* « la | veuve | de Boson »: of a person */                                      \
	X(ROAD)	     /* « | RN | 12 » */                                                               \
	X(SCORE)     /* « deux | sets | à un » */                                                     \
	X(SCORES)    /* « un | but | de Mellal »: of players */                                        \
	X(SEIZABLE)  /* « 3 | fusils | découverts »: what the law takes, who takes it */              \
	X(SHIFTS)    /* « une année | auparavant |», « plus | tôt |»: told from a date */          \
	X(SILENCED)  /* « terroristes | neutralisés |»: arrested or killed */                         \
	X(SITE)	     /* « Basilique »: begins names of places */                                       \
	X(SITED)     /* « Direction | relevant | de »: behind the end of a name */                     \
	X(SIZE)	     /* « 2 m de | haut |»: says which way, not what */                                \
	X(SOME)	     /* « | un | Nandrinois » */                                                       \
	X(SPRING)    /* « | Aïn | Lahdjar »: a place, not a person */                                 \
	X(STRIKES)   /* « le séisme a | secoué | Agadir »: it happened there */                      \
	X(SUCH)	     /* « quartiers | tels | que »: names of a kind */                                 \
	X(SUMS)	     /* « | évalué | à 1241 »: no year */                                           \
	X(TALLY)     /* « au | nombre | de 1101 »: no year */                                          \
	X(TERRITORY) /* « | habitants | de la préfecture »: where, not who */                         \
	X(THE)	     /* « | la | fraude » */                                                           \
	X(THEREOF)   /* « il y | en | a eu 12 »: of what was told */                                   \
	X(THING)     /* « | du | Zillarri »: before a thing or a place, not a person */                \
	X(TIMELESS)  /* « 25 millions d' | habitants | »: at no one time */                            \
	X(TOPICAL)   /* « | Quant | aux vols, ils »: says what the sentence is about */                \
	X(VICTIM)    /* « | meurtre | d'Awa Sow »: of a person, whose name nobody knows */             \
	X(WATER)     /* « fleuve | Niger », « bassin du | Niger »: no country */                     \
	X(WHEREAS)   /* « | alors | que dans un autre procès »: tells of something else */            \
	X(WROTE)     /* « Fatou | dit | : »: a reader's comment */                                     \
	X(YOU)	     /* « | vous | » */

#define SIGN_NAME(name) SIGN_##name,
enum sign { SIGN_LIST(SIGN_NAME) SIGNS };
#undef SIGN_NAME
enum { SIGN_WORDS = (SIGNS + 63) / 64 }; /* of bits */

/* The signs of a word as tok.sign has them: who meets it often may keep them there. Never 0. */
uint16_t sign_of(const struct tok *t);

/* Made by lib/gen/mksign: by tok.sign; the first two of what has none. */
extern const uint64_t sign_bits[][SIGN_WORDS];

/* Has the word this sign, whatever its capitals? */
static inline bool
sign_is(const struct tok *t, enum sign sign)
{
	unsigned of = t->sign != 0 ? t->sign : sign_of(t);

	return (sign_bits[of][sign / 64] >> sign % 64 & 1) != 0;
}

#endif
