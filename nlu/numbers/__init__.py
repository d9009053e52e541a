"""Spoken numbers, in French and English, as callers say them and recognisers write them.

Text to tokens (`utterance`, `cues`), words to values (`grammar`, `french`, `english`), values to
digits (`ways`, `corrections`, `digits`), amounts, letters, plain numbers; and back (`aloud`).
"""

from nlu.numbers.aloud import in_words, read_back
from nlu.numbers.amounts import amount, amounts
from nlu.numbers.digits import Found, find_digits, some_digits, spoken_digits
from nlu.numbers.grammar import whole_number
from nlu.numbers.heard import LENGTHS, values
from nlu.numbers.plain import number, numbers, ordinal
from nlu.numbers.spelling import letters
from nlu.numbers.turns import merge

__all__ = [
    "LENGTHS",
    "Found",
    "amount",
    "amounts",
    "find_digits",
    "in_words",
    "letters",
    "merge",
    "number",
    "numbers",
    "ordinal",
    "read_back",
    "some_digits",
    "spoken_digits",
    "values",
    "whole_number",
]
