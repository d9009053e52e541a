"""`<Dial>`: put the person through. https://www.twilio.com/docs/voice/twiml/dial"""

from bot.simulator.dial_queue import dial_queue
from bot.simulator.dialling import Outcome, dial_all
from bot.simulator.leg import Leg
from bot.simulator.limits import CALL_SECONDS, DIAL_SECONDS
from bot.simulator.line import Line
from bot.simulator.numbers import is_dialable
from bot.simulator.requests import Request, Step
from bot.simulator.signals import Over
from bot.simulator.subscriptions import subscription
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.record import keep
from bot.simulator.verbs.registry import verb

UNSUPPORTED = {"Client", "Conference", "Application", "WhatsApp", "Sim"}


@verb("Dial")
def dial(line: Line, node: Node) -> Step | None:
    """Dial the nouns; then the action, or the next verb when there is none."""
    if not node.flag("answerOnBridge"):
        line.answer()
    line.leg.met = None
    began = line.exchange.clock.now()
    try:
        outcome = _outcome(line, node)
    except Over:
        if node.get("action") and line.exchange.doubts.dial_action_after_hang_up:
            _tell(line, node)
        raise
    fields = outcome.fields()
    if outcome.bridged and node.get("record").startswith(("record-", "true")):
        recording = keep(line, node, ["the conversation"], began, "DialVerb")
        fields += (("RecordingUrl", recording.url),)
    if not node.get("action"):
        return None
    return line.request(node.get("action"), node.get("method"), *fields)


def _outcome(line: Line, node: Node) -> Outcome:
    caller_id = node.get("callerId") or line.leg.from_number
    ours = {line.leg.from_number, line.leg.to_number, *line.exchange.numbers}
    if caller_id not in ours and not caller_id.startswith(("sip:", "client:")):
        line.warn(13214, f"callerId {caller_id!r} is neither a number of the account nor verified")
        return Outcome("failed")
    if unsupported := [child.name for child in node.children if child.name in UNSUPPORTED]:
        line.warn(0, f"the simulator does not dial <{unsupported[0]}>; Twilio does")
        return Outcome("failed")
    if queues := [child for child in node.children if child.name == "Queue"]:
        return dial_queue(line, queues[0], float(node.number("timeout", DIAL_SECONDS)))
    nouns = [child for child in node.children if child.name in {"Number", "Sip"}]
    if not nouns and node.text:
        nouns = [Node("Number", {}, node.text, node.text, ())]
    legs = [_leg(line, node, noun, caller_id) for noun in nouns]
    good = [leg for leg in legs if is_dialable(leg.to_number)]
    for leg in legs:
        if leg not in good:
            leg.status = "failed"
            line.warn(13223, f"{leg.to_number!r} is no telephone number; write +33…")
    if not good:
        return Outcome("failed")
    limit = float(node.number("timeLimit", CALL_SECONDS))
    star = node.flag("hangupOnStar")
    if not node.flag("sequential"):
        return dial_all(line.exchange, line.leg, good, limit, hang_up_on_star=star)
    outcome = Outcome("failed")
    for leg in good:
        outcome = dial_all(line.exchange, line.leg, [leg], limit, hang_up_on_star=star)
        if outcome.bridged:
            break
    return outcome


def _leg(line: Line, dial: Node, noun: Node, caller_id: str) -> Leg:
    url = noun.get("url")
    return line.exchange.dial(
        line.leg,
        "".join(noun.text.split()) if noun.name == "Number" else noun.text,
        caller_id,
        ring_seconds=float(dial.number("timeout", DIAL_SECONDS)),
        whisper=line.request(url, noun.get("method")) if url else None,
        send_digits=noun.get("sendDigits"),
        machine_detection=noun.get("machineDetection") if noun.get("amdStatusCallback") else "",
        verdict_to=_verdict_to(line, noun),
        subscription=subscription(
            line.request(noun.get("statusCallback")).url if noun.get("statusCallback") else "",
            noun.get("statusCallbackMethod"),
            noun.get("statusCallbackEvent").split(),
        ),
    )


def _verdict_to(line: Line, noun: Node) -> Request | None:
    """Return where it is told who answered: a Dial never waits for that."""
    url = noun.get("amdStatusCallback")
    return line.request(url, noun.get("amdStatusCallbackMethod")) if url else None


def _tell(line: Line, node: Node) -> None:
    """Request the action although its TwiML can reach nobody."""
    leg = line.leg
    if leg.met is not None:
        outcome = Outcome("completed", leg.met, bridged=True)
    else:
        outcome = Outcome("canceled", leg.dialled[-1] if leg.dialled else None)
    line.after_call(line.request(node.get("action"), node.get("method"), *outcome.fields()))
