"""What Twilio says of an element as a whole: its text, and attributes that must agree."""

import json
import re
from collections.abc import Callable, Iterator

from bot.simulator.limits import (
    PARALLEL_NUMBERS,
    QUEUE_NAME_CHARACTERS,
    SIP_HEADER_CHARACTERS,
    SIP_URI_CHARACTERS,
    TASK_CHARACTERS,
)
from bot.simulator.twiml import voices
from bot.simulator.twiml.document import Node
from bot.simulator.twiml.finding import Finding

HEADERS = re.compile(
    r"X-[A-Za-z0-9-]+|User-to-User|Remote-Party-ID|P-Preferred-Identity|P-Called-Party-ID"
)


def say(node: Node) -> Iterator[Finding]:
    """Judge the voice, the language it is given, and the length of the text."""
    voice = node.get("voice")
    if not node.text:
        yield Finding(13520, "<Say> has no text")
    if voice and not voices.exists(voice):
        yield Finding(13511, f"<Say voice>: no voice is called {voice!r}")
    spoken = voices.language_of(voice)
    if spoken and node.get("language") and node.get("language") != spoken:
        yield Finding(
            13512, f"<Say>: {voice} speaks {spoken}, and the language is {node.get('language')}"
        )
    counted = len(node.mixed if voice.startswith("Google.") else node.text)
    if counted > voices.characters(voice):
        yield Finding(
            13521, f"<Say> has {counted} characters; {voices.characters(voice)} are allowed"
        )


def play(node: Node) -> Iterator[Finding]:
    """Judge whether there is anything to play."""
    if not node.text and "digits" not in node.attributes:
        yield Finding(13420, "<Play> has neither an address nor digits")


def gather(node: Node) -> Iterator[Finding]:
    """Judge whether the model, its language and its time-out go together."""
    model, language = node.get("speechModel"), node.get("language", "en-US")
    if model and not node.get("speechTimeout").isdigit():
        yield Finding(
            13335, f"<Gather speechModel={model!r}> needs a speechTimeout in whole seconds"
        )
    if model and model != "default" and language in voices.DEFAULT_ONLY:
        yield Finding(13331, f"<Gather>: the model {model} does not understand {language}")
    for child in node.children:
        if child.name == "Play" and child.get("digits"):
            yield Finding(13430, "<Play digits> cannot be used in <Gather>")


def redirect(node: Node) -> Iterator[Finding]:
    """Judge the address."""
    if not node.text:
        yield Finding(11100, "<Redirect> has no address", True)


def dial(node: Node) -> Iterator[Finding]:
    """Judge which nouns stand together, and how many."""
    nouns = [child.name for child in node.children]
    if not nouns and not node.text:
        yield Finding(13223, "<Dial> has nobody to dial")
    if len(set(nouns)) > 1 and {"Queue", "Conference"} & set(nouns):
        yield Finding(13000, "<Dial> mixes a Queue or Conference with other nouns", True)
    if len(nouns) > PARALLEL_NUMBERS:
        yield Finding(13250, f"<Dial> rings {PARALLEL_NUMBERS} telephones at most")


def sip(node: Node) -> Iterator[Finding]:
    """Judge the address and the headers that ride on it."""
    address, _, headers = node.text.partition("?")
    if node.children:
        return
    if not re.fullmatch(r"sips?:[^\s@]+@[^\s@;]+(;[^\s]*)?", address):
        yield Finding(13243, f"<Sip>: {address!r} is no SIP address")
    if len(address) >= SIP_URI_CHARACTERS:
        yield Finding(13243, f"<Sip>: an address is shorter than {SIP_URI_CHARACTERS} characters")
    if len(headers) >= SIP_HEADER_CHARACTERS:
        yield Finding(13253, f"<Sip>: headers are under {SIP_HEADER_CHARACTERS} characters in all")
    for header in headers.split("&") if headers else []:
        name = header.partition("=")[0]
        if not HEADERS.fullmatch(name):
            yield Finding(13252, f"<Sip>: the header {name!r} cannot be sent; X-… can")


def queue(node: Node) -> Iterator[Finding]:
    """Judge a queue's name on the side of the dialler."""
    if not node.text and not node.get("reservationSid"):
        yield Finding(14212, "<Queue> has no name")
    if len(node.text) > QUEUE_NAME_CHARACTERS:
        yield Finding(14213, f"<Queue>: a name has {QUEUE_NAME_CHARACTERS} characters at most")


def enqueue(node: Node) -> Iterator[Finding]:
    """Judge a queue's name, or the workflow and its task."""
    workflow = node.get("workflowSid")
    if workflow:
        if not re.fullmatch(r"WW[0-9a-f]{32}", workflow):
            yield Finding(14220, f"<Enqueue>: {workflow!r} is no workflow's SID", True)
        return
    if any(child.name == "Task" for child in node.children):
        yield Finding(14222, "<Enqueue> has a Task but no workflowSid", True)
    elif not node.text:
        yield Finding(14204, "<Enqueue> has no queue name", True)
    elif len(node.text) > QUEUE_NAME_CHARACTERS:
        yield Finding(
            14205, f"<Enqueue>: a name has {QUEUE_NAME_CHARACTERS} characters at most", True
        )


def task(node: Node) -> Iterator[Finding]:
    """Judge the attributes of a task."""
    try:
        attributes = json.loads(node.mixed)
    except ValueError as error:
        yield Finding(14221, f"<Task> is not JSON: {error}", True)
        return
    if not isinstance(attributes, dict):
        yield Finding(14221, "<Task> must hold a JSON object", True)
    if len(node.mixed) > TASK_CHARACTERS:
        yield Finding(14222, f"<Task> takes {TASK_CHARACTERS} characters at most", True)


CONTENT: dict[str, Callable[[Node], Iterator[Finding]]] = {
    "Say": say,
    "Play": play,
    "Gather": gather,
    "Redirect": redirect,
    "Dial": dial,
    "Sip": sip,
    "Queue": queue,
    "Enqueue": enqueue,
    "Task": task,
}
