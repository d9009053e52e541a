"""Calls through signed HTTP: what the line is told, turn by turn."""

from tests.voice.world import World


def test_a_call_is_greeted_and_asked_and_every_answer_is_brought_back() -> None:
    world = World()
    greeting = world.ring()
    assert greeting.said == ["greeting", "what"]
    assert greeting.verbs == ["Gather", "Redirect"]
    assert greeting.action == greeting.verb("Redirect").text
    found = world.bring(greeting, SpeechResult="un garage à Lille", Confidence="0.9")
    assert found.said == ["dealer_found", "dealer_next"]
    dialling = world.bring(found, Digits="3")
    assert dialling.verbs == ["Say", "Dial"]
    assert dialling.number == "+33199001234"
    after = world.bring(dialling, DialCallStatus="completed", DialBridged="true")
    assert after.said == ["more"]


def test_silence_climbs_the_ladder_and_ends_at_a_person() -> None:
    world = World()
    heard = world.ring()
    heard = world.bring(heard)
    assert heard.said == ["what:silence:1"]
    heard = world.bring(heard, Digits="", SpeechResult="")
    assert heard.said == ["what:silence:2"]
    heard = world.bring(heard)
    assert heard.verbs == ["Say", "Dial"]
    assert heard.number == "+33199000101"


def test_a_typed_postal_code_is_understood_and_a_single_zero_reaches_a_person() -> None:
    world = World()
    asked = world.bring(world.ring(), SpeechResult="un garage")
    assert asked.said == ["ask_place"]
    assert asked.verb("Gather").attrib["numDigits"] == "5"
    person = world.bring(asked, Digits="0")
    assert person.number == "+33199000101"
    back = world.bring(person, DialCallStatus="no-answer", DialBridged="false")
    assert back.said[0] == "transfer_failed"
    asked = world.bring(back, SpeechResult="un garage")
    assert world.bring(asked, Digits="59000").said == ["dealer_found", "dealer_next"]


def test_a_person_who_took_the_call_is_its_end() -> None:
    world = World()
    person = world.bring(world.ring(), SpeechResult="un conseiller")
    over = world.bring(person, DialCallStatus="completed", DialBridged="true")
    assert over.verbs == ["Hangup"]


def test_each_sentence_is_spoken_in_the_voice_of_the_line_and_its_language() -> None:
    greeting = World().ring(To="+33199000002")
    assert {(say.get("voice"), say.get("language")) for say in greeting.root.iter("Say")} == {
        ("Polly.Remi-Neural", "fr-FR")
    }
    assert greeting.verb("Gather").attrib["language"] == "fr-FR"
