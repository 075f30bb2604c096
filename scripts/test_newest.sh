#!/bin/sh
# Runs the tests on Python 3.13, in an environment of its own, where that Python is installed.
set -eu
cd "$(dirname "$0")/.."

for candidate in python3.13 "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.13*/bin/python; do
    if "$candidate" -c '' 2>/dev/null; then
        export VENV=.venv-3.13 PYTHON="$candidate"
        sh scripts/setup.sh test
        exec "$VENV/bin/python" -m pytest -n 2 --dist worksteal
    fi
done
echo "Python 3.13 is not installed here: the tests on it are left out."
