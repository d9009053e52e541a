"""Calls by REST, https://www.twilio.com/docs/voice/api/call-resource, with Twilio's own SDK."""

from datetime import date

import pytest
import urllib3

from bot.simulator import Answers, Busy, Declines, Fails, NoAnswer, VirtualClock, Voicemail
from tests.simulator.conftest import LINE, MORNING, PERSON
from tests.simulator.tiny_bot import refusal, sdk

ALL = ["initiated", "ringing", "answered", "completed"]


# Twilio: a created call is queued, with neither times, duration nor price; its Url is requested
# when the callee answers. https://www.twilio.com/docs/voice/api/call-resource#create-a-call
def test_a_call_is_queued_then_rung_then_asks_for_its_document(bot, carrier, place):
    carrier.party(PERSON, Answers(after=3))
    call = place()
    assert (call.status, call.direction, call.start_time, call.duration, call.price) == (
        "queued", "outbound-api", None, None, None,
    )  # fmt: skip
    carrier.settle()
    [params] = bot.params("/out")
    assert (params["CallSid"], params["CallStatus"]) == (call.sid, "in-progress")
    assert (params["From"], params["To"], params["Direction"]) == (LINE, PERSON, "outbound-api")
    done = sdk(carrier).calls(call.sid).fetch()
    assert (done.status, done.to, done.answered_by) == ("completed", PERSON, None)
    assert int(done.duration) >= 2


# Twilio: progress is reported as initiated, ringing, in-progress and then the final status, with
# a SequenceNumber from 0; only completed unless more is asked for.
# https://www.twilio.com/docs/voice/api/call-resource#statuscallbackevent
def test_progress_is_reported(bot, carrier, place):
    place(status_callback=bot.at("/status"), status_callback_event=ALL)
    carrier.settle()
    reports = bot.params("/status")
    assert [(r["CallStatus"], r["SequenceNumber"]) for r in reports] == [
        ("initiated", "0"),
        ("ringing", "1"),
        ("in-progress", "2"),
        ("completed", "3"),
    ]
    assert {r["CallbackSource"] for r in reports} == {"call-progress-events"}
    assert "CallDuration" not in reports[1]
    assert reports[3]["Duration"] == "1"
    assert reports[0]["Timestamp"].startswith("Fri, 20 Nov 2026 10:00:0")
    assert reports[0]["Timestamp"].endswith(" +0000")


def test_only_the_end_is_reported_unless_more_is_asked_for(bot, carrier, place):
    place(status_callback=bot.at("/status"))
    carrier.settle()
    [report] = bot.params("/status")
    assert (report["CallStatus"], report["SequenceNumber"]) == ("completed", "3")


# Twilio: a call that nobody answers ends busy, no-answer or failed, with SIP's code.
# https://www.twilio.com/docs/voice/api/call-resource#call-status-values
@pytest.mark.parametrize(
    ("party", "status", "sip"),
    [
        (Busy(), "busy", "486"),
        (Declines(), "busy", "486"),
        (NoAnswer(), "no-answer", "487"),
        (Fails(sip=404), "failed", "404"),
    ],
)
def test_who_does_not_answer_is_reported(bot, carrier, place, party, status, sip):
    carrier.party(PERSON, party)
    call = place(status_callback=bot.at("/status"), timeout=20)
    carrier.settle()
    [report] = bot.params("/status")
    assert (report["CallStatus"], report["SipResponseCode"]) == (status, sip)
    assert (report["CallDuration"], report["Duration"]) == ("0", "0")
    assert sdk(carrier).calls(call.sid).fetch().status == status
    assert bot.params("/out") == []


def test_a_scripted_person_answers_the_bots_questions(bot, carrier, place):
    carrier.party(PERSON, Answers(replies=("oui", "#2", "")))
    bot.serve("/out", "<Gather input='speech dtmf' action='/out' numDigits='1'/><Say>Fin</Say>")
    place()
    carrier.settle()
    heard = [(p.get("SpeechResult"), p.get("Digits")) for p in bot.params("/out")]
    assert heard == [(None, None), ("oui", None), (None, "2")]


# Twilio: with MachineDetection the verdict comes as AnsweredBy.
# https://www.twilio.com/docs/voice/answering-machine-detection
@pytest.mark.parametrize(
    ("party", "verdict"), [(Voicemail(), "machine_start"), (Answers(), "human")]
)
def test_a_machine_is_told_from_a_person(bot, carrier, place, party, verdict):
    carrier.party(PERSON, party)
    place(machine_detection="Enable")
    carrier.settle()
    assert bot.params("/out")[0]["AnsweredBy"] == verdict


# Twilio: with AsyncAmd the document is asked for at once, and the verdict comes later by itself.
# https://www.twilio.com/docs/voice/answering-machine-detection#asyncamd
def test_the_verdict_may_come_beside_the_call(bot, carrier, place):
    carrier.party(PERSON, Voicemail())
    place(
        machine_detection="DetectMessageEnd",
        async_amd="true",
        async_amd_status_callback=bot.at("/verdict"),
    )
    carrier.settle()
    assert "AnsweredBy" not in bot.params("/out")[0]
    assert bot.params("/verdict")[0]["AnsweredBy"] == "machine_end_beep"


# Twilio: one new call a second; more are accepted, queued and paced, not refused.
# https://www.twilio.com/docs/voice/api/call-resource#calls-per-second
def test_calls_are_paced_one_a_second(make_carrier, bot):
    carrier = make_carrier(clock=VirtualClock(MORNING, runs=False))
    client = sdk(carrier)
    calls = [
        client.calls.create(to=f"+3326191001{n}", from_=LINE, twiml="<Response/>") for n in range(3)
    ]
    assert [call.queue_time for call in calls] == ["0", "1000", "2000"]

    def states():
        return [leg.status for leg in carrier.calls]

    carrier.clock.advance(0)
    assert states() == ["ringing", "queued", "queued"]
    carrier.clock.advance(1)
    assert states() == ["ringing", "ringing", "queued"]


# Twilio: canceling a call that is still queued fires no status callback at all.
# https://www.twilio.com/docs/voice/api/call-resource#call-status-values
def test_a_queued_call_is_cancelled_without_a_word(make_carrier, bot):
    carrier = make_carrier(clock=VirtualClock(MORNING, runs=False))
    client = sdk(carrier)
    client.calls.create(to=PERSON, from_=LINE, twiml="<Response/>")
    second = client.calls.create(
        to=PERSON, from_=LINE, twiml="<Response/>", status_callback=bot.at("/status")
    )
    assert client.calls(second.sid).update(status="canceled").status == "canceled"
    carrier.clock.advance(5)
    assert bot.params("/status") == []
    assert refusal(client.calls(second.sid).update, status="canceled").code == 21220


# Twilio: Status=completed ends a call at any time; canceled only one that is not answered.
# https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
def test_a_call_is_ended_by_rest(bot, carrier):
    bot.serve("/in", "<Gather/>")
    phone = carrier.ring(LINE)
    client = sdk(carrier)
    assert refusal(client.calls(phone.call_sid).update, status="canceled").code == 21220
    client.calls(phone.call_sid).update(status="completed")
    phone.wait_for("ended")
    assert (phone.status, phone.ended_by) == ("completed", "bot")


# Twilio: Url or Twiml sends a call in progress to another document; otherwise 21220.
# https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
def test_a_call_is_redirected_by_rest(bot, carrier):
    bot.serve("/in", "<Gather/>")
    phone = carrier.ring(LINE)
    update = sdk(carrier).calls(phone.call_sid).update
    update(twiml="<Response><Say>Autre chose</Say></Response>")
    phone.wait_for("ended")
    assert phone.words == "Autre chose"
    assert refusal(update, url=bot.at("/in")).code == 21220


# Twilio: a redirect out of a bridge ends it for the other leg, whose Dial action then runs.
# https://www.twilio.com/docs/voice/api/call-resource#update-a-call-resource
def test_a_dialled_leg_is_redirected_out_of_its_bridge(bot, carrier):
    bot.serve("/in", "<Dial action='/after'>+33199000101</Dial>")
    bot.serve("/after", "<Say>Seul</Say>")
    bot.serve("/two", "<Say>Ailleurs</Say>")
    phone = carrier.ring(LINE)
    child = phone.dialled[0].leg
    sdk(carrier).calls(child.sid).update(url=bot.at("/two"))
    phone.wait_for("ended")
    carrier.settle()
    assert phone.words == "Seul"
    assert [prompt.text for prompt in child.heard] == ["Ailleurs"]


# Twilio: HTTP Basic with the account's SID and token; 20003 otherwise; 20404 for what is not
# there. https://www.twilio.com/docs/usage/requests-to-twilio
def test_who_asks_must_be_known(carrier):
    url = f"{carrier.url}/2010-04-01/Accounts/{carrier.account_sid}/Calls.json"
    response = urllib3.request("GET", url)
    assert (response.status, response.json()["code"]) == (401, 20003)
    error = refusal(sdk(carrier).calls("CA" + "0" * 32).fetch)
    assert (error.status, error.code) == (404, 20404)
    assert error.uri.startswith("/")


# Twilio: lists come in pages, filtered by To, From, Status, ParentCallSid and times.
# https://www.twilio.com/docs/voice/api/call-resource#read-multiple-call-resources
def test_calls_are_listed_filtered_and_paged(carrier, place):
    for number in range(5):
        place(to=f"+3326191002{number}")
    carrier.settle()
    calls = sdk(carrier).calls
    assert len(calls.list(page_size=2)) == 5
    assert [call.to for call in calls.list(to="+33261910023")] == ["+33261910023"]
    assert len(calls.list(status="completed", from_=LINE)) == 5
    assert calls.list(status="busy") == []
    assert len(calls.list(start_time=date(2026, 11, 20))) == 5
    assert calls.list(start_time_before=date(2026, 11, 18)) == []
    assert len(calls.list(start_time_after=date(2026, 11, 19))) == 5


# Twilio: a finished call may be deleted. https://www.twilio.com/docs/voice/api/call-resource
def test_a_finished_call_is_deleted(carrier, place):
    call = place()
    carrier.settle()
    calls = sdk(carrier).calls
    assert calls(call.sid).delete()
    assert refusal(calls(call.sid).fetch).code == 20404


# An inbound number's status callback fires once, at the end.
# https://www.twilio.com/docs/voice/api/incomingphonenumber-resource
def test_an_inbound_call_is_reported_at_its_end(bot, make_carrier):
    bot.serve("/in", "<Pause length='61'/><Say>a</Say>")
    make_carrier(number={"status_callback": bot.at("/status")}).ring(LINE)
    [report] = bot.params("/status")
    assert (report["CallStatus"], report["Direction"]) == ("completed", "inbound")
