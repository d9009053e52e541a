"""What callers say between the digits: hesitations, corrections, a fresh start.

Phrases are folded words. A phrase may hold number words ("attendez deux secondes"), so phrases
are looked for before numbers.
"""

from collections.abc import Mapping, Sequence

from nlu.words import key

#: Means nothing, and may stand inside a number: a pause.
HESITATION = "hesitation"
#: Means nothing, around a number: "mon numéro c'est le".
AROUND = "around"
#: Takes back what came before it, or part of it ("non").
CORRECT = "correct"
#: May take back, or only ask for patience ("pardon").
PERHAPS = "perhaps"
#: Takes back everything ("je recommence").
RESTART = "restart"
#: Says the same again ("je répète").
REPEAT = "repeat"
#: Refuses the digits after it ("pas 68"), or those that it is said instead of ("au lieu de 68").
NOT = "not"
#: Says where the digits after it stand ("à la fin", "au début").
AT_END, AT_START = "end", "start"

_FRENCH = {
    HESITATION: """euh|heu|hum|hmm|ben|bah|alors|donc|puis|et puis|ensuite|et ensuite|et apres
        |virgule|tiret|point|espace|trait d'union|hein|attendez deux secondes|deux secondes
        |une seconde|un instant|une minute|deux minutes|un moment|deux petites secondes
        |une petite seconde|comment dire|qu'est-ce que c'est deja|c'est quoi deja""",
    AROUND: """je sais plus|je ne sais plus|je sais pas|attendez je cherche|vous notez
        |bon|apres|voila|ok|d'accord|ah|oh la|barre|slash|je cherche|je regarde|disons
        |je crois|je reflechis|deja|mais|c'est le|c'est|ce sera|c'est donc|le|la|les|l'|d'|au|du|de
        |a|mon|ma|mes|numero|telephone|portable|fixe|mobile|code|postal|abonne|abonnee|d'abonne
        |d'abonnee|client|cliente|identifiant|est|s'il vous plait|merci|oui|ouais|ca fait|fait
        |ca donne|plus|indicatif|il se termine par|vous pouvez me joindre au|appelez-moi au
        |joignable au|j'habite au|mon departement|dans|je suis dans le|suis|je|bonjour|allo
        |et demi de|numero de|chiffre|chiffres|tout de suite|c'est ca|exactement|environ
        |a peu pres|en tout|au total|par mois|habite|tenez|notez|vas-y|allez-y|un petit
        |en chiffres|moi|y a|il y a|ca commence par|commence par|d'abord|c""",
    CORRECT: """non|nan|mais non|non non|non mais|je me suis trompe|je me suis trompee
        |je me trompe|erreur|je corrige|correction|rectification|je rectifie|je veux dire
        |je voulais dire|plutot|ou plutot|qu'est-ce que je dis|qu'est-ce que je raconte
        |c'est pas ca|c'est faux|je dis n'importe quoi|annulez|effacez|n'importe quoi
        |j'ai dit une betise|je dis une betise|c'est une erreur|ce n'est pas ca
        |je me suis plantee?|je me suis plante""",
    PERHAPS: """pardon|excusez-moi|excuse-moi|excusez|enfin|en fait|attendez|attends|oups|zut
        |mince|desole|desolee|pardonnez-moi|ah pardon|euh pardon""",
    RESTART: """je recommence|je reprends|je recommence tout|je recommence depuis le debut
        |on recommence|reprenons|recommencons|on reprend|je reprends au debut
        |je reprends depuis le debut|je reprends a zero|je recommence a zero|je repars de zero
        |on repart de zero|oubliez|oubliez ca|laissez tomber|je vais recommencer
        |je vais reprendre|on efface tout|je recommence au debut|je refais""",
    REPEAT: """je repete|je redis|je vous le redis|je vous repete|je vous le repete|je le repete
        |soit|c'est-a-dire|autrement dit|donc je repete|je vous redonne|je redonne
        |je vous le redonne|encore une fois|une deuxieme fois|deuxieme fois""",
    NOT: """pas|et pas|non pas|mais pas|c'est pas|c'est pas le|ce n'est pas|ce n'est pas le
        |j'ai pas dit|et non|et non pas|au lieu de|au lieu du|a la place de|a la place du
        |et surtout pas|plutot que""",
    AT_END: """a la fin|a la fin c'est|le dernier|le dernier c'est|les deux derniers
        |les deux derniers chiffres|les derniers chiffres|les trois derniers
        |les trois derniers chiffres|les quatre derniers chiffres|les quatre derniers|la fin
        |la fin c'est|pour finir|pour la fin|et pour finir|et a la fin|le dernier chiffre
        |finit par|ca finit par|se termine par|le dernier chiffre c'est|les derniers""",
    AT_START: """au debut|au debut c'est|le debut|le debut c'est|le premier|le premier c'est
        |les deux premiers|les deux premiers chiffres|les premiers chiffres|les premiers
        |le premier chiffre""",
}

_ENGLISH = {
    HESITATION: """um|uh|er|erm|hmm|then|and then|let me see|let me think|one moment|one second
        |one sec|just a second|just a moment|hang on a second|dash|hyphen|space|dot|comma
        |hold on a second|followed by""",
    AROUND: """well|so|next|okay|ok|right|but|you know|ah|after that|point|it is|it's|the|my
        |number|telephone|phone|mobile|postcode|postal|code|zip|subscriber|customer|account|is
        |please|thank you|thanks|yes|yeah|plus|that is|that's|i am in|call me on|on|at|in
        |you can reach me on|i live in|its|about|around|hello|hi|here|it starts with|a month
        |per month|altogether|in total|cell|reference|this is|it would be|of|i'm on""",
    CORRECT: """no|nope|no no|i mean|i meant|rather|i made a mistake|my mistake|correction
        |scratch that|make that|make it|that's wrong|that's not right|i was wrong|strike that
        |i got that wrong|or rather|i misspoke""",
    PERHAPS: """sorry|excuse me|actually|wait|hang on|hold on|oops|pardon|beg your pardon
        |no sorry""",
    RESTART: """let me start again|start again|i'll start again|let me start over|start over
        |i will start again|from the start|from the beginning|let's start again|let's start over
        |forget that|i'll start over|let me begin again|starting over|starting again
        |i'll begin again""",
    REPEAT: """i repeat|i'll repeat|again|once more|i say again|let me repeat|that is to say
        |let me repeat that|once again|i'll say that again""",
    NOT: """not|and not|instead of|rather than|it's not|it is not|it isn't|that's not|isn't""",
    AT_END: """at the end|at the end it's|the last|the last one|the last two|the last two digits
        |the end is|the last digit|ends in|ending in|it ends in|it ends with|the last one is
        |the last digits are|the last two are|finally|lastly|the last three|the last digit is""",
    AT_START: """at the start|at the beginning|the first|the first one|the first two
        |the first two digits|it starts|the start is""",
}


class Cues:
    """Finds the longest phrase that begins at a word."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for cue, text in phrases.items():
            for phrase in text.split("|"):
                words = tuple(key(phrase).split())
                self._by_first.setdefault(words[0], []).append((words, cue))
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each[0]))

    def at(self, words: Sequence[str], start: int) -> tuple[int, str]:
        """How many words the phrase has, and its cue; 0 and "" if there is none."""
        for phrase, cue in self._by_first.get(words[start], ()):
            if tuple(words[start : start + len(phrase)]) == phrase:
                return len(phrase), cue
        return 0, ""


CUES = {"fr": Cues(_FRENCH), "en": Cues(_ENGLISH)}
