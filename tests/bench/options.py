"""What a benchmark was asked to do."""

from dataclasses import dataclass
from pathlib import Path

from bot.settings.environment import DEVELOPMENT_TOKEN
from tests.bench.load import Spec

#: Seconds between what the bot asks and what a caller brings, on average: the bot's sentence is
#: heard and answered. Short for a telephone, so that 50 calls are a hard 50.
THINK = 3.0


@dataclass(frozen=True, slots=True)
class Options:
    """`seconds` that each run is measured, after `warm_up` more."""

    root: Path
    seconds: float
    warm_up: float
    quick: bool = False

    def spec(
        self, whose: str, port: int, mix: str, calls: int, paced: bool = False, seed: int = 1
    ) -> Spec:
        """A run of this length; paced calls need longer for as many turns, and to fan out."""
        return Spec(
            whose=whose,
            port=port,
            mix=mix,
            calls=calls,
            think=THINK if paced else 0.0,
            seconds=self.seconds * (2 if paced else 1),
            warm_up=self.warm_up + (2 * THINK if paced else 0),
            seed=seed,
            token=DEVELOPMENT_TOKEN if whose == "ours" else "",
        )
