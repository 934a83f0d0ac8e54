#!/bin/sh
# make-example.sh CULTIVARCTL SCRIPT OUTPUT LANGUAGE: the example plan, from the command lines that make it. What follows a line
# "# As of DAY" happens on that day. The copy at the end leaves the hundreds of undo steps behind.
set -eu
# What its decisions say is written in the language of the day. C.UTF-8 is there on every machine, and heeds LANGUAGE.
export LC_ALL=C.UTF-8 LANGUAGE="$4"
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
plan="$folder/example.cultivar"
"$1" new "$plan" --name Example --from 2026-01-05 --to 2026-12-27 >/dev/null
awk -v folder="$folder" '/^# As of /{ day = $4 } { print > (folder "/" day ".batch") }' day=2026-01-05 "$2"
for part in "$folder"/*.batch; do
    "$1" --plan "$plan" --as-of "$(basename "$part" .batch)" batch <"$part" >"$folder/answers" || {
        grep '^error' "$folder/answers" >&2
        exit 1
    }
done
rm -f "$3"
"$1" --plan "$plan" backup "$3"
