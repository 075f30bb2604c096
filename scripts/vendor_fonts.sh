#!/bin/sh
# Fetches the fonts that are shipped, with their licence texts, and writes the table of their checksums.
# Needed only to renew them: the files are in the repository. Needs npm, and Python with fontTools and brotli.
#
#   sh scripts/vendor_fonts.sh            (PYTHON=… names another Python)
set -eu

here=$(cd "$(dirname "$0")/.." && pwd)
fonts="$here/briefing/resources/fonts"
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# fetch PACKAGE VERSION NAME: unpacks a package into $work/NAME.
fetch() {
    archive=$(cd "$work" && npm pack --silent "$1@$2")
    mkdir -p "$work/$3"
    tar xzf "$work/$archive" -C "$work/$3" --strip-components=1
}

fetch source-serif 4.5.1 serif
fetch @ibm/plex-sans 1.1.0 plex
fetch @ibm/plex-sans-condensed 2.0.0 condensed
fetch @ibm/plex-sans-arabic 1.1.0 arabic
fetch @expo-google-fonts/noto-naskh-arabic 0.4.5 naskh
fetch @expo-google-fonts/noto-nastaliq-urdu 0.4.2 nastaliq

mkdir -p "$fonts"
rm -f "$fonts"/*.ttf "$fonts"/LICENSE-*.txt

for cut in SourceSerif4-Regular SourceSerif4-It SourceSerif4-Semibold SourceSerif4-SemiboldIt \
    SourceSerif4SmText-Regular SourceSerif4SmText-It SourceSerif4SmText-Semibold \
    SourceSerif4Display-Regular SourceSerif4Display-Semibold; do
    cp "$work/serif/TTF/$cut.ttf" "$fonts/"
done

for weight in 400Regular 700Bold; do
    cp "$work/naskh/$weight/NotoNaskhArabic_$weight.ttf" "$fonts/NotoNaskhArabic-${weight#???}.ttf"
    cp "$work/nastaliq/$weight/NotoNastaliqUrdu_$weight.ttf" "$fonts/NotoNastaliqUrdu-${weight#???}.ttf"
done

# The Plex files are compressed TrueType: unpacking leaves every table as it is, so they keep their names.
unpack() {
    "$python" - "$1" "$2" <<'PYTHON'
import sys
from fontTools.ttLib import TTFont

font = TTFont(sys.argv[1], recalcTimestamp=False, recalcBBoxes=False)
font.flavor = None
font.save(sys.argv[2], reorderTables=None)
PYTHON
}
for cut in IBMPlexSans-Regular IBMPlexSans-Italic IBMPlexSans-Medium IBMPlexSans-SemiBold; do
    unpack "$work/plex/fonts/complete/woff2/$cut.woff2" "$fonts/$cut.ttf"
done
for cut in IBMPlexSansCondensed-Regular IBMPlexSansCondensed-Medium IBMPlexSansCondensed-SemiBold; do
    unpack "$work/condensed/fonts/complete/woff2/$cut.woff2" "$fonts/$cut.ttf"
done
for cut in IBMPlexSansArabic-Regular IBMPlexSansArabic-SemiBold; do
    unpack "$work/arabic/fonts/complete/woff2/$cut.woff2" "$fonts/$cut.ttf"
done

cp "$work/serif/LICENSE.md" "$fonts/LICENSE-SourceSerif4.txt"
cp "$work/plex/LICENSE.txt" "$fonts/LICENSE-IBMPlex.txt"
cp "$work/naskh/LICENSE_FONT" "$fonts/LICENSE-NotoNaskhArabic.txt"
cp "$work/nastaliq/LICENSE_FONT" "$fonts/LICENSE-NotoNastaliqUrdu.txt"
chmod 644 "$fonts"/*

(cd "$fonts" && sha256sum -- *.ttf >SHA256SUMS)
echo "$(ls "$fonts"/*.ttf | wc -l) fonts in $fonts"
