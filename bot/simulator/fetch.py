"""Gets the next document, and makes of whatever came something that can be performed.

https://www.twilio.com/docs/voice/twiml#twilio-understands-mime-types
"""

from xml.sax.saxutils import escape

from bot.simulator.exchange import Exchange
from bot.simulator.leg import Leg
from bot.simulator.parameters import of_leg
from bot.simulator.requests import Fields, Inline, Request, Step
from bot.simulator.signals import Unusable
from bot.simulator.twiml.document import Node, parse
from bot.simulator.webhooks import Answer

XML = {"text/xml", "application/xml", "text/html"}


def fetch(exchange: Exchange, leg: Leg, step: Step, extra: Fields = ()) -> tuple[str, Node, str]:
    """Return the address, the root and the source of the document a step leads to.

    Raises:
        Unusable: with the code that Twilio would report.
    """
    if isinstance(step, Inline):
        return "", parse(step.twiml), step.twiml
    fields = dict(of_leg(leg, step.method)) | dict(extra) | dict(step.fields)
    request = Request(step.url, step.method, tuple(fields.items()))
    answer = exchange.webhooks.ask(request, leg.cookies)
    if answer.status >= 300:
        raise Unusable(11200, f"answered with HTTP status {answer.status}", step.url)
    root = _root(answer, step.url)
    return answer.url, root, answer.body.decode("utf-8", "replace")


def _root(answer: Answer, url: str) -> Node:
    kind = (answer.content_type or "").partition(";")[0].strip().lower()
    if kind in XML:
        return parse(answer.body, url)
    if kind.startswith("audio/"):
        return parse(f"<Response><Play>{escape(answer.url)}</Play></Response>", url)
    if kind == "text/plain":
        try:
            return parse(answer.body, url)
        except Unusable:
            text = escape(answer.body.decode("utf-8", "replace"))
            return parse(f"<Response><Say>{text}</Say></Response>", url)
    given = f"the content type {kind!r}" if kind else "no content type"
    raise Unusable(12300, f"{given} cannot be played; TwiML is text/xml", url)
