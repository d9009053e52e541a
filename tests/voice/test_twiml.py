"""What replies become. Each test names the carrier's rule it keeps."""

from dataclasses import replace
from typing import Any
from xml.etree.ElementTree import fromstring

import pytest

from bot.dialogue.instructions import Connect, Hangup, Instruction, Listen, Say, Transfer
from bot.sessions.port import Reply
from bot.voice.hints import hints
from bot.voice.speech import parts
from bot.voice.twiml import Renderer, TooLong
from nlu.model import Choice, Expected
from tests.voice.world import CALL, settings

PLACE = Expected(kinds=("place", "postal_code"), digits=5, hints=("Villeneuve-d'Ascq",))


def rendered(*instructions: Instruction, made: Any = None, language: str = "fr") -> Any:
    reply = Reply(3, "auto", language, instructions)
    names = {"fr": {"place": ("Lille", "Lens")}}
    return fromstring(Renderer(made or settings(), names).reply(CALL, reply))


def gather(expected: Expected, made: Any = None, language: str = "fr") -> dict[str, str]:
    found = rendered(Listen(expected, language), made=made).find("Gather")
    return dict(found.attrib)


def test_words_stand_inside_the_gather_so_that_callers_may_cut_them_short() -> None:
    # https://www.twilio.com/docs/voice/twiml/gather: nested audio stops when input starts.
    root = rendered(Say("Où êtes-vous ?", "fr"), Listen(PLACE, "fr"))
    assert [each.tag for each in root] == ["Gather", "Redirect"]
    assert [each.tag for each in root.find("Gather")] == ["Say"]


def test_the_next_turn_is_brought_back_with_call_turn_and_language() -> None:
    expected = f"http://127.0.0.1:8000/voice/turn?call={CALL}&n=4&language=en"
    root = rendered(Listen(PLACE, "en"), language="en")
    assert root.find("Gather").get("action") == expected
    assert root.find("Redirect").text == expected


def test_keys_and_speech_are_heard_in_the_language_of_the_question() -> None:
    heard = gather(PLACE)
    assert heard["input"] == "dtmf speech"
    assert (heard["language"], heard["method"]) == ("fr-FR", "POST")
    assert gather(PLACE, language="en")["language"] == "en-GB"


@pytest.mark.parametrize(
    ("expected", "keys"),
    [
        (Expected(), "1"),
        (PLACE, "5"),
        (Expected(digits=10), "10"),
        (Expected(choices=(Choice("a", "1"), Choice("b", "12"))), "2"),
        (Expected(choices=(Choice("a"),), yes_no=True), "1"),
    ],
)
def test_one_key_is_taken_at_once_and_longer_numbers_are_waited_for(
    expected: Expected, keys: str
) -> None:
    # numDigits: the action follows as soon as so many keys were pressed; fewer end by # or by
    # the time-out (https://www.twilio.com/docs/voice/twiml/gather).
    heard = gather(expected)
    assert heard["numDigits"] == keys
    assert "finishOnKey" not in heard
    assert heard["timeout"] == "5"


def test_a_speech_model_goes_with_whole_seconds_and_none_with_auto() -> None:
    # https://www.twilio.com/docs/api/errors/13335: auto is illegal with a model.
    assert "speechModel" not in gather(PLACE)
    assert gather(PLACE)["speechTimeout"] == "auto"
    languages = tuple(
        replace(each, speech_model="phone_call", end_of_speech=2) for each in settings().languages
    )
    heard = gather(PLACE, settings(languages=languages))
    assert (heard["speechModel"], heard["speechTimeout"]) == ("phone_call", "2")


def test_hints_are_what_the_question_makes_likely() -> None:
    assert gather(PLACE)["hints"] == "Villeneuve-d'Ascq, Lille, Lens"
    choices = (Choice("next", "1", ("le suivant", "un autre")), Choice("done", "2"))
    assert gather(Expected(choices=choices))["hints"] == "le suivant, un autre"
    assert "hints" not in gather(Expected(yes_no=True))


def test_hints_keep_within_what_the_carrier_takes() -> None:
    # https://www.twilio.com/docs/voice/twiml/gather#hints: 500 of 100 characters.
    many = tuple(f"ville {number}" for number in range(900))
    told = hints(Expected(hints=("x" * 101, "Aix, en Provence", "Lens", "Lens", *many)), {}, 500)
    words = told.split(", ")
    assert words[:3] == ["Aix en Provence", "Lens", "ville 0"]
    assert len(words) == 500
    assert max(map(len, words)) <= 100


def test_somebody_else_is_dialled_and_the_call_comes_back() -> None:
    # https://www.twilio.com/docs/voice/twiml/dial: with an action nothing after Dial is run.
    root = rendered(Say("Je vous passe le garage.", "fr"), Connect("+33199001234"))
    dial = root.find("Dial")
    assert [each.tag for each in root] == ["Say", "Dial"]
    assert dial.findtext("Number") == "+33199001234"
    assert (dial.get("timeout"), dial.get("method")) == ("25", "POST")
    assert dial.get("action").endswith("n=4&language=fr")
    assert dial.get("callerId") is None


def test_a_line_may_show_its_own_number_to_whoever_is_dialled() -> None:
    lines = tuple(replace(line, caller_id="line") for line in settings().lines)
    root = rendered(Transfer("asked"), made=settings(lines=lines))
    assert root.find("Dial").get("callerId") == "+33199000001"
    assert root.find("Dial").findtext("Number") == "+33199000101"


def test_a_transfer_without_anybody_comes_back_at_once() -> None:
    lines = tuple(replace(line, fallback="") for line in settings().lines)
    root = rendered(Say("Un instant.", "fr"), Transfer("asked"), made=settings(lines=lines))
    assert [each.tag for each in root] == ["Say", "Redirect"]


def test_the_same_reply_gives_the_same_bytes() -> None:
    reply = Reply(1, "auto", "fr", (Say("Bonjour", "fr"), Listen(PLACE, "fr")))
    assert Renderer(settings()).reply(CALL, reply) == Renderer(settings()).reply(CALL, reply)


def test_words_of_two_languages_are_each_spoken_in_their_own_voice() -> None:
    root = rendered(Say("Au revoir", "fr"), Say("Goodbye", "en"), Hangup())
    assert [(say.get("voice"), say.get("language")) for say in root.iter("Say")] == [
        ("Polly.Lea-Neural", "fr-FR"),
        ("Polly.Amy-Neural", "en-GB"),
    ]


def test_what_xml_cannot_hold_and_empty_texts_are_left_out() -> None:
    # https://www.twilio.com/docs/api/errors/12100 and 13520
    root = rendered(Say("Garage\x00 <Étoile> & fils\x1b", "fr"), Say("  ", "fr"), Hangup())
    assert [each.text for each in root.iter("Say")] == ["Garage  <Étoile> & fils"]


@pytest.mark.parametrize(
    ("voice", "longest"), [("Polly.Lea-Neural", 3000), ("Google.fr-FR-Neural2-F", 5000), ("", 4000)]
)
def test_long_texts_are_cut_between_sentences_at_the_limit_of_the_voice(
    voice: str, longest: int
) -> None:
    # https://www.twilio.com/docs/api/errors/13521
    text = "Une phrase courte. " * 800 + "a" * 6000
    made = list(parts(text, voice))
    assert max(map(len, made)) <= longest
    assert made[0].endswith("courte.")
    assert "".join(made).replace(" ", "") == text.replace(" ", "")


def test_a_document_beyond_the_carriers_limit_is_our_bug() -> None:
    # https://www.twilio.com/docs/api/errors/11750
    with pytest.raises(TooLong):
        rendered(Say("Une phrase. " * 8000, "fr"), Hangup())
