"""What an attribute may hold: each check returns what was expected, or '' when all is well."""

import re
from collections.abc import Callable

from bot.simulator.limits import HINT_CHARACTERS, HINTS

Check = Callable[[str], str]

LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z]{4})?(-([A-Z]{2}|[0-9]{3}))?")


def anything(value: str) -> str:
    """Let everything through."""
    return ""


def whole(least: int = 0, most: int | None = None, *words: str) -> Check:
    """Return the check of a whole number within bounds, or one of these words."""
    bounds = f"a whole number from {least}" + (f" to {most}" if most is not None else "")
    expected = " or ".join((bounds, *words))

    def check(value: str) -> str:
        if value in words:
            return ""
        fits = value.isdigit() and int(value) >= least and (most is None or int(value) <= most)
        return "" if fits else expected

    return check


def one_of(*values: str) -> Check:
    """Return the check of a word from a list."""
    return lambda value: "" if value in values else "one of " + ", ".join(values)


def list_of(*values: str) -> Check:
    """Return the check of words from a list, between spaces."""

    def check(value: str) -> str:
        strange = set(value.split()) - set(values)
        return f"words of {', '.join(values)}" if strange or not value.split() else ""

    return check


def letters(allowed: str, expected: str) -> Check:
    """Return the check of a text of certain letters only."""
    return lambda value: "" if set(value) <= set(allowed) else expected


def language(value: str) -> str:
    """Check the form of a language's tag, `fr-FR`."""
    return "" if LANGUAGE.fullmatch(value) else "a language such as fr-FR or en-GB"


def address(value: str) -> str:
    """Check a web address, absolute or relative."""
    if re.match(r"[a-z][a-z0-9+.-]*:", value) and not value.startswith(("http://", "https://")):
        return "an http or https address"
    return "an address without spaces" if re.search(r"\s", value.strip()) else ""


def wait_address(value: str) -> str:
    """Check a wait address, where nothing at all means silence."""
    return address(value) if value else ""


def hints(value: str) -> str:
    """Check the number and the length of a Gather's hints."""
    entries = [entry.strip() for entry in value.split(",")]
    if len(entries) > HINTS or any(len(entry) > HINT_CHARACTERS for entry in entries):
        return f"at most {HINTS} hints of at most {HINT_CHARACTERS} characters each"
    return ""


method = one_of("GET", "POST")
flag = one_of("true", "false")
positive = whole(1)
