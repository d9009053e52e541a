"""Calls and replies as JSON text, the form in which every adapter keeps them."""

import json
from typing import Any

from bot.dialogue import facts, instructions
from bot.dialogue.facts import Fact
from bot.dialogue.session import Session

from .port import Reply


def _text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def session_text(session: Session) -> str:
    return _text(session.to_json())


def session_of(text: str) -> Session:
    """The session in `text`; raises UnknownSession for one of another version."""
    return Session.from_json(json.loads(text))


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
    document = json.loads(text)
    done = tuple(instructions.from_json(each) for each in document.pop("instructions"))
    return Reply(**document, instructions=done)


def fact_text(fact: Fact) -> str:
    return _text(facts.to_json(fact))
