"""French number words, those of Belgium and Switzerland too ("septante", "nonante")."""

from nlu.numbers.lexicon import Lexicon

FRENCH = Lexicon(
    units={
        "zero": 0,
        "un": 1,
        "une": 1,
        "deux": 2,
        "trois": 3,
        "quatre": 4,
        "cinq": 5,
        "six": 6,
        "sept": 7,
        "huit": 8,
        "neuf": 9,
    },
    teens={
        "dix": 10,
        "onze": 11,
        "douze": 12,
        "treize": 13,
        "quatorze": 14,
        "quinze": 15,
        "seize": 16,
    },
    tens={
        "vingt": 20,
        "vingts": 20,
        "trente": 30,
        "quarante": 40,
        "cinquante": 50,
        "soixante": 60,
        "septante": 70,
        "huitante": 80,
        "octante": 80,
        "nonante": 90,
    },
    long_tens=frozenset((60, 80)),
    hundred=frozenset(("cent", "cents")),
    thousand=frozenset(("mille", "milles")),
    ands=frozenset(("et",)),
    zeros=frozenset(("zero", "zeros")),
    times={"double": 2, "triple": 3},
    four_twenties=True,
    hundreds=frozenset(("cents",)),
)
