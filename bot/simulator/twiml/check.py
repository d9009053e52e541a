"""Says of a document what Twilio's debugger would say of it."""

from collections.abc import Iterator

from bot.simulator.twiml.content import CONTENT
from bot.simulator.twiml.document import Node
from bot.simulator.twiml.finding import Finding
from bot.simulator.twiml.grammar import (
    ELEMENTS,
    UNKNOWN,
    UNSUPPORTED,
    UNSUPPORTED_NOUNS,
    VERBS,
    names,
)

#: Verbs that may be used where not all may.
PLACES = {
    # https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl
    "wait": names("Play Say Pause Hangup Redirect Leave Gather"),
    # https://www.twilio.com/docs/voice/twiml/number#attributes-url: anything but Dial, 13201
    "whisper": VERBS - {"Dial"},
}


def check(root: Node, place: str, *, base: bool) -> Iterator[Finding]:
    """Yield the complaints about a document that stands in a `call`, `wait` or `whisper`.

    Without a `base`, the document came in a REST request and its addresses must be absolute.
    """
    allowed = PLACES.get(place, VERBS)
    for node in root.children:
        if node.name in VERBS - allowed:
            code = 13201 if node.name == "Dial" else UNKNOWN
            yield Finding(code, f"<{node.name}> cannot be used in a {place} document", True)
    yield from _children(root)
    if not base:
        yield from _absolute(root)


def _children(node: Node) -> Iterator[Finding]:
    element = ELEMENTS[node.name]
    for child in node.children:
        if child.name not in element.children:
            yield _misplaced(node, child)
        elif child.name in UNSUPPORTED | UNSUPPORTED_NOUNS:
            yield Finding(
                UNKNOWN, f"the simulator does not perform <{child.name}>, although Twilio does"
            )
        elif child.name in ELEMENTS:
            yield from _attributes(child)
            yield from CONTENT.get(child.name, _nothing)(child)
            yield from _children(child)


def _misplaced(node: Node, child: Node) -> Finding:
    known = ", ".join(sorted(ELEMENTS[node.name].children)) or "nothing"
    code = {"Gather": 13320, "Dial": 13215}.get(node.name, UNKNOWN)
    return Finding(code, f"<{node.name}> cannot hold <{child.name}>; it may hold {known}")


def _attributes(node: Node) -> Iterator[Finding]:
    known = ELEMENTS[node.name].attributes
    for name, value in node.attributes.items():
        if name not in known:
            yield Finding(UNKNOWN, f"<{node.name}> has no attribute {name!r}")
            continue
        code, expected = known[name][0], known[name][1](value)
        if expected:
            yield Finding(code, f"<{node.name} {name}> must be {expected}, not {value!r}")


def _absolute(root: Node) -> Iterator[Finding]:
    for node in root.walk():
        for name in ("action", "url", "statusCallback", "waitUrl"):
            value = node.get(name)
            if value and not value.startswith(("http://", "https://")):
                yield Finding(
                    11100, f"<{node.name} {name}> has no base here: {value!r} is not absolute", True
                )


def _nothing(node: Node) -> Iterator[Finding]:
    return iter(())
