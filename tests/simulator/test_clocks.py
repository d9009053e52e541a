import threading

import pytest

from bot.simulator import NoAnswer, NotListening, Rings, TooSlow, VirtualClock, WallClock
from bot.simulator.errors import UnknownParty
from bot.simulator.parties import Answers, Busy, Directory, Fails, parse_party
from tests.simulator.conftest import LINE, MORNING
from tests.simulator.tiny_bot import sdk

DEALER = "+33199000101"


def test_a_held_clock_moves_by_hand_only(bot, make_carrier):
    carrier = make_carrier(clock=VirtualClock(MORNING, runs=False))
    bot.serve("/in", f"<Dial timeout='20' action='/after'>{DEALER}</Dial>")
    carrier.party(DEALER, NoAnswer())
    phone = carrier.ring(LINE)
    carrier.clock.advance(19)
    assert phone.dialled[0].outcome == "ringing"
    carrier.clock.advance(1)
    assert bot.params("/after")[0]["DialCallStatus"] == "no-answer"


def test_what_is_due_first_happens_first(bot, make_carrier):
    carrier = make_carrier(clock=VirtualClock(MORNING, runs=False))
    bot.serve("/out", "<Say>a</Say>")
    for number, seconds in (("+33261910031", 9), ("+33261910032", 3)):
        carrier.party(number, Answers(after=seconds))
        sdk(carrier).calls.create(to=number, from_=LINE, url=bot.at("/out"))
    carrier.clock.advance(20)
    assert [p["To"] for p in bot.params("/out")] == ["+33261910032", "+33261910031"]


def test_a_limit_that_only_matters_to_people_does_not_move_the_clock(bot, carrier):
    bot.serve("/in", f"<Dial>{DEALER}</Dial>")
    carrier.party(DEALER, Rings())
    phone = carrier.ring(LINE)
    before = carrier.clock.now()
    assert phone.state == "dialling"
    assert carrier.clock.now() == before
    carrier.clock.advance(31)
    assert phone.dialled[0].outcome == "no-answer"


def test_the_wall_clock_may_run_fast(bot, make_carrier):
    carrier = make_carrier(clock=WallClock(speed=1000), speech=None)
    bot.serve("/in", "<Pause length='20'/><Say>enfin</Say>")
    assert carrier.dial(LINE).wait_for("ended").words == "enfin"


def test_a_bot_that_does_not_answer_in_time_is_named(bot, make_carrier):
    late = threading.Event()
    bot.serve("/in", lambda: str(late.wait(5)))
    carrier = make_carrier()
    with pytest.raises(TooSlow, match="still talking"):
        carrier.ring(LINE, patience=0.05)
    late.set()


def test_the_rule_given_last_wins():
    directory = Directory()
    directory.set("+33639*", Busy())
    directory.set("+33639980001", Fails(sip=503))
    assert directory.find("+33639980001") == Fails(sip=503)
    assert directory.find("+33639980002") == Busy()
    assert directory.find("+33199000101") == Answers()


def test_a_rule_is_read_from_a_command_line():
    assert parse_party("+33639*=busy") == ("+33639*", Busy())
    pattern, party = parse_party("+331=answers,after=3,replies=oui|#2")
    assert (pattern, party) == ("+331", Answers(after=3, replies=("oui", "#2")))
    with pytest.raises(UnknownParty, match=r"sleeps.*there are answers"):
        parse_party("+331=sleeps")
    with pytest.raises(UnknownParty, match="'busy' has no speed"):
        parse_party("+331=busy,speed=1")


def test_a_phone_that_nobody_called_is_idle(carrier):
    phone = carrier.phone("+33261910041")
    assert phone.state == "idle"
    with pytest.raises(NotListening):
        phone.answer()


def test_a_phone_answers_a_call_that_the_application_places(bot, carrier):
    phone = carrier.phone("+33261910041")
    bot.serve("/out", "<Gather input='speech' action='/turn'><Say>Rappel</Say></Gather>")
    bot.serve("/turn", "<Say>Merci</Say>")
    sdk(carrier).calls.create(to=phone.number, from_=LINE, url=bot.at("/out"))
    phone.wait_for("ringing").answer()
    assert phone.words == "Rappel"
    assert phone.say("oui").words == "Merci"


@pytest.mark.parametrize("declines", [True, False])
def test_a_phone_may_decline_or_be_left_ringing(bot, carrier, declines):
    phone = carrier.phone("+33261910041")
    create = sdk(carrier).calls.create
    create(to=phone.number, from_=LINE, url=bot.at("/out"), status_callback=bot.at("/status"))
    phone.wait_for("ringing")
    phone.hang_up() if declines else carrier.clock.advance(61)
    carrier.settle()
    status = bot.params("/status")[0]["CallStatus"]
    assert status == ("busy" if declines else "no-answer")


def test_on_the_wall_clock_the_line_has_moved_when_the_other_side_has_hung_up(bot, make_carrier):
    carrier = make_carrier(clock=WallClock(speed=100), speech=None)
    bot.serve("/in", f"<Dial>{DEALER}</Dial><Gather><Say>Autre chose ?</Say></Gather>")
    carrier.party(DEALER, Rings())
    for _ in range(20):
        phone = carrier.ring(LINE).wait_for("dialling")
        while phone.dialled[0].outcome != "ringing":
            phone.wait_for("dialling")
        phone.dialled[0].answer()
        assert phone.state == "connected"
        phone.dialled[0].hang_up()
        assert (phone.state, phone.words) == ("waiting", "Autre chose ?")
        phone.hang_up()
