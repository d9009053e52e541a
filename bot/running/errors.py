"""What keeps `decroche run` from starting.

RunError
├── PortTaken         another process listens where ours should
└── AlreadyRunning    the same checkout runs already
"""


class RunError(Exception):
    """The whole cannot start; the message is one sentence with the next move."""


class PortTaken(RunError):
    """A port that one of our processes needs is held by another."""


class AlreadyRunning(RunError):
    """This checkout runs already; the message says where. Not a failure."""
