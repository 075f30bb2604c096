#!/bin/sh
# Renews the exact versions and checksums in requirements*.txt from the ranges in requirements*.in.
# One file serves Linux, Windows and macOS and every Python allowed; it holds no address of any index.
# Needs `uv` (installed by name with pip or pipx). Look through the difference before committing it.
#
#   sh scripts/pins.sh [--upgrade]
set -eu
cd "$(dirname "$0")/.."

pin() {
    name=$1
    shift
    uv pip compile "$name.in" --output-file "$name.txt" --quiet --universal --python-version 3.11 \
        --generate-hashes --only-binary :all: --annotation-style line \
        --no-header --no-emit-index-url --no-emit-find-links "$@"
}

pin requirements "$@"
pin requirements-test "$@"
pin requirements-build "$@"
pin requirements-bench "$@"
