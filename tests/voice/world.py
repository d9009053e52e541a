"""The web application with small flows, and a carrier that signs what it sends."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from xml.etree.ElementTree import Element, fromstring

from werkzeug.test import TestResponse

from bot.app import create_app
from bot.dialogue.consult import Answer, Consult, Unavailable
from bot.dialogue.flow import Flows
from bot.health import Health
from bot.lines import Lines
from bot.sessions.memory import MemorySessions
from bot.settings import Settings, load
from bot.turns import Endings, Turns
from nlu.model import Entity, Expected, Reading, Recognition
from tests.dialogue.errand import errand

ROOT = Path(__file__).parents[2]
LILLE = Reading({"name": "Lille"}, "Lille", "Nord")
CALL = "CA" + "0123456789abcdef" * 2


class Recogniser:
    """Knows a few sentences; anything else is out of scope."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Expected, str]] = []
        self.degraded = ""
        self.bug: Exception | None = None

    def recognise(self, text: str, expected: Expected, language: str) -> Recognition:
        self.asked.append((text, expected, language))
        if self.bug:
            raise self.bug
        intent, entities = "out_of_scope", ()
        if "garage" in text:
            intent = "find_dealer"
        elif "conseiller" in text:
            intent = "speak_to_agent"
        if "Lille" in text or text == "59000":
            entities = (Entity("place", "Lille", readings=(LILLE,)),)
        confidence = 0.2 if intent == "out_of_scope" else 0.9
        return Recognition(
            text, intent, confidence, entities=entities, source="model", degraded=self.degraded
        )


class Backends:
    """Answers with one dealer, unless it is down."""

    def __init__(self) -> None:
        self.asked: list[Consult] = []
        self.down = False

    def ask(self, consult: Consult) -> Answer | Unavailable:
        self.asked.append(consult)
        return Unavailable("timeout") if self.down else Answer({"dealers": [{"name": "Nord"}]})


class Catalogue:
    """One state of the flows."""

    def __init__(self, flows: Flows) -> None:
        self.flows = flows
        self.forgotten = False

    def current(self) -> Flows:
        return self.flows

    def get(self, fingerprint: str) -> Flows:
        assert fingerprint == self.flows.fingerprint
        if self.forgotten:
            raise LookupError("the flows are kept nowhere")
        return self.flows


class Model:
    def warm(self) -> bool:
        return True


def settings(**changes: Any) -> Settings:
    """The shipped settings, whose lines start with the flow of the tests."""
    shipped = load(ROOT, {"PUBLIC_URL": "http://127.0.0.1:8000", "PORT": "8000"})
    lines = tuple(replace(line, start="main", offers=("find_dealer",)) for line in shipped.lines)
    return replace(shipped, **{"lines": lines, **changes})


class World:
    """Everything a call meets, and the carrier's side of it."""

    def __init__(
        self, sessions: Any = None, made: Settings | None = None, flows: Flows | None = None
    ) -> None:
        self.settings = made or settings()
        self.sessions = sessions or MemorySessions()
        self.recogniser, self.backends = Recogniser(), Backends()
        self.now = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
        lines = Lines(self.settings.lines, self.settings.time_zone)
        self.catalogue = catalogue = Catalogue(flows or errand())
        self.turns = Turns(
            sessions=self.sessions,
            recogniser=self.recogniser,
            backends=self.backends,
            catalogue=catalogue,
            lines=lines,
            now=lambda: self.now,
            timer=lambda: 0.0,
        )
        health = Health(self.sessions, Model(), catalogue)
        self.endings = Endings(self.sessions, catalogue, lines, lambda: self.now)
        self.app = create_app(
            self.settings,
            turns=self.turns,
            endings=self.endings,
            lines=lines,
            health=health,
            now=lambda: self.now,
        )
        self.client = self.app.test_client()

    def post(
        self,
        url: str,
        form: Mapping[str, str] | None = None,
        *,
        sign: bool = True,
        **parameters: str,
    ) -> TestResponse:
        """A webhook as the carrier sends it; `url` absolute, or a path under the public one."""
        public = self.settings.public_url
        target = url.removeprefix(public)
        values = form if form is not None else {**COMMON, **parameters}
        headers = {
            "X-Twilio-Signature": signature(self.settings.auth_token, public + target, values)
        }
        return self.client.post(
            target,
            data=urlencode(values),
            content_type="application/x-www-form-urlencoded; charset=UTF-8",
            headers=headers if sign else {},
        )

    def ring(self, **parameters: str) -> "Heard":
        return Heard(self.post("/voice/incoming", CallStatus="ringing", **parameters))

    def bring(self, heard: "Heard", **parameters: str) -> "Heard":
        """What the caller did, brought to the address that the last document names."""
        return Heard(self.post(heard.action, CallStatus="in-progress", **parameters))


#: What every webhook of a call from France carries; empty values are part of what is signed.
COMMON = {
    "CallSid": CALL,
    "AccountSid": "ACdec0c4e0000000000000000000000000",
    "From": "+33261910012",
    "To": "+33199000001",
    "Direction": "inbound",
    "ApiVersion": "2010-04-01",
    "FromCity": "",
    "FromCountry": "FR",
}


def signature(token: str, url: str, values: Mapping[str, str]) -> str:
    """https://www.twilio.com/docs/usage/security: the address, then names and values in order."""
    data = url + "".join(name + values[name] for name in sorted(values))
    return base64.b64encode(hmac.new(token.encode(), data.encode(), hashlib.sha1).digest()).decode()


class Heard:
    """A document that the line answered."""

    def __init__(self, response: TestResponse) -> None:
        assert response.status_code == 200, response.status
        assert response.content_type == "text/xml; charset=utf-8"
        self.bytes = response.data
        self.root: Element = fromstring(response.text)

    @property
    def said(self) -> list[str]:
        return [each.text or "" for each in self.root.iter("Say")]

    @property
    def verbs(self) -> list[str]:
        return [each.tag for each in self.root]

    def verb(self, name: str) -> Element:
        found = self.root.find(name)
        assert found is not None, self.bytes
        return found

    @property
    def action(self) -> str:
        """Where the line goes on."""
        for name in ("Gather", "Dial"):
            found = self.root.find(name)
            if found is not None:
                return found.attrib["action"]
        return self.verb("Redirect").text or ""

    @property
    def number(self) -> str:
        """Who is dialled."""
        return self.verb("Dial").findtext("Number") or ""
