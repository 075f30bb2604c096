#!/bin/sh
# Copies the icons that the application uses out of the Lucide set, with its licence text.
# Needed only to renew or add icons: the files are in the repository. Needs npm.
#
#   sh scripts/vendor_icons.sh
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
icons="$here/briefing/resources/icons"
version=1.62.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One line a purpose; a name appears once.
names="
layout-dashboard chart-gantt landmark list-checks grid-3x3 library package file-text settings
arrow-left arrow-right search calendar-clock panel-right panel-left
bookmark-plus bookmark-check file-output download upload pencil trash-2 undo-2 redo-2 ellipsis pin copy copy-plus quote at-sign
gavel scale spell-check network history circle-help map-pin users user shield-check shield-alert
circle-x circle-check circle-alert triangle-alert info zoom-in zoom-out maximize minimize book-open columns-3 kanban
layers grip-vertical sliders-horizontal list-filter filter
bold italic list list-ordered table heading-1 heading-2 text-quote image
plus minus x check chevron-down chevron-up chevron-left chevron-right chevrons-up-down chevrons-left chevrons-right
arrow-up arrow-down external-link folder-open folder link globe
refresh-cw sun moon sun-moon keyboard log-out flag target circle triangle square eye eye-off
calendar calendar-range file-plus save printer clock languages lock hard-drive newspaper scroll-text square-pen
"

archive=$(cd "$work" && npm pack --silent "lucide-static@$version")
tar xzf "$work/$archive" -C "$work" --strip-components=1

mkdir -p "$icons"
rm -f "$icons"/*.svg
for name in $names; do
    # The set's comment line and class attribute serve web pages only.
    sed -e '/^<!--.*-->$/d' -e '/^ *class="[^"]*"$/d' "$work/icons/$name.svg" >"$icons/$name.svg"
done
cp "$work/LICENSE" "$icons/LICENSE-Lucide.txt"
chmod 644 "$icons"/*
echo "$(ls "$icons"/*.svg | wc -l) icons in $icons"
