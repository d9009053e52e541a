"""A bot for the simulator's own tests: serves fixed TwiML and remembers what it was asked."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask, Response, request
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from bot.simulator import TOKEN, Carrier
from bot.simulator.server import Server

Page = str | Response | Callable[[], Any]


class TinyBot:
    """Answers each path with its page; a text is put inside <Response>."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.badly_signed: list[str] = []
        app = Flask("tiny bot")
        app.add_url_rule("/<path:path>", view_func=self._answer, methods=["GET", "POST"])
        self._server = Server(app, "127.0.0.1", 0)
        self._server.start()
        self.url = self._server.url

    def stop(self) -> None:
        self._server.stop()

    def at(self, path: str) -> str:
        return f"{self.url}{path}"

    def serve(self, path: str, page: Page) -> None:
        self.pages[path] = page

    def params(self, path: str) -> list[dict[str, str]]:
        """What each request to a path brought, in order."""
        return [params for asked, params in self.asked if asked == path]

    def _answer(self, path: str) -> Any:
        if request.user_agent.string != "TwilioProxy/1.1":
            return Response(status=404)  # a stranger who looks for a server that had our port
        signature = request.headers.get("X-Twilio-Signature", "")
        if not RequestValidator(TOKEN).validate(request.url, request.form, signature):
            self.badly_signed.append(request.url)
        self.asked.append((request.path, {**request.args.to_dict(), **request.form.to_dict()}))
        page = self.pages.get(request.path)
        if page is None:
            page = ""
        if callable(page) and not isinstance(page, Response):
            page = page()
        return twiml(page) if isinstance(page, str) else page


def twiml(verbs: str, content_type: str | None = "text/xml") -> Response:
    return Response(f"<Response>{verbs}</Response>", content_type=content_type)


def sdk(carrier: Carrier) -> Client:
    """Twilio's own SDK, pointed at the carrier."""

    class ToCarrier(TwilioHttpClient):
        def request(self, method: str, url: str, *args: Any, **more: Any) -> Any:
            url = url.replace("https://api.twilio.com", carrier.url)
            return super().request(method, url, *args, **more)

    return Client(carrier.account_sid, carrier.auth_token, http_client=ToCarrier())


def refusal(do: Callable[..., Any], *args: Any, **more: Any) -> TwilioRestException:
    """What a request that must be refused was refused with."""
    with pytest.raises(TwilioRestException) as refused:
        do(*args, **more)
    return refused.value
