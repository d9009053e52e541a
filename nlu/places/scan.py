"""Places inside a sentence: "je suis près de Lens et ma voiture fume"."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nlu.model import Entity, Reading
from nlu.numbers import find_digits
from nlu.places.gazetteer import LEADING, Gazetteer
from nlu.places.spelling import ARTICLES, SMALL
from nlu.words import Word, split, word_set

#: Words that announce a place surely, and those that may.
_SURE = word_set("a vers pres habite sur near around in at from proche cote alentours outside")
_MAYBE = word_set("de du d des au aux en dans entre to of ville commune secteur plutot chez code")
#: Words that a hasty ear would take for a small town, beside those of the training sentences.
_PLAIN = word_set(
    "bar bon but car cas die dun eu sens gap nice orange lure son us vire montre plan port pont "
    "cote lieu marche place route saint saints sainte ville villages gare centre garage tour tours "
    "mars mai mercredi lundi mardi jeudi vendredi samedi dimanche matin soir midi avril aout juin "
    "janvier fevrier juillet septembre octobre novembre decembre france merci bonjour allo oui "
    "main sure read bath rue cher loue auto vega ma mon mes the this there here grand petit canal "
    "celle terre aire nouvelle belle bonne vieux haute basse mont val fort chateau chapelle pays "
    "plaisir grande reunion deux trois quatre cinq six sept huit neuf dix cent "
    "mille un une campagne change livre"
)
_COUNTED = word_set("euro euros kilometre kilometres km fois ans heures personnes miles pounds")
_NEVER_FIRST = (SMALL | LEADING) - ARTICLES - {"the"}
_NEVER_LAST = SMALL | LEADING | ARTICLES
_BEFORE_DEPARTMENT = ("dans", "de", "pour", "", "vers", "in", "around")
_LONGEST = 7
#: An unannounced one-word name is taken for a town from this size, an announced one from that.
_KNOWN_TOWN, _VILLAGE = 4000, 150
#: A town big enough to be meant by an everyday word when something announces it ("à Sens").
_CITY = 5000
#: Least score of a near-miss in a sentence, where it may as well be no place at all.
_SURE_ENOUGH = 0.78


@dataclass(frozen=True, slots=True)
class _Place:
    start: int
    end: int
    readings: tuple[Reading, ...]


class PlaceFinder:
    """Finds places and postal codes; `common` are everyday words, no place by themselves."""

    def __init__(self, gazetteer: Gazetteer, common: frozenset[str] = frozenset()) -> None:
        self._gazetteer = gazetteer
        self._common = common | _PLAIN

    def find(self, text: str, language: str = "fr") -> list[Entity]:
        """Places and postal codes, in order, without overlaps."""
        codes = [
            Entity("postal_code", text[f.start : f.end], f.start, f.end, 0.9, readings)
            for f in find_digits(text, 5, language)
            if not _counts(text[f.end :]) and (readings := self._gazetteer.postal_code(f.digits))
        ]
        words = [
            w
            for w in _without_verbs(text)
            if all(w.end <= c.start or w.start >= c.end for c in codes)
        ]
        places = self._named(words, language) or self._misheard(text, words, language)
        for n, place in enumerate(places):
            start, end = words[place.start].start, words[place.end - 1].end
            if any(place.start < other.end and other.start < place.end for other in places[:n]):
                continue
            codes.append(Entity("place", text[start:end], start, end, 0.85, place.readings))
        return sorted(codes, key=lambda entity: entity.start)

    def _named(self, words: Sequence[Word], language: str) -> list[_Place]:
        found: list[_Place] = []
        at = 0
        while at < len(words):
            place = self._at(words, at, language)
            if place is not None:
                found.append(place)
            at = place.end if place is not None else at + 1
        return found

    def _at(self, words: Sequence[Word], start: int, language: str) -> _Place | None:
        said = [word.plain for word in words]
        for end in range(min(len(words), start + _LONGEST), start, -1):
            phrase = said[start:end]
            if phrase[0] in _NEVER_FIRST or phrase[-1] in _NEVER_LAST:
                continue
            department = self._department(said, start, end)
            if department:
                return _Place(start, end, department)
            if phrase[0] in ARTICLES and len(phrase) > 1 and not self._has_article(phrase):
                continue
            readings = self._gazetteer.named(phrase)
            if readings and self._plausible(said, start, end, readings, language):
                return _Place(start, end, readings)
        return None

    def _plausible(
        self,
        said: Sequence[str],
        start: int,
        end: int,
        readings: Sequence[Reading],
        language: str,
    ) -> bool:
        before = said[start - 1] if start else ""
        if before in ("a", "un", "une", "an") and language == "en":
            return False
        names = [word for word in said[start:end] if word not in ARTICLES]
        people = self._gazetteer.people(said[start:end])
        whole = len(said) == end - start
        if all(word in self._common or len(word) < 3 for word in names):
            if not any(word in _PLAIN for word in names) and self._gazetteer.city(said[start:end]):
                return True
            return people >= _CITY and (before in _SURE or whole)
        if len(names) > 1 or before in _SURE or whole:
            return people >= _VILLAGE or readings[0].score == 1.0
        return people >= (_KNOWN_TOWN if before not in _MAYBE else _KNOWN_TOWN / 4)

    def _department(self, said: Sequence[str], start: int, end: int) -> tuple[Reading, ...]:
        """ "dans le Nord", "en Savoie", "la Drôme"; "au nord de Lens" is no department."""
        before = said[start - 1] if start else ""
        phrase = said[start:end]
        if end < len(said) and said[end] in ("de", "du", "d"):
            return ()
        if phrase[0] == "the" and before in _BEFORE_DEPARTMENT:
            return self._gazetteer.department(phrase[1:], named_only=True)
        if phrase[0] in ARTICLES and len(phrase) > 1 and before in _BEFORE_DEPARTMENT:
            return self._gazetteer.department(phrase, named_only=before != "dans")
        if phrase[0] in ARTICLES and len(phrase) > 1 and before == "a":
            # One is "à la Réunion", but "à l'aube" is no place.
            island = self._gazetteer.department(phrase, named_only=True)
            return island if island and _overseas(island[0]) else ()
        if before in ("en", "du", "departement") and not set(phrase) <= _PLAIN:
            return self._gazetteer.department(phrase, named_only=True)
        return ()

    def _has_article(self, phrase: Sequence[str]) -> bool:
        """Whether the article belongs to the name: "le mans" yes, "le lens" no."""
        return self._gazetteer.spelled_with(phrase)

    def _misheard(self, text: str, words: Sequence[Word], language: str) -> list[_Place]:
        """A near-miss right after a word that announces a place: "je suis à annessi"."""
        best: _Place | None = None
        for start in range(1, len(words)):
            before = words[start - 1].plain
            if before not in _SURE | {"de", "d"} or (before == "a" and language == "en"):
                continue
            for end in range(start + 1, min(len(words), start + 3) + 1):
                said = [word.plain for word in words[start:end]]
                if any(word in self._common for word in said) or len("".join(said)) < 5:
                    break
                readings = self._gazetteer.near(text[words[start].start : words[end - 1].end])
                least = best.readings[0].score if best else _SURE_ENOUGH
                if readings and readings[0].score > least:
                    best = _Place(start, end, readings)
        return [best] if best else []


def _overseas(reading: Reading) -> bool:
    value = reading.value
    return isinstance(value, Mapping) and str(value.get("department", "")).startswith("97")


def _counts(after: str) -> bool:
    """Whether what follows a number makes it a quantity ("trente mille kilomètres")."""
    following = split(after)
    return bool(following) and following[0].plain in _COUNTED


def _without_verbs(text: str) -> list[Word]:
    """The words of a text, "a" (has) kept apart from "à" (at) where accents are written."""
    words = split(text)
    if text.isascii():
        return words
    return [Word("has", w.start, w.end) if text[w.start : w.end] == "a" else w for w in words]


def common_words(texts: Sequence[str]) -> frozenset[str]:
    """The everyday words of some texts."""
    return frozenset(word.plain for text in texts for word in split(text))
