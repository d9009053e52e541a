"""What was said, cut where callers correct themselves: number words, and how they hang together.

A hyphen or no pause joins words to one number, a comma or a hesitation parts them; a correction
("non", "je répète") begins a new `Piece`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlu.numbers.cues import AROUND, CUES, HESITATION, PERHAPS, RESTART
from nlu.numbers.grammar import LEXICONS
from nlu.numbers.lexicon import Lexicon
from nlu.words import Word, split

#: How a word hangs on the word before it.
LOOSE, JOINED, PAUSED, PARTED = "loose", "joined", "paused", "parted"
_COMMA = re.compile(r"[,;:!?…/]|\.(?!\S)|\s[-–—]+\s|\.\.")
_HYPHEN = re.compile(r"[-‐‑]")
#: Number words mis-heard may be at most this part of all.
_MISHEARD = 0.5


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of a number, folded; where it stands in the text; how it hangs on the one before."""

    plain: str
    start: int
    end: int
    glue: str = LOOSE


@dataclass(frozen=True, slots=True)
class Piece:
    """Number words that follow one cue; the first piece has none ("")."""

    cue: str
    words: tuple[Spoken, ...]


def pieces(text: str, language: str, misheard: bool = False) -> list[Piece]:
    """All of `text` as pieces; none if it holds words that have no business beside a number.

    `misheard` takes "sans" for "cent", if at least half of the words are truly numbers.
    """
    words = split(text)
    found = [run for run in _runs(text, words, language, True, misheard) if run]
    return found[0] if len(found) == 1 and found[0][-1].words else []


def runs(text: str, language: str) -> Iterator[list[Piece]]:
    """Every stretch of a sentence that is numbers, hesitations and corrections."""
    for run in _runs(text, split(text), language, False, False):
        if any(piece.words for piece in run):
            yield run


def _runs(
    text: str, words: Sequence[Word], language: str, whole: bool, misheard: bool
) -> Iterator[list[Piece]]:
    """Stretches; when `whole`, words around a number are taken, and others end it all."""
    lexicon, cues = LEXICONS[language], CUES[language]
    said = [word.plain for word in words]
    done: list[Piece] = []
    cue, taken, paused, led, guessed = "", list[Spoken](), False, False, 0
    at = last = 0
    while at < len(words):
        size, heard = cues.at(said, at)
        here = list(number_words(words, at, lexicon, misheard)) if not size else []
        if size and (heard == HESITATION or (heard == AROUND and (whole or led))):
            paused, at = True, at + size
        elif size and heard != AROUND:
            if taken or not cue or heard != PERHAPS:
                if taken or (cue == RESTART and heard != RESTART):
                    done.append(Piece(cue, tuple(taken)))
                    taken = []
                cue = heard
            led, at = True, at + size
        elif here:
            guessed += here[0].plain != said[at] and said[at] in (lexicon.sounds or {})
            glue = _glue(text[last : here[0].start], paused) if taken else LOOSE
            taken += [replace(here[0], glue=glue), *here[1:]]
            paused = led = False
            last, at = here[-1].end, at + 1
        elif whole:
            return
        else:
            yield _ended(done, cue, taken)
            done, cue, taken, paused, led = [], "", [], False, False
            at += 1
    if guessed <= _MISHEARD * sum(len(piece.words) for piece in [*done, Piece(cue, tuple(taken))]):
        yield _ended(done, cue, taken)


def _ended(done: list[Piece], cue: str, taken: list[Spoken]) -> list[Piece]:
    """The pieces, the last one too unless it is an afterthought that takes nothing back."""
    if not taken and (not cue or cue == PERHAPS):
        return done
    return [*done, Piece(cue, tuple(taken))]


def number_words(
    words: Sequence[Word], at: int, lexicon: Lexicon, misheard: bool = False
) -> Iterator[Spoken]:
    """The word as number words: one, several if it is run together, none if it is another."""
    word = words[at]
    said = word.plain
    after = words[at + 1].plain if at + 1 < len(words) else ""
    big = lexicon.hundred | lexicon.thousand | lexicon.million
    if said.isdecimal() or said in lexicon.words or (said in lexicon.one and after in big):
        yield Spoken(said, word.start, word.end)
        return
    if misheard and lexicon.sounds and said in lexicon.sounds:
        yield Spoken(lexicon.sounds[said], word.start, word.end)
        return
    for n, part in enumerate(_parts(said, lexicon)):
        yield Spoken(part, word.start, word.end, JOINED if n else LOOSE)


def _parts(said: str, lexicon: Lexicon) -> tuple[str, ...]:
    """ "quatrevingtdix" as its words; empty unless every letter is of one."""
    if len(said) < 6:
        return ()
    for part in lexicon.parts:
        if said.startswith(part):
            rest = said[len(part) :]
            if rest in lexicon.words:
                return (part, rest)
            if after := _parts(rest, lexicon):
                return (part, *after)
    return ()


def _glue(between: str, paused: bool) -> str:
    if _COMMA.search(between):
        return PARTED
    if paused:
        return PAUSED
    return JOINED if _HYPHEN.fullmatch(between) else LOOSE
