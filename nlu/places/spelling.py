"""The keys under which a place's name is looked up.

A caller says "aix" for Aix-en-Provence, "la rochelle" or "rochelle", "st étienne", "villeneuve
ascq": articles at the start, small words inside and "saint" written short do not count.
"""

from collections.abc import Sequence

from nlu.words import word_set

ARTICLES = frozenset(("le", "la", "les", "l"))
#: Small words inside names; what stands before the first is the name's short form.
SMALL = word_set("d de des du en et es la le les lez l sous sur aux au a pres")
_SAINTS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}


def spelled(words: Sequence[str]) -> list[str]:
    """Words with "st" and "ste" written out and leading articles left out."""
    out = [_SAINTS.get(word, word) for word in words]
    while len(out) > 1 and out[0] in ARTICLES:
        del out[0]
    return out


def exact(words: Sequence[str]) -> str:
    """The name itself, its words kept apart: "villeneuve d ascq"."""
    return " ".join(spelled(words))


def loose(words: Sequence[str]) -> str:
    """The name run together without its small words: "villeneuveascq"."""
    out = spelled(words)
    return "".join(word for word in out if word not in SMALL) or "".join(out)


def short(words: Sequence[str]) -> str:
    """What people say of a long name ("aix", "saint germain"), "" if it has no shorter form."""
    out = spelled(words)
    head = 2 if out[0] in ("saint", "sainte") else 1
    for n, word in enumerate(out):
        if n >= head and word in SMALL:
            return " ".join(out[:n])
    return " ".join(out[:head]) if len(out) > head and len(out[head - 1]) > 3 else ""
