"""A text message: sent, refused for its number, or the carrier is down."""

from typing import Any

import pytest

from bot.backends.kept_texts import KeptTexts
from bot.backends.registry import Backends
from bot.backends.send_sms import SendSms
from bot.backends.telephones import e164
from bot.dialogue.consult import Answer, Consult, Unavailable

SENDER = "+33199000001"


class Refused(Exception):
    """As the carrier's client raises it."""

    def __init__(self, code: int) -> None:
        super().__init__(f"refused, {code}")
        self.code = code


def send(texts: KeptTexts, **more: str) -> Answer | Unavailable:
    arguments = {"to": "06 12 34 56 78", "text": "Garage du Beffroi", **more}
    return Backends([SendSms(texts, SENDER)]).ask(Consult("send_sms", arguments))


def test_a_message_goes_out_from_the_lines_number() -> None:
    texts = KeptTexts()
    assert send(texts) == Answer({"sms": {"sent": True, "why": ""}})
    assert texts.sent == [("+33612345678", SENDER, "Garage du Beffroi")]


def test_a_flow_may_name_the_sender() -> None:
    texts = KeptTexts()
    send(texts, sender="+33199000002")
    assert texts.sent[0][1] == "+33199000002"


# https://www.twilio.com/docs/api/errors/21614: the number cannot receive text messages.
@pytest.mark.parametrize(
    ("code", "why"), [(21614, "not_mobile"), (21211, "invalid"), (21610, "opted_out")]
)
def test_a_number_that_cannot_get_it_is_an_answer(code: int, why: str) -> None:
    assert send(KeptTexts(fails=Refused(code))) == Answer({"sms": {"sent": False, "why": why}})


def test_a_number_that_is_none_is_not_even_tried() -> None:
    texts = KeptTexts()
    assert send(texts, to="12") == Answer({"sms": {"sent": False, "why": "invalid"}})
    assert texts.sent == []


@pytest.mark.parametrize("error", [Refused(20003), ConnectionError("down")])
def test_a_carrier_that_is_down_or_refuses_us_is_unavailable(error: Exception) -> None:
    assert isinstance(send(KeptTexts(fails=error)), Unavailable)


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("06 12 34 56 78", "+33612345678"),
        ("0612345678", "+33612345678"),
        ("+33 6 12 34 56 78", "+33612345678"),
        ("0692 12 34 56", "+262692123456"),
        ("0696123456", "+596696123456"),
        ("+44 20 7946 0958", "+442079460958"),
        ("12", None),
        ("", None),
        ("garage", None),
    ],
)
def test_numbers_as_people_write_them(said: str, number: Any) -> None:
    assert e164(said) == number
