"""All backends by name: the one place for deadlines, breakers and failures."""

import logging
import time
from collections.abc import Callable, Iterable, Mapping

from bot.backends.deadline import Deadline
from bot.backends.errors import BackendsError, UnknownAction
from bot.backends.port import Backend
from bot.dialogue.consult import ActionSpec, Answer, Consult, Unavailable
from nlu.breaker import Breaker
from nlu.model import Json

#: Seconds a caller is kept waiting for an answer; then a person is offered.
DEADLINE = 2.0
#: Failures in a row after which a backend is left alone, and for how many seconds.
_FAILURES, _REST = 3, 10.0

_log = logging.getLogger(__name__)


class Backends:
    """Asks backends. Never raises but for a consult that no flow should hold.

    A backend that failed three times in a row is not asked for ten seconds, then by one call.
    Asking is not repeated here: a text message must not be sent twice.
    """

    def __init__(
        self,
        backends: Iterable[Backend],
        deadline: float = DEADLINE,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._backends: dict[str, Backend] = {}
        self._breakers: dict[str, Breaker] = {}
        self._deadline = Deadline(deadline)
        for backend in backends:
            name = backend.spec.name
            if name in self._backends:
                raise BackendsError(f"two backends are called {name!r}")
            self._backends[name] = backend
            self._breakers[name] = Breaker(clock, _FAILURES, _REST)

    @property
    def actions(self) -> Mapping[str, ActionSpec]:
        """What flows may ask, by name."""
        return {name: backend.spec for name, backend in self._backends.items()}

    def ask(self, consult: Consult) -> Answer | Unavailable:
        """The answer, or why there is none."""
        backend = self._backends.get(consult.name)
        if backend is None:
            known = ", ".join(sorted(self._backends))
            raise UnknownAction(f"no backend {consult.name!r}; expected one of {known}")
        breaker = self._breakers[consult.name]
        if not breaker.allows():
            return Unavailable(f"{consult.name} is left alone: {breaker.reason}")
        try:
            values = self._answer(backend, consult.arguments)
        except Exception as error:  # whatever a backend's driver raises, the call goes on
            reason = f"{type(error).__name__}: {error}"
            breaker.failed(reason)
            _log.warning("backend %s is unavailable: %s", consult.name, reason)
            return Unavailable(reason)
        breaker.closes()
        return Answer(values)

    def _answer(self, backend: Backend, arguments: Mapping[str, Json]) -> Mapping[str, Json]:
        if not backend.waits:
            return backend.ask(arguments)
        return self._deadline.run(lambda: backend.ask(arguments))
