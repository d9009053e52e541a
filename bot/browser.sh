#!/bin/sh
# The browser that tests of pages drive: fetched where nobody can be asked (CI), else only used if it is there.
# Without one those tests skip and say so.
for name in chromium chromium-browser google-chrome; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "${CI:-}" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Fetching chromium for the tests of pages …" >&2
    { apt-get -qq update && apt-get -qq install -y --no-install-recommends chromium; } >/dev/null 2>&1 && exit 0
fi
echo "No chromium here: the tests of pages will be skipped (install it to run them)." >&2
