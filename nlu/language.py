"""Which language words are plainly in: only the small words that one of the two has count."""

from nlu.words import split, word_set

_EVIDENCE = {
    "fr": word_set(
        "je tu il elle nous vous ils elles le la les un une des du au aux est suis sommes etes "
        "sont ai avez avons mon ma mes votre vos notre ce cette ces que qui quoi quel quelle et "
        "avec ou pour dans chez pas ne plus tres bien aussi mais donc oui bonjour merci voudrais "
        "cherche veux peux pouvez faut parce comme quand combien plutot"
    ),
    "en": word_set(
        "i you he she we they the an is am are was were have has had do does did my your our their "
        "this that these what where which who how when why and or with for to of near at from it "
        "not don t m ve ll please hello thanks yes would could can like want need looking there "
        "any some closest nearest about hi down"
    ),
}
#: Fewer small words than this prove nothing.
_LEAST = 2


def plain_language(text: str) -> str | None:
    """ "fr" or "en" if the words are plainly in it, else None ("Lens", "ok", "Paris please")."""
    words = [word.plain for word in split(text)]
    counts = {
        language: len({word for word in words if word in evidence})
        for language, evidence in _EVIDENCE.items()
    }
    best, other = sorted(counts, key=lambda language: -counts[language])
    if counts[best] < _LEAST or counts[best] < 3 * counts[other] or not words:
        return None
    return best
