"""What can go wrong when calls are kept.

SessionsError
├── SessionsUnavailable     the store cannot be reached; nothing was kept
└── Stale                   another request went on with the call first; nothing was kept
"""


class SessionsError(Exception):
    """A call could not be kept or found."""


class SessionsUnavailable(SessionsError):
    """The store cannot be reached. The caller is to be passed to a person."""


class Stale(SessionsError):
    """The call has gone on, or ended, since it was read; read it again."""
