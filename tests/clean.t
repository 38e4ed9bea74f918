#!/bin/sh
# clean: each case is a page, tests/cases/clean/NAME.in, and what is made of it, NAME.out.
. "$(dirname "$0")/tap.sh"

for in in "$top"/tests/cases/clean/*.in; do
	name=$(basename "$in" .in)
	same "$name" "${in%.in}.out" clean -i "$name" "$in"
done

: >empty
printf 'doc\tempty\t-\t-\tempty\t-\n' >want
same 'an empty file is a document without text' want clean empty

printf 'Le maire a inauguré le pont.\r\nLe pont ouvre lundi.\r\n' >crlf
clean crlf | cut -f5 >got
printf 'crlf\nLe maire a inauguré le pont.\nLe pont ouvre lundi.\n' >want
ok 'CRLF ends lines' diff want got

clean crlf crlf | grep -c '^doc' >got
ok 'several files, several documents' grep -qx 2 got
mkdir -p one two
for page in p.html p.txt 'x y.txt' x_y.txt one/q.htm two/q.htm; do
	echo '<p>Deux hommes ont été arrêtés hier à Lyon par la police.</p>' >"$page"
done
printf '%s\n' p.html p.txt x_y.txt x_y.txt~2 one/q.htm two/q.htm one/q.htm~2 crlf >want
clean p.html p.txt 'x y.txt' x_y.txt one/q.htm two/q.htm one/q.htm crlf | grep '^doc' | cut -f2 >got
ok 'no two files give one id' diff want got
clean <crlf | cut -f2 | sort -u >got
ok 'standard input is called stdin' grep -qx stdin got
status 'a missing file is told' 1 clean missing crlf
ok 'and the next one is read' grep -q '^par' tap.got
status 'a wrong option' 2 clean -Q
printf 'La Gazette du Port vous accueille depuis 1987.\n' >shared
for n in 1 2; do
	printf 'Le quai %d rouvre\n\nLa gazette du port vous accueille depuis 1987\n\nLe quai %d rouvre lundi aux bateaux de pêche, selon le port.\n' $n $n >quai$n
done
clean quai1 quai2 | grep -c Gazette >got
clean -c shared quai1 quai2 >kept
ok 'lines of -c are dropped' test "$(grep -ci gazette kept)" -eq 0
ok '… and nothing else' test "$(grep -c ^par kept)" -eq 4
status 'a missing -c file' 2 clean -c missing quai1
clean -a -c shared quai1 >got
ok '-a gives the reason' grep -q '^meta	quai1	drop	2 shared' got

# The opening of a dispatch dates it; a date in its first sentence does not.
dated() {
	printf '%s\n' "$2" | clean | head -n 1 | cut -f 4 >got
	ok "dispatch: $2" test "$(cat got)" = "$1"
}
dated 2023-05-05 'RABAT, le 5 mai 2023 – Le roi a reçu lundi le ministre des Affaires étrangères au palais royal.'
dated 2024-03-12 'Bruxelles, 12/03/2024 (Belga) - La police a arrêté trois hommes soupçonnés de trafic de drogue.'
dated 2020-02-17 'Ouagadougou, 17 fév 2020 (AFP) – Deux soldats ont été tués dans une embuscade au nord du pays.'
dated 2022-12-04 'ALGER- 4 déc 2022 (APS)- Deux soldats ont été tués dans une embuscade au nord du pays.'
dated 2023-09-05 'RABAT - (MAP) 5 sept. 2023 - Deux soldats ont été tués dans une embuscade au nord du pays.'
dated 2019-11-08 'PORT-AU-PRINCE, lundi 8 novembre 2019 [AGP] Deux soldats ont été tués dans une embuscade.'
dated 2024-03-05 'DAKAR (Sénégal), 05/03/2024 - Deux soldats ont été tués dans une embuscade au nord du pays.'
dated - 'Paris, capitale de la France, 3 mai 2020 - accueille le sommet de la paix et de la guerre.'
dated - 'Le 5 mai 2023, il a plu sur toute la région de Rabat, selon la météo nationale du pays.'
dated 2020-02-17 'Embuscade au nord du pays
Ouagadougou, 17 février 2020 (AFP) - Deux soldats ont été tués lundi dans une embuscade au nord du pays, a dit leur chef.
Les assaillants ont pris la fuite vers la frontière, selon la même source, et des recherches ont été lancées.'
cat >twice.txt <<'END'
Dernières nouvelles

Mali : L'État et la Banque du fleuve signent deux accords de pêche

Fleuve Info 07 mai 2022 - 09H31
L'État et la Banque du fleuve signent deux accords de pêche

L'État malien et la Banque du fleuve ont signé vendredi à Ségou deux accords de pêche qui valent pour trois ans.

Les pêcheurs, dit le ministre, attendaient ces accords depuis la crue de l'année dernière.
END
# A page that a script fills holds its article in its head alone.
cat >filled.html <<'END'
<html lang="fr"><head><title>Trois blessés</title><script type="application/ld+json">{"@type":"NewsArticle",
"headline":"Niger : trois blessés à Diffa","articleBody":"Trois personnes ont été blessées jeudi à Diffa dans l'explosion d'une mine, a annoncé le gouverneur de la région.\n\nLes victimes ont été évacuées vers Niamey. Deux d'entre elles sont dans un état grave, selon l'hôpital."}
</script></head><body><nav><a href="/">Accueil</a></nav><div id="app"></div></body></html>
END
sed 's,\\n\\n,</p><p>,; s,"articleBody":",&<p>,' filled.html >marked.html
for f in filled marked; do
	clean $f.html | sed -n 's/^par	.*	\([a-z]*	.....\).*/\1/p' | tr '\n' '/' >got
	ok "an article in the head alone: $f" test "$(cat got)" = 'title	Niger/lead	Trois/body	Les v/'
done
# A badge glued to the headline is none of the title, when the head of the page has it without.
cat >badge.html <<'END'
<html><head><title>Un marché couvert à Tiznit | La Voix du Souss</title></head><body><article>
<h1>Un marché couvert à Tiznit <span>Abonnés</span></h1>
<p>Un marché couvert ouvrira ses portes lundi à Tiznit, a annoncé la commune dans un communiqué.</p>
<p>Il comptera deux cents places, et les vendeurs y seront admis sur présentation d'une carte.</p>
</article></body></html>
END
clean badge.html >got
ok 'a badge behind the headline' test "$(grep -c 'Un marché couvert à Tiznit$' got)" -eq 2
# signed LINE DATE AUTHOR: what a line under the title says
signed() {
	printf '%s\n' 'Embuscade au nord du pays' "$1" \
	    'Deux soldats ont été tués lundi dans une embuscade au nord du pays, a dit leur chef dans un communiqué.' |
		clean | awk -F '\t' '$1 == "doc" { d = $4 } $3 == "author" { a = $4 } END { print d "|" a }' >got
	ok "signed: $1" test "$(cat got)" = "$2|$3"
}
signed 'Rédigé par Awa Diop le Mardi 12 Mars 2024 à 10:22 | Lu 123 fois' 2024-03-12 'Awa Diop'
signed 'By Moussa Garba On Mar 12, 2024' 2024-03-12 'Moussa Garba'
signed 'Par Bruno Mars - 12 mars 2024' 2024-03-12 'Bruno Mars'
signed 'Modifié le 13/03/2024 à 10h22 | Publié le 12/03/2024 à 20h10' 2024-03-12 ''
signed 'Temps de lecture : 3 min. Publié le 12 mars 2024.' 2024-03-12 ''
# named HEAD TAIL SITE: where flat text says whose page it is
named() {
	printf '%s\n' "$1" 'Embuscade au nord du pays' 'Publié le 12 mars 2024' \
	    'Deux soldats ont été tués lundi dans une embuscade au nord du pays, a dit leur chef dans un communiqué.' \
	    'Les assaillants ont pris la fuite vers la frontière, selon la même source, et des recherches ont été lancées.' \
	    "$2" 'Mentions légales' | clean | head -n 1 | cut -f 5 >got
	ok "site: $1 … $2" test "$(cat got)" = "$3"
}
named 'Embuscade au nord du pays - Sahel Dimanche' Contact 'Sahel Dimanche'
named "Le Fil d'Abomey" Contact "Le Fil d'Abomey"
named "Lire l'hebdo" Contact stdin
named Accueil '© Copyright 2024, Tous droits réservés | Sahel Dimanche' 'Sahel Dimanche'
named Accueil 'Sahel Dimanche - Tous droits réservés' 'Sahel Dimanche'
named Accueil 'Webmaster : redaction@echo.example - Tous droits réservés' stdin
named Accueil 'Sahel Dimanche est un journal édité par la SARL Niger Médias.' 'Sahel Dimanche'
named Accueil 'Abonnez-vous à la newsletter de Sahel Dimanche' 'Sahel Dimanche'
named Accueil 'À PROPOS DE NOUS' stdin
named Accueil 'Rédaction Web' stdin
ok 'a title said again without its country: the date between them is the date' \
    sh -c 'clean twice.txt | head -n 1 | grep -q "2022-05-07.*Mali : L"'
printf 'Titre\n\nUn texte suit ici.\n' >"$(printf 'b\351\ta\nc.txt')"
ok 'a file name that no field may hold' test "$(clean b*c.txt | head -n 1)" = "$(printf 'doc\tb__a_c\t-\t-\tbé a c.txt\t-')"
# A made-up site: what three of its pages share is found as clean(1) says, and goes from all.
mkdir site
for n in 1 2 3 4; do
	cat >site/$n.txt <<END
La Voix du Souss
Le souk en un clic
Affaire numéro $n devant le tribunal de Tiznit

Le tribunal de Tiznit a jugé mardi l'affaire numéro $n, qui opposait $n familles à la commune.

L'avocat des familles a parlé pendant $n heures, puis le jugement a été mis en délibéré.

Depuis 1987, la Voix du Souss raconte la région, ses vallées et ceux qui les habitent, chaque jour.
END
done
clean -a site/*.txt | awk -F'\t' '$1 == "par" { print $2 "\t" $5 }' | sort -u | cut -f 2 | sort | uniq -c |
	awk '$1 >= 3' | sed 's/^ *[0-9]* //' >shared
ok 'lines that pages share are found' test "$(wc -l <shared)" -eq 3
clean site/*.txt >before
clean -c shared site/*.txt >after
ok 'a sentence that the site repeats was in each' test "$(grep -c 'Depuis 1987' before)" -eq 4
ok '-c: it is in none' sh -c '! grep -e "Depuis 1987" -e "un clic" after'
ok '-c: the articles are whole' test "$(grep -c '^par.*numéro\|^par.*avocat' after)" -eq 12
finish
