"""Spoken numbers to digits: words to values (`french`, `english`), values to digits (`digits`)."""

from nlu.numbers.digits import Found, find_digits, spoken_digits
from nlu.numbers.grammar import whole_number

__all__ = ["Found", "find_digits", "spoken_digits", "whole_number"]
