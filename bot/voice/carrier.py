"""The carrier's REST interface. https://www.twilio.com/docs/usage/api"""

from typing import Any
from urllib.parse import urlencode, urlsplit

import urllib3
from twilio.base.exceptions import TwilioRestException
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client

from .errors import CarrierDown, Refused
from .request import OVER

#: Seconds for a connection, and for an answer.
TIMEOUT = urllib3.Timeout(connect=2.0, read=5.0)


class Carrier:
    """Sends messages and asks about calls; connects at the first request.

    Raises Refused when the carrier says no, CarrierDown when it does not answer. What was
    sent when CarrierDown is raised may have been taken: nothing is tried twice here.
    """

    def __init__(self, account_sid: str, auth_token: str, api_url: str) -> None:
        client = Client(account_sid, auth_token, http_client=Http(api_url))
        # Taken now: the SDK loads these at their first use, for two seconds of a caller's time.
        self._messages, self._calls = client.messages, client.calls

    def send(self, to: str, from_: str, body: str) -> str:
        """Send a text message and return its sid; numbers in E.164."""
        try:
            return str(self._messages.create(to=to, from_=from_, body=body).sid)
        except TwilioRestException as error:
            raise _meaning(error) from error

    def fetch(self, call: str) -> str | None:
        """The status of a call ("in-progress", "completed"…), None for one it does not know."""
        try:
            return str(self._calls(call).fetch().status)
        except TwilioRestException as error:
            if error.status == 404:
                return None
            raise _meaning(error) from error

    def over(self, call: str) -> bool:
        """Whether the call has ended, or is unknown to the carrier."""
        status = self.fetch(call)
        return status is None or status in OVER


def _meaning(error: Any) -> Refused | CarrierDown:
    if error.status >= 500 or error.status == 429:
        return CarrierDown(f"the carrier answers {error.status}")
    return Refused(error.code or error.status)


class Http(HttpClient):  # type: ignore[misc]  # the SDK has no types
    """Carries the SDK's requests to `api_url`, with time-outs and connections that are kept."""

    def __init__(self, api_url: str) -> None:
        super().__init__(None, False, TIMEOUT.read_timeout)
        self._api_url = api_url
        self._pool = urllib3.PoolManager(timeout=TIMEOUT, retries=False, maxsize=8)

    def request(
        self,
        method: str,
        uri: str,
        params: dict[str, object] | None = None,
        data: dict[str, object] | None = None,
        headers: dict[str, str] | None = None,
        auth: tuple[str, str] | None = None,
        timeout: float | None = None,
        allow_redirects: bool = False,
    ) -> Response:
        url = f"{self._api_url}{urlsplit(uri).path}"
        post = method.upper() == "POST"
        body = urlencode(_pairs((data if post else params) or {}))
        credentials = urllib3.make_headers(basic_auth=":".join(auth)) if auth else {}
        try:
            answer = self._pool.request(
                method.upper(),
                url if post or not body else f"{url}?{body}",
                body=body if post else None,
                headers={**(headers or {}), **credentials},
                redirect=False,
            )
        except urllib3.exceptions.HTTPError as error:
            raise CarrierDown(f"no answer from {self._api_url}: {type(error).__name__}") from error
        return Response(answer.status, answer.data.decode("utf-8", "replace"), answer.headers)


def _pairs(fields: dict[str, object]) -> list[tuple[str, str]]:
    """Lists as repeated names, https://www.twilio.com/docs/usage/requests-to-twilio"""
    return [
        (name, str(each))
        for name, value in fields.items()
        for each in (value if isinstance(value, list | tuple) else (value,))
    ]
