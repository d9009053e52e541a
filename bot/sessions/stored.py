"""Calls and replies as JSON text, the form in which every adapter keeps them."""

import json
from typing import Any

from bot.dialogue import facts, instructions
from bot.dialogue.errors import UnknownSession
from bot.dialogue.facts import Fact
from bot.dialogue.session import Session

from .errors import Unreadable
from .port import Reply


def _text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def session_text(session: Session) -> str:
    return _text(session.to_json())


def session_of(text: str) -> Session:
    """The session in `text`; raises Unreadable for one of another version."""
    try:
        return Session.from_json(json.loads(text))
    except (UnknownSession, ValueError) as error:
        raise Unreadable(str(error)) from error


def reply_text(reply: Reply) -> str:
    return _text(
        {
            "turn": reply.turn,
            "line": reply.line,
            "language": reply.language,
            "instructions": [instructions.to_json(each) for each in reply.instructions],
        }
    )


def reply_of(text: str) -> Reply:
    """The reply in `text`; raises Unreadable for one of another version."""
    try:
        document = json.loads(text)
        done = tuple(instructions.from_json(each) for each in document.pop("instructions"))
        return Reply(**document, instructions=done)
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"reply of an unknown shape: {error}") from error


def fact_text(fact: Fact) -> str:
    return _text(facts.to_json(fact))
