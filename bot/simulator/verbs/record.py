"""`<Record>`: keep what the person says. https://www.twilio.com/docs/voice/twiml/record"""

from bot.simulator.events import Pressed, Spoke
from bot.simulator.heard import Expecting, Prompt
from bot.simulator.limits import GATHER_SECONDS, RECORD_SECONDS
from bot.simulator.line import Line
from bot.simulator.parameters import rfc2822
from bot.simulator.recordings import Recording
from bot.simulator.requests import Fields, Request, Step
from bot.simulator.signals import Over
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import verb

BEEP = Prompt("beep", kind="tone", by="carrier")


@verb("Record")
def record(line: Line, node: Node) -> Step | None:
    """Record until silence, a key, the longest time or the end of the call; then the action."""
    if node.flag("playBeep", True):
        line.leg.hear(BEEP)
    silence = float(node.number("timeout", GATHER_SECONDS))
    expecting = Expecting(
        input=("speech", "dtmf"),
        finish_on_key=node.get("finishOnKey", "1234567890*#"),
        timeout=silence,
        action=line.request(node.get("action")).url,
    )
    words: list[str] = []
    key = ""
    began = line.exchange.clock.now()
    longest = began + node.number("maxLength", RECORD_SECONDS)
    try:
        while line.exchange.clock.now() < longest:
            said = line.leg.listen(expecting, silence, "recording")
            if isinstance(said, Spoke):
                words.append(said.text)
                line.leg.pass_time(line.speak(said.text))
                continue
            if isinstance(said, Pressed) and said.keys[0] in expecting.finish_on_key:
                key = said.keys[0]
                break
            if not isinstance(said, Pressed):
                line.leg.let_pass(silence)
                break
    except Over:
        recording = keep(line, node, words, began)
        line.after_call(_action(line, node, recording, "hangup"))
        raise
    if not words and line.exchange.doubts.empty_recording_falls_through:
        return None
    return _action(line, node, keep(line, node, words, began), key)


def keep(
    line: Line, node: Node, words: list[str], began: float, source: str = "RecordVerb"
) -> Recording:
    """Keep a recording and report it."""
    seconds = max(1, round(line.exchange.clock.now() - began)) if words else 0
    sid = line.exchange.sids("RE")
    url = f"https://api.twilio.com/2010-04-01/Accounts/{line.leg.account_sid}/Recordings/{sid}"
    recording = Recording(sid, line.leg.sid, " ".join(words), seconds, url)
    line.exchange.recordings.append(recording)
    events = node.get("recordingStatusCallbackEvent", "completed").split()
    target = node.get("recordingStatusCallback")
    status = "completed" if words else "absent"
    if target and status in events:
        asked = line.request(target, node.get("recordingStatusCallbackMethod"))
        fields = (*_report(line, recording, status, began), ("RecordingSource", source))
        line.exchange.callbacks.send(line.leg.outbox, Request(asked.url, asked.method, fields))
    return recording


def _report(line: Line, recording: Recording, status: str, began: float) -> Fields:
    return (
        ("AccountSid", line.leg.account_sid),
        ("CallSid", line.leg.sid),
        ("RecordingSid", recording.sid),
        ("RecordingUrl", recording.url),
        ("RecordingStatus", status),
        ("RecordingDuration", str(recording.seconds)),
        ("RecordingChannels", "1"),
        ("RecordingStartTime", rfc2822(began)),
    )


def _action(line: Line, node: Node, recording: Recording, key: str) -> Request:
    return line.request(
        node.get("action"),
        node.get("method"),
        ("RecordingUrl", recording.url),
        ("RecordingDuration", str(recording.seconds)),
        ("Digits", key),
    )
