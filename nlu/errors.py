"""What can go wrong in understanding.

NluError
├── DataError          a data file of ours is wrong: file, line, what was expected
└── ModelUnavailable   the model gave no answer; the caller falls back to the grammar
"""

from pathlib import Path


class NluError(Exception):
    """Anything that this package raises."""


class DataError(NluError):
    """A data file is not what it must be; nothing starts with it."""

    def __init__(self, path: Path, line: int, expected: str, found: str) -> None:
        super().__init__(f"{path}:{line}: expected {expected}, found {found}")
        self.path = path
        self.line = line
        self.expected = expected
        self.found = found


class ModelUnavailable(NluError):
    """The model was not asked, or gave no usable answer in time. `reason` is for the record."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class ModelNotMade(NluError):
    """There is no model server; one sentence that says why and what to do."""


class EnvironmentNotMade(ModelNotMade):
    """Rasa's own environment could not be made: no Python 3.10, no uv, or a failed download."""


class TrainingFailed(ModelNotMade):
    """Rasa refused the sentences or the pipeline; the whole story is in the log it names."""


class ServerFailed(ModelNotMade):
    """The model server could not start, or ended by itself."""
