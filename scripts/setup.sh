#!/bin/sh
# Sets up what the application needs: the system libraries of Qt, the environment .venv, the starter pack.
#
#   sh scripts/setup.sh [test]      "test" adds the tools that the tests need
#
# It does nothing twice: a stamp in .venv holds the checksum of what was set up. As root on Debian it installs
# missing system packages and says which; as anyone else it prints the one command to give, and stops.
# PYTHON=… chooses the interpreter, VENV=… another folder than .venv.
set -eu
cd "$(dirname "$0")/.."

want=${1:-run}
venv=${VENV:-.venv}

say() { printf '%s\n' "briefing: $*" >&2; }

# Runs a command and shows what it said only if it fails.
quietly() {
    if ! said=$("$@" 2>&1); then
        printf '%s\n' "$said" >&2
        say "this failed: $*"
        exit 1
    fi
}

# ------------------------------------------------------------------ which Python
fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; }

find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11}; do
        if command -v "$candidate" >/dev/null 2>&1 && fits "$candidate"; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

# ------------------------------------------------------------------ is it done already
stamp_now() { # run|test
    if [ "$1" = test ]; then tools=requirements-test.txt; else tools=; fi
    cat requirements.txt requirements-build.txt $tools pyproject.toml scripts/setup.sh | cksum
}
starter_now() { cat briefing/resources/starter/* briefing/packs/*.py 2>/dev/null | cksum; }

starter_stamp="$venv/.starter"

# ------------------------------------------------------------------ system packages (Debian and its family)
# Qt's own libraries need these; each line is checked by the file that it brings.
qt_packages="
libegl1:libEGL.so.1 libgl1:libGL.so.1 libxkbcommon0:libxkbcommon.so.0 libdbus-1-3:libdbus-1.so.3
libfontconfig1:libfontconfig.so.1 libglib2.0-0:libglib-2.0.so.0
libxkbcommon-x11-0:libxkbcommon-x11.so.0 libxcb-cursor0:libxcb-cursor.so.0 libxcb-icccm4:libxcb-icccm.so.4
libxcb-keysyms1:libxcb-keysyms.so.1 libxcb-shape0:libxcb-shape.so.0 libxcb-xkb1:libxcb-xkb.so.1
libxcb-image0:libxcb-image.so.0 libxcb-render-util0:libxcb-render-util.so.0 libxcb-randr0:libxcb-randr.so.0
libxcb-xfixes0:libxcb-xfixes.so.0 libxcb-sync1:libxcb-sync.so.1 libxcb-shm0:libxcb-shm.so.0
libx11-xcb1:libX11-xcb.so.1
"

missing_packages() {
    missing=""
    if [ "$(uname -s)" = Linux ]; then
        known=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || :)
        for pair in $qt_packages; do
            case $known in *"${pair#*:}"*) ;; *) missing="$missing ${pair%%:*}" ;; esac
        done
    fi
    if ! python=$(find_python); then
        missing="$missing python3 python3-venv"
    elif ! "$python" -c 'import ensurepip' 2>/dev/null && ! "$python" -m pip --version >/dev/null 2>&1; then
        # Debian's python3 comes without pip and without what would bring it into an environment.
        missing="$missing python3-venv"
    fi
    printf '%s' "${missing# }"
}

system_packages() {
    needed=$(missing_packages)
    [ -n "$needed" ] || return 0
    command="apt-get install --no-install-recommends -y $needed"
    if ! command -v apt-get >/dev/null 2>&1; then
        say "please install what your system calls these packages, then run this again: $needed"
        exit 1
    fi
    if [ "$(id -u)" != 0 ]; then
        # Exactly one line, ready to be copied by whoever may install packages here.
        printf '%s\n' "$command"
        exit 3
    fi
    say "installing system packages that Qt and Python need: $needed"
    export DEBIAN_FRONTEND=noninteractive
    quietly apt-get update
    # shellcheck disable=SC2086 # the list is meant to be split
    quietly apt-get install --no-install-recommends -y $needed
}

# ------------------------------------------------------------------ the environment
environment() {
    python=$(find_python) || { say "Python 3.11, 3.12 or 3.13 is needed"; exit 1; }
    if [ -x "$venv/bin/python" ] && ! fits "$venv/bin/python"; then
        say "$venv holds a Python that does not fit: making it anew"
        rm -rf "$venv"
    fi
    if [ ! -x "$venv/bin/python" ]; then
        say "making $venv with $python"
        if "$python" -c 'import ensurepip' 2>/dev/null; then
            quietly "$python" -m venv "$venv"
        else
            # The interpreter's own pip fills the environment, which then holds the pinned pip.
            quietly "$python" -m venv --without-pip "$venv"
        fi
    fi
    pip="$venv/bin/python -m pip"
    [ -e "$venv/bin/pip" ] || pip="$python -m pip --python $venv/bin/python"
    pip="$pip --disable-pip-version-check"
    only="--require-hashes --only-binary :all: --no-deps"
    say "installing the pinned packages into $venv"
    # shellcheck disable=SC2086
    quietly $pip install $only -r requirements.txt -r requirements-build.txt
    if [ "$want" = test ]; then
        # shellcheck disable=SC2086
        quietly $pip install $only -r requirements-test.txt
    fi
    # The source tree itself, so that `.venv/bin/briefing` works from anywhere.
    # shellcheck disable=SC2086
    quietly $pip install --no-deps --no-build-isolation --no-index --editable .
}

starter_pack() {
    out=briefing/resources/starter.ctpack
    [ -f "$out" ] && [ "$(cat "$starter_stamp" 2>/dev/null)" = "$(starter_now)" ] && return 0
    say "building the starter pack"
    quietly "$venv/bin/python" -m briefing pack build briefing/resources/starter --out "$out"
    starter_now >"$starter_stamp"
}

if [ "$(cat "$venv/.set-up-$want" 2>/dev/null)" != "$(stamp_now "$want")" ]; then
    system_packages
    environment
    stamp_now run >"$venv/.set-up-run"
    [ "$want" = run ] || stamp_now test >"$venv/.set-up-test"
fi
starter_pack
