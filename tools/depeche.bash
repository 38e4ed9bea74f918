# Completion for bash: options as the usage of the program tells them, then files.
_depeche() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words=
	case $prev:$1 in
	-t:*to-csv | -t:*to-json) words='doc meta par sent ent stat rel' ;;
	*)
		case $cur in
		-*) words=$("$1" -h 2>/dev/null | sed -n 's/^usage: //p' | grep -o '\[-[A-Za-z]*' |
			tr -d '[-' | fold -w 1 | sed 's/^/-/') ;;
		esac
		;;
	esac
	if [ -n "$words" ]; then
		mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
	else
		mapfile -t COMPREPLY < <(compgen -f -- "$cur")
	fi
}
complete -o filenames -F _depeche clean segment tag-entities extract-stats \
	to-csv to-json to-html to-annot press-to-csv warc-to-csv cost-model watch-folder figures-by-event \
	figures-with-sentences named-together offences-by-month
