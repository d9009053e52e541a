"""`<Enqueue>`: wait in a queue, or for a TaskRouter worker.

https://www.twilio.com/docs/voice/twiml/enqueue
"""

import json

from bot.simulator.bridge import bridged
from bot.simulator.events import LegOver, LegReady, Nudge
from bot.simulator.limits import QUEUE_SIZE
from bot.simulator.line import Line
from bot.simulator.queues import CallQueue, Member
from bot.simulator.requests import Fields, Step
from bot.simulator.signals import Left, Over, SentElsewhere, Taken, Unusable
from bot.simulator.tasks import Task
from bot.simulator.twiml.document import Node
from bot.simulator.verbs.registry import verb
from bot.simulator.waiting import wait_for_turn


@verb("Enqueue")
def enqueue(line: Line, node: Node) -> Step | None:
    """Stay in the queue until taken, sent elsewhere, leaving or gone; then the action."""
    workflow = node.get("workflowSid")
    name = f"workflow {workflow}" if workflow else node.text
    queue = line.exchange.queues.named(name, node.number("maxQueueSize", QUEUE_SIZE))
    member = line.exchange.queues.enter(queue, line.leg)
    if member is None:
        return _next(line, node, (("QueueResult", "queue-full"),))
    task = _task(line, node, workflow) if workflow else None
    for taker in queue.takers[:1]:
        line.exchange.clock.post(taker.inbox, Nudge())
    result = _stay(line, node, queue, member)
    waited = round(line.exchange.clock.now() - member.entered)
    fields: Fields = (
        ("QueueResult", result),
        ("QueueSid", queue.sid),
        ("QueueTime", str(waited)),
    )
    if task is not None and line.exchange.doubts.enqueue_sends_task_sid:
        fields += (("TaskSid", task.sid),)
    return _next(line, node, fields)


def _stay(line: Line, node: Node, queue: CallQueue, member: Member) -> str:
    """Wait, and return the QueueResult; raise when the leg has nowhere to go on."""
    try:
        wait_for_turn(line, node, queue, member)
    except Left:
        return "leave"
    except Unusable as failed:
        line.exchange.debugger.note(failed.code, failed.message, line.leg.sid, failed.url)
        return "error"
    except Taken as taken:
        return _bridge(line, node, taken, queue, member)
    except SentElsewhere as sent:
        _tell(line, node, sent.queue_result, queue, member)
        raise
    except Over:
        _tell(line, node, "hangup", queue, member)
        raise
    finally:
        line.exchange.queues.leave(queue, line.leg)
    raise AssertionError("a caller leaves a queue in one of the ways above")


def _bridge(line: Line, node: Node, taken: Taken, queue: CallQueue, member: Member) -> str:
    try:
        if taken.whisper is not None:
            waited = round(line.exchange.clock.now() - member.entered)
            more = (
                ("QueueSid", queue.sid),
                ("QueueTime", str(waited)),
                ("DequeingCallSid", taken.taker.sid),
            )
            Line(line.exchange, line.leg, "whisper", extra=lambda: more).run(taken.whisper)
        line.exchange.clock.post(taken.taker.inbox, LegReady(line.leg))
        bridged(line.leg, taken.taker)
    except SentElsewhere:
        _tell(line, node, "redirected-from-bridged", queue, member)
        raise
    except Over:
        _tell(line, node, "bridged", queue, member)
        raise
    finally:
        line.exchange.clock.post(taken.taker.inbox, LegOver(line.leg))
    return "bridged"


def _task(line: Line, node: Node, workflow: str) -> Task:
    given = next((child for child in node.children if child.name == "Task"), None)
    attributes = json.loads(given.text or "{}") if given else {}
    task = Task(
        sid=line.exchange.sids("WT"),
        workflow_sid=workflow,
        call_sid=line.leg.sid,
        attributes={**_call_attributes(line), **attributes},
        priority=given.number("priority", 0) if given else 0,
        timeout=given.number("timeout", 86400) if given else 86400,
    )
    line.exchange.tasks.append(task)
    return task


def _call_attributes(line: Line) -> dict[str, str]:
    leg = line.leg
    return {
        "call_sid": leg.sid,
        "account_sid": leg.account_sid,
        "from": leg.from_number,
        "to": leg.to_number,
        "caller": leg.from_number,
        "called": leg.to_number,
        "direction": leg.direction,
        "call_status": leg.status,
        "api_version": "2010-04-01",
    }


def _next(line: Line, node: Node, fields: Fields) -> Step | None:
    if not node.get("action"):
        return None
    return line.request(node.get("action"), node.get("method"), *fields)


def _tell(line: Line, node: Node, result: str, queue: CallQueue, member: Member) -> None:
    """Request the action although its TwiML can reach nobody."""
    waited = round(line.exchange.clock.now() - member.entered)
    fields = (("QueueResult", result), ("QueueSid", queue.sid), ("QueueTime", str(waited)))
    if node.get("action"):
        line.after_call(line.request(node.get("action"), node.get("method"), *fields))
