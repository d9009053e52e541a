"""`<Gather>`: ask the person. https://www.twilio.com/docs/voice/twiml/gather"""

from bot.simulator.events import Input, Pressed, Silent, Spoke
from bot.simulator.heard import Expecting
from bot.simulator.limits import GATHER_SECONDS
from bot.simulator.line import Line
from bot.simulator.requests import Fields, Step
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import performer, verb

NESTED = {"Say", "Play", "Pause"}


@verb("Gather")
def gather(line: Line, node: Node) -> Step | None:
    """Play what is nested, take speech or keys, and bring them to the action.

    Silence goes on with the next verb, or to the action with `actionOnEmptyResult`.
    """
    for child in node.children:
        do = performer(child.name)
        if child.name in NESTED and do is not None:
            do(line, child)
    expecting = expected(line, node)
    said = line.leg.listen(expecting, expecting.timeout)
    if isinstance(said, Spoke) and "speech" in expecting.input:
        _tell_partial(line, node, said)
    fields = _result(line, expecting, said)
    if fields is None and not node.flag("actionOnEmptyResult"):
        return None
    if fields is None:
        fields = _empty(line, expecting)
    return line.request(node.get("action"), node.get("method"), *fields)


def _tell_partial(line: Line, node: Node, said: Spoke) -> None:
    """Report what is heard before it is certain; the answer is ignored."""
    url = node.get("partialResultCallback")
    if url:
        fields = (("UnstableSpeechResult", said.text), ("SequenceNumber", "0"))
        method = node.get("partialResultCallbackMethod")
        line.beside_call(line.request(url, method, *fields))


def expected(line: Line, node: Node) -> Expecting:
    """Return what a Gather waits for, its defaults filled in."""
    kinds = tuple(node.get("input", "dtmf").replace(",", " ").split())
    timeout = float(node.number("timeout", GATHER_SECONDS))
    if "speech" in kinds and node.get("speechTimeout", "").isdigit():
        timeout = float(node.number("speechTimeout", GATHER_SECONDS))
    return Expecting(
        input=kinds,
        language=node.get("language", "en-US") if "speech" in kinds else "",
        hints=tuple(hint.strip() for hint in node.get("hints").split(",") if hint.strip()),
        num_digits=node.number("numDigits", 0) or None,
        finish_on_key=node.get("finishOnKey", "#"),
        timeout=timeout,
        speech_timeout=node.get("speechTimeout"),
        speech_model=node.get("speechModel"),
        action=line.request(node.get("action")).url,
    )


def _result(line: Line, expecting: Expecting, said: Input) -> Fields | None:
    """Return the fields of an input, or None when the Gather heard nothing."""
    if isinstance(said, Spoke) and "speech" in expecting.input:
        line.leg.pass_time(line.speak(said.text))
        language = (("Language", expecting.language),) if _sends_language(line) else ()
        return (
            ("SpeechResult", said.text),
            ("Confidence", f"{said.confidence:.8f}"),
            *language,
        )
    if isinstance(said, Pressed) and "dtmf" in expecting.input:
        digits, key = collect(said.keys, expecting)
        if key is None:
            line.leg.let_pass(expecting.timeout)
        if not digits:
            return None
        return (("Digits", digits), ("FinishedOnKey", key or ""), ("msg", "Gather End"))
    silent = said.seconds if isinstance(said, Silent) else None
    line.leg.let_pass(expecting.timeout if silent is None else silent)
    return None


def collect(keys: str, expecting: Expecting) -> tuple[str, str | None]:
    """Return the digits of pressed keys and the key that ended them.

    The key is '' when the number of digits ended them, None when only time will.
    """
    digits = ""
    for key in keys:
        if key in expecting.finish_on_key:
            return digits, key
        digits += key
        if len(digits) == expecting.num_digits:
            return digits, ""
    return digits, None


def _empty(line: Line, expecting: Expecting) -> Fields:
    if not line.exchange.doubts.empty_results_sent:
        return ()
    names = {"dtmf": "Digits", "speech": "SpeechResult"}
    return tuple((names[kind], "") for kind in expecting.input)


def _sends_language(line: Line) -> bool:
    return line.exchange.doubts.gather_sends_language
