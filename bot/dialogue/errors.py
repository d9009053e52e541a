"""What can go wrong in the dialogue itself: always a bug of ours or of a flow.

    DialogueError
    ├── FlowLoop            a flow went round without ever waiting for the caller
    ├── UnknownSession      a session written by another version of this program
    ├── MissingFlow         a session names a flow or step that its flows do not have
    └── BrokenTurn          a turn that neither waits, transfers nor hangs up

A call that goes badly is no error: it is a fact, an apology, and a person.
"""


class DialogueError(Exception):
    """The dialogue cannot go on; the caller is to be handed to a person."""


class FlowLoop(DialogueError):
    """A flow took more steps than a turn may have without waiting for the caller."""


class UnknownSession(DialogueError):
    """A stored session that this version cannot read."""


class MissingFlow(DialogueError):
    """A flow, step or prompt that the call's flows do not have."""


class BrokenTurn(DialogueError):
    """A turn that would leave the caller in silence."""
