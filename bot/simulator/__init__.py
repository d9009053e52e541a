"""A telephone and a small Twilio, over real HTTP.  See docs/simulator.md.

It imports no other part of the product: what it knows of Twilio it knows from Twilio's
documentation, so that it can be an honest judge of what the product answers.
"""

from bot.simulator.carrier import ACCOUNT, TOKEN, Carrier
from bot.simulator.clock import WallClock
from bot.simulator.errors import (
    CallFailed,
    NotListening,
    PortTaken,
    SimulatorError,
    TooSlow,
    UnknownParty,
)
from bot.simulator.numbers import Number
from bot.simulator.parties import Answers, Busy, Declines, Fails, NoAnswer, Rings, Voicemail
from bot.simulator.phone import Phone
from bot.simulator.unverified import Unverified
from bot.simulator.virtual_clock import VirtualClock

__all__ = [
    "ACCOUNT",
    "TOKEN",
    "Answers",
    "Busy",
    "CallFailed",
    "Carrier",
    "Declines",
    "Fails",
    "NoAnswer",
    "NotListening",
    "Number",
    "Phone",
    "PortTaken",
    "Rings",
    "SimulatorError",
    "TooSlow",
    "UnknownParty",
    "Unverified",
    "VirtualClock",
    "Voicemail",
    "WallClock",
]
