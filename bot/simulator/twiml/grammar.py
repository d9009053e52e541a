"""The elements of TwiML: their attributes, what these may hold, and what stands in what.

https://www.twilio.com/docs/voice/twiml and the page of each verb.  A code is what Twilio's
debugger shows for a bad value (https://www.twilio.com/docs/api/errors/<code>).
"""

from dataclasses import dataclass, field

from bot.simulator.twiml import values as v
from bot.simulator.twiml.voices import MODELS

UNKNOWN = 12200  # an element, attribute or nesting that TwiML does not have

Attributes = dict[str, tuple[int, v.Check]]


@dataclass(frozen=True, slots=True)
class Element:
    """One element: attribute → (code, check), the elements it may hold, whether text."""

    attributes: Attributes = field(default_factory=dict)
    children: frozenset[str] = frozenset()
    text: bool = False


def names(words: str) -> frozenset[str]:
    """Return the names in a text."""
    return frozenset(words.split())


SSML = names("break emphasis lang p phoneme prosody s say-as sub w")
DIGITS = "0123456789*#"
KEYS = v.letters(DIGITS, "keys of 0-9, * and #, or nothing")
RECORDINGS = (
    "do-not-record", "record-from-answer", "record-from-ringing", "record-from-answer-dual",
    "record-from-ringing-dual", "true", "false",
)  # fmt: skip
PROGRESS = v.list_of("initiated", "ringing", "answered", "completed")
RECORDING_EVENTS = v.list_of("in-progress", "completed", "absent")
PLAIN = (UNKNOWN, v.anything)
WEB = (11100, v.address)


def pages(code: int) -> Attributes:
    """Return `action` or `url` style attributes with a method of this code."""
    return {"action": WEB, "method": (code, v.method)}


CALLED: Attributes = {
    "url": WEB,
    "method": (13221, v.method),
    "statusCallback": WEB,
    "statusCallbackMethod": (UNKNOWN, v.method),
    "statusCallbackEvent": (UNKNOWN, PROGRESS),
    "machineDetection": (UNKNOWN, v.one_of("Enable", "DetectMessageEnd")),
    "machineDetectionTimeout": (UNKNOWN, v.whole(3, 59)),
    "machineDetectionSpeechThreshold": (UNKNOWN, v.whole(1000, 6000)),
    "machineDetectionSpeechEndThreshold": (UNKNOWN, v.whole(500, 5000)),
    "machineDetectionSilenceTimeout": (UNKNOWN, v.whole(2000, 10000)),
    "amdStatusCallback": WEB,
    "amdStatusCallbackMethod": (UNKNOWN, v.method),
}
RECORDED: Attributes = {
    "recordingStatusCallback": WEB,
    "recordingStatusCallbackMethod": (UNKNOWN, v.method),
    "recordingStatusCallbackEvent": (13621, RECORDING_EVENTS),
    "recordingConfigurationId": PLAIN,
    "trim": (13699, v.one_of("trim-silence", "do-not-trim")),
}
VERBS = names(
    "Say Play Pause Gather Redirect Record Dial Enqueue Leave Reject Hangup Refer Connect Start "
    "Stop Echo Sms Prompt Pay"
)

ELEMENTS: dict[str, Element] = {
    "Response": Element(children=VERBS),
    "Say": Element(
        {"voice": PLAIN, "language": (13512, v.language), "loop": (13510, v.whole(0))}, SSML, True
    ),
    "Play": Element(
        {
            "loop": (13410, v.whole(0)),
            "digits": (13430, v.letters("0123456789ABCD*#wW", "tones of 0-9 A-D * # w W")),
        },
        text=True,
    ),
    "Pause": Element({"length": (13910, v.whole(0))}),
    "Hangup": Element(),
    "Leave": Element(),
    "Echo": Element(),
    "Reject": Element({"reason": (13810, v.one_of("rejected", "busy"))}),
    "Redirect": Element({"method": (13710, v.method)}, text=True),
    "Gather": Element(
        {
            **pages(13312),
            "input": (13326, v.one_of("dtmf", "speech", "dtmf speech", "speech dtmf")),
            "timeout": (13313, v.whole(1, None, "auto")),
            "finishOnKey": (13310, KEYS),
            "numDigits": (13314, v.positive),
            "speechTimeout": (13327, v.whole(1, None, "auto")),
            "speechModel": (13334, v.one_of(*sorted(MODELS))),
            "language": (13331, v.language),
            "hints": (13330, v.hints),
            "profanityFilter": (13333, v.flag),
            "partialResultCallback": WEB,
            "partialResultCallbackMethod": (13329, v.method),
            "actionOnEmptyResult": (13338, v.flag),
            "enhanced": (UNKNOWN, v.flag),
            "bargeIn": (13332, v.flag),
            "maxSpeechTime": (13328, v.positive),
            "debug": (UNKNOWN, v.flag),
        },
        names("Say Play Pause"),
    ),
    "Record": Element(
        {
            **pages(13610),
            **RECORDED,
            "timeout": (13611, v.positive),
            "finishOnKey": (13613, KEYS),
            "maxLength": (13612, v.positive),
            "playBeep": (13616, v.flag),
            "transcribe": (13614, v.flag),
            "transcribeCallback": WEB,
        }
    ),
    "Dial": Element(
        {
            **pages(13210),
            **RECORDED,
            "timeout": (13212, v.whole(5, 600)),
            "timeLimit": (13216, v.whole(1, 86400)),
            "callerId": PLAIN,
            "answerOnBridge": (UNKNOWN, v.flag),
            "hangupOnStar": (13213, v.flag),
            "record": (13217, v.one_of(*RECORDINGS)),
            "recordingTrack": (13622, v.one_of("inbound", "outbound", "both")),
            "ringTone": (13220, v.letters("abcdefghijklmnopqrstuvwxyz-old", "a country's code")),
            "sequential": (UNKNOWN, v.flag),
            "referUrl": WEB,
            "referMethod": (UNKNOWN, v.method),
            "callReason": PLAIN,
            "events": PLAIN,
            "passports": PLAIN,
        },
        names("Number Client Sip Conference Queue Application WhatsApp Sim"),
        True,
    ),
    "Number": Element(
        {
            **CALLED,
            "sendDigits": (13222, v.letters(DIGITS + "wW", "keys, with w and W to wait")),
            "byoc": PLAIN,
        },
        text=True,
    ),
    "Sip": Element({**CALLED, "username": PLAIN, "password": PLAIN}, names("Uri Headers"), True),
    "Queue": Element(
        {
            "url": (14211, v.address),
            "method": (14210, v.method),
            "reservationSid": PLAIN,
            "postWorkActivitySid": PLAIN,
        },
        text=True,
    ),
    "Enqueue": Element(
        {
            "action": (14203, v.address),
            "method": (14201, v.method),
            "waitUrl": (14202, v.wait_address),
            "waitUrlMethod": (14206, v.method),
            "workflowSid": PLAIN,
            "maxQueueSize": (UNKNOWN, v.whole(1, 5000)),
        },
        names("Task"),
        True,
    ),
    "Task": Element(
        {"priority": (UNKNOWN, v.whole(0)), "timeout": (UNKNOWN, v.positive)}, text=True
    ),
    "Refer": Element(pages(UNKNOWN), names("Sip")),
}

#: Performed by Twilio, not by the simulator.
UNSUPPORTED = names("Refer Connect Start Stop Echo Sms Prompt Pay")
UNSUPPORTED_NOUNS = names("Client Conference Application WhatsApp Sim")
