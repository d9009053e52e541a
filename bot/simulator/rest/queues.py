"""/Queues and their members.

https://www.twilio.com/docs/voice/api/queue-resource and .../member-resource
"""

from typing import Any

from flask import Blueprint, request

from bot.simulator.errors import Refused
from bot.simulator.events import Sent
from bot.simulator.exchange import Exchange
from bot.simulator.limits import QUEUE_NAME_CHARACTERS, QUEUE_SIZE, QUEUE_SIZE_MAX
from bot.simulator.queues import CallQueue, Member
from bot.simulator.requests import Request
from bot.simulator.rest.envelope import date, known_only, number, page


def blueprint(exchange: Exchange) -> Blueprint:
    """Return the resources over the queues of an exchange."""
    queues = Blueprint("queues", __name__)

    @queues.post("/Queues.json")
    def create() -> Any:
        known_only(request.form, {"FriendlyName", "MaxSize"})
        name = request.form.get("FriendlyName", "")
        if not name or len(name) > QUEUE_NAME_CHARACTERS:
            raise Refused(20001, f"FriendlyName is 1 to {QUEUE_NAME_CHARACTERS} characters")
        if exchange.queues.has(name):
            raise Refused(22003, f"a queue is already called {name!r}")
        queue = exchange.queues.named(name, max_size())
        return queue_json(exchange, queue), 201

    @queues.get("/Queues.json")
    def index() -> Any:
        return page("queues", exchange.queues.all(), lambda queue: queue_json(exchange, queue))

    @queues.get("/Queues/<sid>.json")
    def fetch(sid: str) -> Any:
        return queue_json(exchange, find(exchange, sid))

    @queues.post("/Queues/<sid>.json")
    def update(sid: str) -> Any:
        known_only(request.form, {"FriendlyName", "MaxSize"})
        queue = find(exchange, sid)
        queue.max_size = max_size(queue.max_size)
        return queue_json(exchange, queue)

    @queues.delete("/Queues/<sid>.json")
    def delete(sid: str) -> Any:
        queue = find(exchange, sid)
        if queue.members:
            raise Refused(22005, f"queue {queue.name!r} is not empty")
        exchange.queues.remove(queue)
        return "", 204

    @queues.get("/Queues/<sid>/Members.json")
    def members(sid: str) -> Any:
        queue = find(exchange, sid)
        return page("queue_members", queue.members, lambda m: member_json(exchange, queue, m))

    @queues.get("/Queues/<sid>/Members/<call>.json")
    def member(sid: str, call: str) -> Any:
        queue = find(exchange, sid)
        return member_json(exchange, queue, find_member(queue, call))

    @queues.post("/Queues/<sid>/Members/<call>.json")
    def dequeue(sid: str, call: str) -> Any:
        known_only(request.form, {"Url", "Method"})
        url = request.form.get("Url", "")
        if not url.startswith(("http://", "https://")):
            raise Refused(21205, f"Url must be an absolute web address, not {url!r}")
        with exchange.clock.lock:
            queue = find(exchange, sid)
            found = find_member(queue, call)
            shown = member_json(exchange, queue, found)
            exchange.queues.leave(queue, found.leg)
            step = Request(url, request.form.get("Method", "POST"))
            exchange.clock.post(found.leg.inbox, Sent(step))
        return shown

    return queues


def max_size(default: int = QUEUE_SIZE) -> int:
    """Return the MaxSize asked for.

    Raises:
        Refused: more than Twilio has.
    """
    size = number("MaxSize", default, request.form)
    if not 1 <= size <= QUEUE_SIZE_MAX:
        raise Refused(20001, f"MaxSize is 1 to {QUEUE_SIZE_MAX}, not {size}")
    return size


def find(exchange: Exchange, sid: str) -> CallQueue:
    """Return a queue.

    Raises:
        Refused: 20404.
    """
    queue = exchange.queues.find(sid)
    if queue is None:
        raise Refused(20404, f"The requested resource {request.path} was not found", 404)
    return queue


def find_member(queue: CallQueue, call: str) -> Member:
    """Return a member by its call's SID, or the head as `Front`.

    Raises:
        Refused: 20404.
    """
    for member in queue.members:
        if call in {"Front", member.leg.sid}:
            return member
    raise Refused(20404, f"The requested resource {request.path} was not found", 404)


def queue_json(exchange: Exchange, queue: CallQueue) -> dict[str, Any]:
    """Return every property of a queue."""
    uri = f"/2010-04-01/Accounts/{exchange.account_sid}/Queues/{queue.sid}"
    return {
        "sid": queue.sid,
        "friendly_name": queue.name,
        "current_size": len(queue.members),
        "max_size": queue.max_size,
        "average_wait_time": queue.average_wait(exchange.clock.now()),
        "account_sid": exchange.account_sid,
        "date_created": date(queue.created),
        "date_updated": date(queue.created),
        "uri": f"{uri}.json",
        "subresource_uris": {"members": f"{uri}/Members.json"},
    }


def member_json(exchange: Exchange, queue: CallQueue, member: Member) -> dict[str, Any]:
    """Return every property of a caller in a queue."""
    base = f"/2010-04-01/Accounts/{exchange.account_sid}/Queues/{queue.sid}/Members"
    return {
        "call_sid": member.leg.sid,
        "date_enqueued": date(member.entered),
        "position": queue.position(member.leg),
        "wait_time": round(exchange.clock.now() - member.entered),
        "queue_sid": queue.sid,
        "uri": f"{base}/{member.leg.sid}.json",
    }
