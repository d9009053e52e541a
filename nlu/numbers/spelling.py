"""Letters and digits spelled out: "B comme Bernard, 4, double zéro" is "B400"."""

from collections.abc import Mapping, Sequence

from nlu.numbers.cues import AROUND, CORRECT, CUES, HESITATION, PERHAPS, RESTART
from nlu.numbers.grammar import LEXICONS, numbers_at
from nlu.words import split, word_set

#: What links a letter to the name that stands for it.
_LINKS = {"fr": ("comme", "de", "dans", "pour"), "en": ("as in", "for", "like", "as")}


def _heard_as(**letters: str) -> dict[str, str]:
    """Each name of a letter, and the letter."""
    return {name: letter for letter, names in letters.items() for name in names.split(", ")}


#: How letters are called, or written by a recogniser that heard their names.
_NAMES: Mapping[str, Mapping[str, str]] = {
    "fr": _heard_as(
        B="be, bee",
        C="ce, se, c cedille",
        D="dee, de",
        F="effe, eff",
        G="ge, jai",
        H="hache, ache",
        J="ji, gi",
        K="ka, cas",
        L="elle, aile",
        M="emme, aime",
        N="enne, haine",
        P="pe, paix",
        Q="qu, cul",
        R="erre, air",
        S="esse",
        T="te, the",
        V="ve",
        X="ixe",
        Z="zede, zed",
        Y="igrec, i grec, y grec",
        W="double ve, double v",
        E="e accent aigu, e accent grave",
    ),
    "en": _heard_as(
        B="bee, be",
        C="see, sea",
        D="dee",
        F="eff",
        G="gee",
        H="aitch, haitch",
        I="eye",
        J="jay",
        K="kay",
        L="ell, el",
        M="em",
        N="en",
        P="pee",
        Q="cue, queue",
        R="are, ar",
        S="ess",
        T="tee, tea",
        U="you",
        V="vee",
        X="ex",
        Y="why, wye",
        Z="zed, zee",
        W="double u, double you",
    ),
}
#: Names of the French telephone alphabet and of the international one, which need no link.
_ALPHABET = word_set(
    "anatole berthe celestin desire eugene francois gaston henri irma joseph kleber louis "
    "marcel nicolas oscar pierre quintal raoul suzanne therese ursule victor william xavier "
    "yvonne zoe alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo "
    "lima mike november oscar papa quebec romeo sierra tango uniform whiskey yankee zulu"
)
_DOUBLES = {"double": 2, "deux": 2, "triple": 3, "trois": 3, "two": 2}
_ARTICLES = word_set("un une le la")
_SIGNS = {"tiret": "-", "hyphen": "-", "dash": "-", "apostrophe": "'"}


def letters(text: str, language: str = "fr") -> str | None:
    """Letters and digits that all of `text` spells, in capitals; None if it spells nothing.

    The name decides ("P comme Bernard" is B), for names are heard better than letters. "double L"
    is LL, "double V" W. A correction takes back as much as it replaces.
    """
    words = [word.plain for word in split(text)]
    done, piece, cue, at = "", "", "", 0
    while at < len(words):
        size, heard = CUES[language].at(words, at)
        # "c'est" is no C; one word alone may be: "de", "a", "l".
        size, spelled = (0, "") if size > 1 else _unit(words, at, language)
        if size:
            piece += spelled
            at += size
            continue
        size, heard = CUES[language].at(words, at)
        if not size:
            return None
        if heard not in (HESITATION, AROUND):
            done, piece, cue = _replaced(done, piece, cue), "", heard
        at += size
    if cue == CORRECT and not piece:
        return None
    return _replaced(done, piece, cue) or None


def _replaced(done: str, piece: str, cue: str) -> str:
    if cue == RESTART:
        return piece
    if cue in (CORRECT, PERHAPS) and piece:
        return done[: max(0, len(done) - len(piece))] + piece
    return done + piece


def _unit(words: Sequence[str], at: int, language: str) -> tuple[int, str]:
    """How many words from `at` spell something, and what; 0 if they do not."""
    word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
    size, letter = _letter(words, at, language)
    if word in _ARTICLES and after and (after in _ALPHABET or _letter(words, at + 1, language)[0]):
        return 1, ""
    if size:
        linked = _linked(words, at + size, language)
        return (size + linked[0], linked[1]) if linked[0] else (size, letter)
    if times := _DOUBLES.get(word):
        size, letter = _letter(words, at + 1, language) if after else (0, "")
        if size:
            linked = _linked(words, at + 1 + size, language)
            return 1 + size + linked[0], (linked[1] or letter) * times
    if word in _ALPHABET:
        return 1, word[0].upper()
    if word in _SIGNS:
        return 1, _SIGNS[word]
    found = [number for number in numbers_at(words, at, LEXICONS[language]) if not number.guess]
    return (found[0].end - at, found[0].digits) if found else (0, "")


def _letter(words: Sequence[str], at: int, language: str) -> tuple[int, str]:
    names = _NAMES[language]
    for size in (3, 2, 1):
        if letter := names.get(" ".join(words[at : at + size])):
            return size, letter
    word = words[at]
    if len(word) == 1 and word.isalpha():
        return 1, word.upper()
    return 0, ""


def _linked(words: Sequence[str], at: int, language: str) -> tuple[int, str]:
    """ "comme Bernard" after a letter; a bare name of the alphabet too."""
    for link in _LINKS[language]:
        parts = link.split()
        end = at + len(parts)
        if list(words[at:end]) == parts and end < len(words) and len(words[end]) > 1:
            return len(parts) + 1, words[end][0].upper()
    if at < len(words) and words[at] in _ALPHABET:
        return 1, words[at][0].upper()
    return 0, ""
