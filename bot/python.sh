#!/bin/sh
# Runs a script of ours with the first Python on this machine that is 3.11 or later: `sh bot/python.sh SCRIPT …`.
# Each candidate is really started, because a name on the PATH may be a shim that leads nowhere.
for python in "${PYTHON:-}" python3 python3.13 python3.12 python3.11 python3.14 python; do
    [ -n "$python" ] || continue
    if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        exec "$python" -I "$@"
    fi
done
echo "Décroché needs Python 3.11 or later, and none was found (tried \$PYTHON, python3, python3.11 to 3.14)." \
    "Install one, or name it: make run PYTHON=/path/to/python3.12" >&2
exit 69
