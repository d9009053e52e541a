from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.simulator import Carrier, Number, VirtualClock
from tests.simulator.tiny_bot import TinyBot

LINE = "+33199000001"
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
