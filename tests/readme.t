#!/bin/sh
# The paths of README.md for three readers, and that of README.fr.md, followed in a copy of the tree: their commands run, and
# print what stands under them behind "# prints:".
. "$(dirname "$0")/tap.sh"

# The commands of the section with this heading.
commands() {
	awk -v heading="$1" '
		$0 == heading { on = 1; next }
		/^##/ { on = 0 }
		on && /^```/ { code = !code; next }
		on && code' "$top/$2"
}

if grep -qa __asan_init "$B/clean"; then
	skip 'the paths of README.md' 'built with a sanitizer, which what is built on the way would lack'
	finish
fi
mkdir tree
(cd "$top" && tar -cf - --exclude=./build --exclude=./.git .) | tar -xf - -C tree
cp -Rp "$B" tree/build 2>/dev/null
rm -rf tree/build/bench tree/build/deb tree/build/asan tree/build/clang
for reader in '### At the shell' '### With words' '### In C' '## Pour commencer'; do
	page=README.md
	case $reader in
	*Pour*) page=README.fr.md ;;
	esac
	commands "$reader" $page >path.sh
	ok "${reader##*# }: there is a path" test -s path.sh
	sed -n 's/^# prints: //p' path.sh >want
	ok "${reader##*# }: it says what it prints" test -s want
	(cd tree && B=build CFLAGS='-O0' sh -eu ../path.sh) >got 2>err
	ok "${reader##*# }: its commands succeed" test $? -eq 0
	ok "${reader##*# }: they print what it says" sh -c 'while IFS= read -r line; do grep -qxF -- "$line" got ||
		{ echo "not printed: $line"; tail -n 5 got err; exit 1; }; done <want'
done
finish
