from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.simulator import Carrier, Number, VirtualClock
from tests.simulator.tiny_bot import TinyBot, sdk

LINE = "+33199000001"
PERSON = "+33261910012"
#: A Friday: 2026-11-20 10:00 UTC.
MORNING = 1795168800.0


@pytest.fixture
def bot() -> Iterator[TinyBot]:
    bot = TinyBot()
    yield bot
    bot.stop()
    assert not bot.badly_signed


@pytest.fixture
def make_carrier(bot: TinyBot) -> Iterator[Callable[..., Carrier]]:
    """A carrier with one line, which asks the tiny bot at /in; arguments as Carrier's."""
    made: list[Carrier] = []

    def make(number: dict[str, Any] | None = None, **options: Any) -> Carrier:
        options.setdefault("clock", VirtualClock(MORNING))
        line = Number(**{"voice_url": bot.at("/in"), **(number or {})})
        carrier = Carrier({LINE: line}, **options).start()
        made.append(carrier)
        return carrier

    yield make
    for carrier in made:
        carrier.stop()


@pytest.fixture
def carrier(make_carrier: Callable[..., Carrier]) -> Carrier:
    return make_carrier()


@pytest.fixture
def place(bot: TinyBot, carrier: Carrier) -> Callable[..., Any]:
    """Place a call to PERSON by REST; arguments as those of Twilio's SDK."""
    bot.serve("/out", "<Say>Bonjour, vous avez demandé un rappel</Say>")

    def place(**more: Any) -> Any:
        given = {"to": PERSON, "from_": LINE, "url": bot.at("/out"), **more}
        return sdk(carrier).calls.create(**given)

    return place
