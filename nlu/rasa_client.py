"""The model's client: Rasa's `POST /model/parse` under a deadline, a breaker and a cache.

https://rasa.com/docs/rasa/pages/http-api describes the route. Utterances are never logged.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from nlu.breaker import Breaker
from nlu.cache import Cache
from nlu.errors import ModelUnavailable
from nlu.model import Entity, Ranked, Recognition
from nlu.rasa_http import Asker, HttpAsker
from nlu.warmer import Warmer

State = Literal["starting", "warm", "down"]

#: A caller waits for an answer; past this the grammar answers instead.
DEADLINE = 0.8
#: A first parse may take many seconds: warm-up parses have their own patience ...
_WARM_UP = 20.0
#: ... and count as warm once they are this quick.
_QUICK = 0.4
#: Seconds after its last answer in which it is thought to be there still.
_FRESH = 5.0
_PARSE = "/model/parse"


class RasaClient:
    """Asks the model. Safe across forks and from several threads.

    The call path never probes: until a background thread has had quick answers to real
    sentences in each language, and again after some failures, `parse` fails at once.
    """

    def __init__(
        self,
        asker: Asker,
        warm_up: Sequence[str],
        clock: Callable[[], float] = time.monotonic,
        *,
        background: bool = True,
        deadline: float = DEADLINE,
    ) -> None:
        self._asker = asker
        self._warm_up = tuple(warm_up)
        self._clock = clock
        self._deadline = deadline
        self._breaker = Breaker(clock)
        self._breaker.opens("not asked yet")
        self._was_warm = False
        self._answered = clock()
        self._cache: Cache[Recognition] = Cache(clock)
        self._warmer = Warmer(self.probe) if background else None

    @classmethod
    def at(cls, url: str, warm_up: Sequence[str]) -> "RasaClient":
        """A client of the server at `url`."""
        return cls(HttpAsker(url, time.monotonic), warm_up)

    @property
    def state(self) -> State:
        """ "warm": asked on every call. "starting": never yet warm. "down": was warm once.

        Asking for it has a model that nobody used for some seconds tried in the background.
        """
        self._wake()
        if not self._breaker.is_open:
            return "warm"
        return "down" if self._was_warm else "starting"

    @property
    def reason(self) -> str:
        """Why it is not warm; "" when it is."""
        return self._breaker.reason

    def parse(self, text: str) -> Recognition:
        """What the model understands, or `ModelUnavailable` within the deadline."""
        said = neutral(text)
        if not said:
            raise ModelUnavailable("nothing to parse")
        if known := self._cache.get(said):
            return known
        if not self._breaker.allows():
            self._wake()
            raise ModelUnavailable(f"model {self.state}: {self._breaker.reason}")
        try:
            answer = recognition(said, self._asker.ask(_PARSE, {"text": said}, self._deadline))
        except ModelUnavailable as error:
            self._breaker.failed(error.reason)
            self._wake()
            raise
        self._alive()
        self._cache.put(said, answer)
        return answer

    def probe(self) -> bool:
        """Parse a sentence of each language; close the breaker if all came quickly.

        A model that was warm has the patience and the three failures of a parse.
        """
        patience = _WARM_UP if self._breaker.is_open else self._deadline
        try:
            for text in self._warm_up:
                started = self._clock()
                recognition(text, self._asker.ask(_PARSE, {"text": text}, patience))
                took = self._clock() - started
        except ModelUnavailable as error:
            self._breaker.failed(error.reason)
            return False
        if took > _QUICK:
            self._breaker.failed(f"warming up, {took:.1f} s a parse")
            return False
        if self._breaker.is_open:  # it may be another model by now
            self._cache.clear()
        self._was_warm = True
        self._alive()
        return True

    def _alive(self) -> None:
        self._breaker.closes()
        self._answered = self._clock()

    def _wake(self) -> None:
        stale = self._clock() - self._answered > _FRESH
        if self._warmer is not None and (self._breaker.is_open or stale):
            self._warmer.wake()


def neutral(text: str) -> str:
    """Words only: Rasa takes a leading "/" as a command and fails on an empty text."""
    return text.strip().lstrip("/ \t\n")


def recognition(text: str, answer: Any) -> Recognition:
    """Rasa's answer as a `Recognition`; `ModelUnavailable` if it is not one.

    When Rasa's fallback classifier steps in, the best real intent keeps its own confidence.
    """
    try:
        ranking = tuple(
            Ranked(str(item["name"]), float(item["confidence"]))
            for item in answer["intent_ranking"]
            if item["name"] != "nlu_fallback"
        )
        best = ranking[0]
        entities = tuple(_entity(text, item) for item in answer["entities"])
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise ModelUnavailable("not Rasa's answer") from error
    return Recognition(text, best.intent, best.confidence, ranking, entities, source="model")


def _entity(text: str, item: Mapping[str, Any]) -> Entity:
    start, end = int(item["start"]), int(item["end"])
    confidence = float(item.get("confidence_entity", 1.0))
    return Entity(str(item["entity"]), text[start:end], start, end, confidence)
