#!/bin/sh
# Prints the Python to build the environment with: the first here that runs, is 3.11 to 3.14 and can make one.
set -u

usable() {
    "$1" -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null
}

for candidate in "${PYTHON:-python3}" python3.11 python3.12 python3.13 python3.14 python3; do
    if command -v "$candidate" >/dev/null 2>&1 && usable "$candidate"; then
        echo "$candidate"
        exit 0
    fi
done

cat >&2 <<'MESSAGE'
TL-GAN Desktop needs Python 3.11, 3.12, 3.13 or 3.14 with the venv module, and found none.
Install one and run make again, or name it: make PYTHON=/path/to/python3.11 run
  Debian, Ubuntu:  sudo apt-get install python3 python3-venv
  Fedora:          sudo dnf install python3
  macOS:           brew install python@3.12
MESSAGE
exit 1
