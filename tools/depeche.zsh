#compdef clean segment tag-entities extract-stats to-csv to-json to-html to-annot press-to-csv warc-to-csv cost-model watch-folder figures-by-event figures-with-sentences named-together offences-by-month
# Completion for zsh: options as the usage of the program tells them, then files.
local -a options
options=(${(f)"$($words[1] -h 2>/dev/null | sed -n 's/^usage: //p' | grep -o '\[-[A-Za-z]*' |
	tr -d '[-' | fold -w 1 | sed 's/^/-/')"})
case $words[CURRENT-1]:$words[1] in
-t:*(to-csv|to-json)) _values 'record type' doc meta par sent ent stat rel ;;
*)
	case $PREFIX in
	-*) compadd -- $options ;;
	*) _files ;;
	esac
	;;
esac
