"""What can go wrong when calls are kept.

SessionsError
├── SessionsUnavailable     the store cannot be reached; nothing was kept
├── Unreadable              what is kept was not written by this version of ours
└── Stale                   another request went on with the call first; nothing was kept
"""


class SessionsError(Exception):
    """A call could not be kept or found."""


class SessionsUnavailable(SessionsError):
    """The store cannot be reached. The caller is to be passed to a person."""


class Unreadable(SessionsError):
    """What is kept of the call cannot be read: another version of ours wrote it."""


class Stale(SessionsError):
    """The call has gone on, or ended, since it was read; read it again."""
