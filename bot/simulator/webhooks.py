"""Sends the carrier's requests to the application: signed, timed, retried, and remembered."""

import time
import uuid
from collections import deque
from dataclasses import dataclass, field, replace
from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

import urllib3

from bot.simulator.faults import Faults
from bot.simulator.limits import ANSWER_SECONDS, DOCUMENT_BYTES, HTTP_REDIRECTS
from bot.simulator.overrides import Policy, policy_of
from bot.simulator.requests import Fields, Request
from bot.simulator.signals import Unusable
from bot.simulator.signature import sign, signed_url

Cookies = dict[str, str]

#: So many deliveries are remembered, that a carrier may run for days.
KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What the application said: the last of its redirects, and the `url` that it came from."""

    url: str
    status: int
    content_type: str | None
    body: bytes


@dataclass(frozen=True, slots=True)
class Delivery:
    """One request as it went out and what came back; `status` is None when nothing did."""

    url: str
    method: str
    fields: Fields
    headers: dict[str, str]
    status: int | None
    body: bytes
    seconds: float

    @property
    def params(self) -> dict[str, str]:
        """The form fields by name."""
        return dict(self.fields)

    def as_json(self) -> dict[str, Any]:
        """Return the delivery as JSON shows it."""
        return {
            "url": self.url,
            "method": self.method,
            "params": self.params,
            "headers": self.headers,
            "status": self.status,
            "body": self.body.decode("utf-8", "replace"),
            "seconds": round(self.seconds, 4),
        }


@dataclass(slots=True)
class Webhooks:
    """Asks the application and keeps every `Delivery`; connections stay open between requests."""

    token: str
    faults: Faults
    longest: float = ANSWER_SECONDS
    deliveries: deque[Delivery] = field(default_factory=lambda: deque(maxlen=KEPT))
    _pool: urllib3.PoolManager = field(
        default_factory=lambda: urllib3.PoolManager(num_pools=8, maxsize=64, retries=False)
    )

    def ask(self, request: Request, cookies: Cookies) -> Answer:
        """Return the application's answer, whatever its status, after at most ten redirects.

        Raises:
            Unusable: 11100, 11205, 11200, 11215, 11243 or 11750, as Twilio would report it.
        """
        policy_of(request.url)
        deadline = time.monotonic() + self.longest
        for _ in range(HTTP_REDIRECTS + 1):
            answer, location = self._tried(request, cookies, deadline)
            if location is None:
                return answer
            request = _redirected(request, answer.status, urljoin(answer.url, location))
        raise Unusable(11215, f"more than {HTTP_REDIRECTS} HTTP redirects", request.url)

    def close(self) -> None:
        """Close the connections."""
        self._pool.clear()

    def _tried(
        self, request: Request, cookies: Cookies, deadline: float
    ) -> tuple[Answer, str | None]:
        url, policy = policy_of(request.url, self.longest)
        ident = str(uuid.uuid4())
        deadline = min(deadline, time.monotonic() + policy.total)
        if self.faults.webhook_twice(url):
            self._once(request, url, policy, cookies, ident, deadline)
        for left in range(policy.retries, -1, -1):
            try:
                answer, location = self._once(request, url, policy, cookies, ident, deadline)
            except _Failed as failed:
                if left and policy.retries_on(failed.kind) and time.monotonic() < deadline:
                    continue
                raise Unusable(failed.code, failed.message, request.url) from failed
            if left and answer.status >= 400 and policy.retries_on(f"{answer.status // 100}xx"):
                continue
            return answer, location
        raise AssertionError("the last try returns or raises")

    def _once(
        self,
        request: Request,
        url: str,
        policy: Policy,
        cookies: Cookies,
        ident: str,
        deadline: float,
    ) -> tuple[Answer, str | None]:
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname or "_" in parts.hostname:
            raise Unusable(11100, f"{url!r} is no address that a webhook can go to", url)
        bare = urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))
        post = request.method != "GET"
        if not post and request.fields:
            bare += ("&" if parts.query else "?") + urlencode(request.fields)
        headers = {
            "X-Twilio-Signature": sign(
                self.token, signed_url(bare), request.fields if post else ()
            ),
            "I-Twilio-Idempotency-Token": ident,
            "X-Home-Region": "us1",
            "User-Agent": "TwilioProxy/1.1",
            "Accept": "*/*",
        }
        if post:
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=UTF-8"
        if cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies.items())
        began = time.monotonic()
        body = urlencode(request.fields) if post else None
        delivery = Delivery(bare, request.method, request.fields, headers, None, b"", 0.0)
        try:
            response, content = self._send(bare, request.method, body, headers, policy, deadline)
            if response.status == 401 and parts.username:
                known = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
                headers |= urllib3.util.make_headers(basic_auth=known)
                response, content = self._send(
                    bare, request.method, body, headers, policy, deadline
                )
            delivery = replace(delivery, status=response.status, body=content)
        finally:
            self.deliveries.append(replace(delivery, seconds=time.monotonic() - began))
        for header in response.headers.getlist("Set-Cookie"):
            cookies |= {cookie.key: cookie.value for cookie in SimpleCookie(header).values()}
        if len(content) > DOCUMENT_BYTES:
            raise Unusable(11750, f"the answer is over {DOCUMENT_BYTES} bytes", url)
        answer = Answer(bare, response.status, response.headers.get("Content-Type"), content)
        moved = response.status in {301, 302, 303, 307, 308}
        return answer, response.headers.get("Location") if moved else None

    def _send(
        self,
        url: str,
        method: str,
        body: str | None,
        headers: dict[str, str],
        policy: Policy,
        deadline: float,
    ) -> tuple[urllib3.BaseHTTPResponse, bytes]:
        left = max(0.01, deadline - time.monotonic())
        timeout = urllib3.Timeout(connect=min(policy.connect, left), read=min(policy.read, left))
        try:
            response = self._pool.request(
                method, url, body=body, headers=headers, timeout=timeout, preload_content=False
            )
            content = _read(response, deadline)
            response.release_conn()
        except (urllib3.exceptions.ConnectTimeoutError, urllib3.exceptions.NewConnectionError) as e:
            raise _Failed("ct", 11205, f"no connection to {url}") from e
        except (urllib3.exceptions.TimeoutError, TimeoutError) as e:
            raise _Failed("rt", 11200, f"no answer from {url} within its time") from e
        except urllib3.exceptions.HTTPError as e:
            raise _Failed("ct", 11205, f"the connection to {url} broke: {e}") from e
        return response, content


class _Failed(Exception):
    """One attempt went wrong: its retry `kind`, error code and words."""

    def __init__(self, kind: str, code: int, message: str) -> None:
        super().__init__(message)
        self.kind, self.code, self.message = kind, code, message


def _read(response: urllib3.BaseHTTPResponse, deadline: float) -> bytes:
    content = b""
    for chunk in response.stream(16 * 1024):
        content += chunk
        if len(content) > DOCUMENT_BYTES:
            response.close()
            break
        if time.monotonic() > deadline:
            response.close()
            raise TimeoutError
    return content


def _redirected(request: Request, status: int, url: str) -> Request:
    """Return the request that follows an HTTP redirect: the digits do not come along."""
    kept = tuple(
        pair for pair in request.fields if pair[0] not in {"Digits", "SpeechResult", "Confidence"}
    )
    method = request.method if status in {307, 308} else "GET"
    return Request(url, method, kept)


def query_fields(query: str) -> Fields:
    """Return the fields of a query string or form body, blank ones too."""
    return tuple(parse_qsl(query, keep_blank_values=True))
