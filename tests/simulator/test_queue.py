"""<Enqueue>, <Leave> and <Dial><Queue>, https://www.twilio.com/docs/voice/twiml/enqueue"""

import json

import pytest

from bot.simulator import Unverified
from tests.simulator.conftest import LINE
from tests.simulator.tiny_bot import sdk

ENQUEUE = '<Enqueue action="/after" waitUrl="/wait">support</Enqueue>'
WORKFLOW = "WW" + "0" * 32


@pytest.fixture(autouse=True)
def pages(bot):
    bot.serve("/in", ENQUEUE)
    bot.serve("/wait", "<Say>Patientez</Say><Pause length='10'/>")
    bot.serve("/after", "<Say>Fini</Say>")
    bot.serve("/agent", "<Dial action='/agent-after'><Queue url='/whisper'>support</Queue></Dial>")
    bot.serve("/whisper", "<Say>Vous allez parler à Anne</Say>")


# Twilio: the wait document is told the position (1 is the head), the times and the sizes, and
# is requested again whenever it has run out.
# https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl
def test_a_queued_caller_hears_the_wait_document_again_and_again(bot, carrier):
    phone = carrier.ring(LINE)
    assert (phone.state, phone.words) == ("queued", "Patientez")
    phone.wait(30)
    first, second = bot.params("/wait")
    assert (first["QueuePosition"], first["CurrentQueueSize"]) == ("1", "1")
    assert (first["QueueTime"], first["MaxQueueSize"]) == ("0", "1000")
    assert int(second["QueueTime"]) >= 40
    assert first["QueueSid"].startswith("QU")
    assert carrier.ring(LINE).leg is not phone.leg
    assert bot.params("/wait")[-1]["QueuePosition"] == "2"


# Twilio: Leave takes the caller out; the action hears QueueResult=leave.
# https://www.twilio.com/docs/voice/twiml/leave
def test_a_caller_may_leave_the_queue(bot, carrier):
    bot.serve("/wait", '<Gather numDigits="1" action="/left"><Say>1 pour sortir</Say></Gather>')
    bot.serve("/left", "<Leave/>")
    phone = carrier.ring(LINE).press("1")
    assert bot.params("/after")[0]["QueueResult"] == "leave"
    assert (phone.words, phone.state) == ("Fini", "ended")


# Twilio: when an agent's leg takes the caller, the queued side may hear a whisper; the action
# follows once, when the two separate, with QueueResult=bridged.
# https://www.twilio.com/docs/voice/twiml/queue
def test_an_agent_takes_the_head_of_the_queue(bot, carrier):
    phone = carrier.ring(LINE)
    agent = carrier.phone("+33199000501")
    sdk(carrier).calls.create(to=agent.number, from_=LINE, url=bot.at("/agent"))
    agent.wait_for("ringing").answer()
    phone.wait_for("connected")
    assert "Vous allez parler à Anne" in [entry.text for entry in phone.transcript]
    whisper = bot.params("/whisper")[0]
    assert whisper["CallSid"] == phone.call_sid
    assert whisper["DequeingCallSid"] == agent.call_sid
    agent.wait(45)
    agent.hang_up()
    phone.wait_for("ended")
    assert bot.params("/after")[0]["QueueResult"] == "bridged"
    assert bot.params("/agent-after")[0]["DialCallStatus"] == "completed"


def test_an_agent_who_dials_an_empty_queue_waits_for_a_caller(bot, carrier):
    agent = carrier.phone("+33199000501")
    sdk(carrier).calls.create(to=agent.number, from_=LINE, url=bot.at("/agent"))
    agent.wait_for("ringing").answer()
    assert agent.state == "dialling"
    phone = carrier.dial(LINE)
    phone.wait_for("connected")
    agent.wait_for("connected")


def test_an_agent_gives_up_on_an_empty_queue(bot, make_carrier):
    carrier = make_carrier(unverified=Unverified(empty_queue_status="canceled"))
    agent = carrier.phone("+33199000501")
    sdk(carrier).calls.create(to=agent.number, from_=LINE, url=bot.at("/agent"))
    agent.wait_for("ringing").answer()
    carrier.clock.advance(31)
    agent.wait_for("ended")
    assert bot.params("/agent-after")[0]["DialCallStatus"] == "canceled"


# Twilio: a REST dequeue sends the caller to another document; QueueResult is redirected.
# https://www.twilio.com/docs/voice/api/member-resource
def test_a_caller_is_dequeued_by_rest(bot, carrier):
    phone = carrier.ring(LINE)
    bot.serve("/elsewhere", "<Say>Par ici</Say>")
    client = sdk(carrier)
    [queue] = client.queues.list()
    assert (queue.friendly_name, queue.current_size) == ("support", 1)
    [member] = client.queues(queue.sid).members.list()
    assert (member.call_sid, member.position) == (phone.call_sid, 1)
    client.queues(queue.sid).members("Front").update(url=bot.at("/elsewhere"))
    phone.wait_for("ended")
    assert phone.words.endswith("Par ici")
    assert bot.params("/after")[0]["QueueResult"] == "redirected"
    assert client.queues(queue.sid).fetch().current_size == 0


# Twilio: a caller who hangs up in the queue leaves QueueResult=hangup behind.
# https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action
def test_a_caller_hangs_up_in_the_queue(bot, carrier):
    carrier.ring(LINE).hang_up()
    assert bot.params("/after")[0]["QueueResult"] == "hangup"


# Twilio: a wait document that cannot be had ends the wait with QueueResult=error.
# https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl
def test_a_broken_wait_document_ends_the_wait(bot, carrier):
    bot.serve("/wait", lambda: ("nothing", 500))
    phone = carrier.ring(LINE)
    assert bot.params("/after")[0]["QueueResult"] == "error"
    assert phone.words == "Fini"


# Twilio: a full queue takes nobody: QueueResult=queue-full.
# https://www.twilio.com/docs/voice/twiml/enqueue#attributes-action
def test_a_full_queue_takes_nobody(bot, carrier):
    sdk(carrier).queues.create(friendly_name="support", max_size=1)
    carrier.ring(LINE)
    carrier.ring(LINE)
    [params] = bot.params("/after")
    assert params["QueueResult"] == "queue-full"


# Twilio: without a waitUrl the caller hears music.
# https://www.twilio.com/docs/voice/twiml/enqueue#attributes-waiturl
def test_without_a_wait_document_there_is_music(bot, carrier):
    bot.serve("/in", "<Enqueue>support</Enqueue>")
    assert [prompt.kind for prompt in carrier.ring(LINE).heard] == ["music"]


# Twilio: with a workflow's SID the call becomes a task with the call's own attributes and those
# of the Task's JSON. https://www.twilio.com/docs/taskrouter/twiml-queue-calls
def test_a_call_for_a_workflow_becomes_a_task(bot, carrier):
    task = json.dumps({"topic": "sav", "language": "fr"})
    bot.serve(
        "/in", f'<Enqueue workflowSid="{WORKFLOW}"><Task priority="5">{task}</Task></Enqueue>'
    )
    phone = carrier.ring(LINE)
    [made] = carrier.exchange.tasks
    assert (made.workflow_sid, made.priority) == (WORKFLOW, 5)
    assert made.attributes["topic"] == "sav"
    assert made.attributes["call_sid"] == phone.call_sid
    assert made.attributes["from"] == phone.number
