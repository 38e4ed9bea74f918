# A manual page (or NAME.md) with what its example commands print now in the place of what it says.
# An example is a line "$ command" in a literal display; a command that ends in \e (\) goes on.
BEGIN {
	"mktemp" | getline script
	md = ARGV[1] ~ /\.md$/
	goes_on = md ? "\\\\$" : "\\\\e$"
}
md && /^```/ {
	literal = !literal
	output = 0
}
/^\.Bd .*-(literal|unfilled)/ {
	literal = 1
}
/^\.Ed/ {
	literal = output = 0
}
literal && /^\$ / {
	command = ""
	for (;;) {
		print
		line = command == "" ? substr($0, 3) : $0
		if (!md) {
			gsub(/\\&/, "", line)
			gsub(/\\-/, "-", line)
			gsub(/\\e/, "\\", line)
		}
		command = command line "\n"
		if ($0 !~ goes_on || (getline) <= 0)
			break
	}
	printf "%s", command >script
	close(script)
	run = "sh " script " 2>&1 </dev/null"
	while ((run | getline line) > 0) {
		if (!md)
			gsub(/\\/, "\\e", line)
		print (!md && line ~ /^[.']/ ? "\\&" : "") line
	}
	close(run)
	output = 1
	next
}
!output {
	print
}
END {
	system("rm -f " script)
}
