#!/usr/bin/env bash
# Reads the window's texts out of desktop/ into the .ts files, and makes the .qm files that the program loads.
# New texts stand there as "unfinished"; tests/architecture/test_catalogues.py fails until each is translated.
# English needs a file for its plurals alone. A new language begins with: update.sh <language>
set -euo pipefail
cd "$(dirname "$0")/../.."
FOLDER=resources/translations

# The tool takes Python files only when it sees no option before them.
read_texts() {
  find desktop -name '*.py' -size +0 | LC_ALL=C sort \
    | xargs sh -c 'pyside6-lupdate "$@" -no-obsolete -locations none -source-language en '"$*" sh
}

languages=$({ find "$FOLDER" -name 'calcitrack_*.ts' | sed 's/.*calcitrack_//; s/\.ts$//'; printf '%s\n' "$@"; } | grep . | sort -u)
for language in $languages; do
  plurals=$([ "$language" != en ] || echo -pluralonly)
  read_texts $plurals -target-language "$language" -ts "$FOLDER/calcitrack_$language.ts"
  pyside6-lrelease -silent "$FOLDER/calcitrack_$language.ts" -qm "$FOLDER/calcitrack_$language.qm"
done
