"""The telephone in the terminal, and the scenario that it writes."""

import pytest
import yaml

from bot.simulator import Busy
from bot.simulator.remote import RemoteCarrier
from bot.simulator.scenario import scenario
from bot.simulator.terminal import Terminal
from tests.simulator.conftest import LINE
from tests.simulator.tiny_bot import sdk

ASK = (
    "<Gather input='speech dtmf' language='fr-FR' numDigits='5' action='/turn'>"
    "<Say language='fr-FR'>{}</Say></Gather><Say language='fr-FR'>Allô ?</Say>"
    "<Redirect>/in</Redirect>"
)


@pytest.fixture
def talk(bot, carrier):
    bot.serve("/in", ASK.format("Bonjour"))
    bot.serve("/turn", ASK.format('Où ? "Lens" ?'))

    def talk(*typed):
        printed = []
        phone = RemoteCarrier(carrier.url).ring(LINE)
        Terminal(phone, iter(typed), lambda text, style: printed.append((style, text))).run()
        return phone, printed

    return talk


def test_words_keys_and_silence_are_typed_and_the_end_hangs_up(bot, talk):
    phone, printed = talk("un garage", "#59000", "")
    assert [p.get("SpeechResult") or p.get("Digits") for p in bot.params("/turn")] == [
        "un garage",
        "59000",
    ]
    assert phone.ended_by == "caller"
    assert printed == [
        ("note", "the line is open"),
        ("bot", "bot [fr-FR]: Bonjour"),
        ("note", "waits for speech (fr-FR) or 5 keys"),
        ("caller", "you: un garage"),
        ("bot", 'bot [fr-FR]: Où ? "Lens" ?'),
        ("note", "waits for speech (fr-FR) or 5 keys"),
        ("caller", "you press: 59000"),
        ("bot", 'bot [fr-FR]: Où ? "Lens" ?'),
        ("note", "waits for speech (fr-FR) or 5 keys"),
        ("caller", "you: …"),
        ("bot", "bot [fr-FR]: Allô ?"),
        ("bot", "bot [fr-FR]: Bonjour"),
        ("note", "waits for speech (fr-FR) or 5 keys"),
        ("note", "the call has ended (completed; by caller)"),
    ]


def test_a_person_is_put_through_and_hangs_up(bot, talk):
    bot.serve("/turn", "<Dial>+33199000101</Dial><Say>Au revoir</Say>")
    phone, printed = talk("conseiller", "bonjour", "/other")
    assert ("note", "the line dials +33199000101") in printed
    assert ("bot", "bot [en-US]: Au revoir") in printed
    assert phone.ended_by == "bot"


def test_a_text_message_is_shown(bot, carrier, talk):
    client = sdk(carrier)

    def page():
        client.messages.create(to="+33261910012", from_=LINE, body="12 rue de la Paix")
        return "<Say>Envoyé</Say>"

    bot.serve("/turn", page)
    _, printed = talk("oui")
    assert ("note", f"SMS from {LINE}: 12 rue de la Paix") in printed


def test_a_call_is_written_down_as_a_scenario(talk):
    phone, _ = talk("un garage", "#59000", "")
    [written] = yaml.safe_load(scenario(phone.transcript, title="un garage", line="auto"))
    assert written == {
        "scenario": "un garage",
        "line": "auto",
        "call": [
            {"bot": {"says": "Bonjour"}},
            {"caller": "un garage"},
            {"bot": {"says": 'Où ? "Lens" ?'}},
            {"press": "59000"},
            {"bot": {"says": 'Où ? "Lens" ?'}},
            {"silence": None},
            {"bot": {"says": "Allô ? Bonjour"}},
            {"hangs_up": None},
        ],
        "ends": "hung_up",
    }


def test_who_was_put_through_and_who_did_not_answer_are_written_down(bot, carrier, talk):
    bot.serve("/turn", "<Dial>+33199000101</Dial>" + ASK.format("Autre chose ?"))
    phone, _ = talk("conseiller", "/other")
    [written] = yaml.safe_load(scenario(phone.transcript, title="a", line="auto", caller="+331"))
    assert written["from"] == "+331"
    assert written["call"][2:] == [
        {"they_hang_up": None},
        {"bot": {"says": "Autre chose ?"}},
        {"hangs_up": None},
    ]
    carrier.party("+33199000101", Busy())
    phone, _ = talk("conseiller")
    [written] = yaml.safe_load(scenario(phone.transcript, title="a", line="auto"))
    assert written["dialled"] == {"answers": False}
    assert "they_hang_up" not in str(written)


def test_a_call_that_ends_with_a_person_is_handed_over(bot, talk):
    bot.serve("/turn", "<Dial>+33199000101</Dial>")
    phone, _ = talk("conseiller")
    [written] = yaml.safe_load(scenario(phone.transcript, title="a", line="auto"))
    assert written["ends"] == "handed_over"
    assert written["call"][-1] == {"caller": "conseiller"}
