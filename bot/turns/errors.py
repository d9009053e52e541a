"""Why a request from the line cannot be answered by the dialogue.

    TurnError
    ├── UnknownNumber   the number dialled is no line of ours
    ├── CallGone        nothing is known of the call any more
    ├── NoLonger        what the call began with, its flows or its line, is not to be had now
    └── TurnFailed      a bug of ours that even the hand-over did not survive; logged already

The edge then says sorry by itself and dials a person. A store that cannot be reached is
`bot.sessions.errors.SessionsUnavailable`, and is to be met in the same way.
"""


class TurnError(Exception):
    """No turn can be made; the caller is to be passed to a person."""


class UnknownNumber(TurnError):
    """The number dialled belongs to no line."""


class CallGone(TurnError):
    """The call was forgotten, or never begun here."""


class NoLonger(TurnError):
    """The flows or the line that the call began with are not to be had now."""


class TurnFailed(TurnError):
    """The turn failed, and so did giving up. Whoever raises it has logged why."""
