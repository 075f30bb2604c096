#!/bin/sh
# Opens the application; where there is no display, writes the default briefing as PDF and prints its path.
set -eu
cd "$(dirname "$0")/.."
python="${VENV:-.venv}/bin/python"

if [ "$(uname -s)" = Linux ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
    out="$(pwd)/build/briefing.pdf"
    echo "There is no display here, so the window cannot open; writing the default briefing instead."
    mkdir -p build
    "$python" -m briefing export --template default --out "$out" >/dev/null
    echo "$out"
else
    exec "$python" -m briefing
fi
