#!/bin/sh
# make-example.sh CULTIVARCTL SCRIPT OUTPUT: the example plan, from the command lines that make it. The copy at the end leaves the
# hundreds of undo steps behind.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
plan="$folder/example.cultivar"
"$1" new "$plan" --name Example --from 2026-01-05 --to 2026-12-27 >/dev/null
"$1" --plan "$plan" batch <"$2" >"$folder/answers" || {
    grep '^error' "$folder/answers" >&2
    exit 1
}
rm -f "$3"
"$1" --plan "$plan" backup "$3"
