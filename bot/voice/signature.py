"""Checks that a webhook comes from the carrier. https://www.twilio.com/docs/usage/security"""

from urllib.parse import urlsplit

from flask import Request
from twilio.request_validator import RequestValidator

HEADER = "X-Twilio-Signature"


class Signature:
    """Knows what the carrier signs: the public address, and all parameters of the form.

    The address is built from `public_url`, never from what the request says of its host: a
    proxy in front of us changes scheme, host and port. The validator tries with and without
    a port, as the carrier does.
    """

    def __init__(self, token: str, public_url: str) -> None:
        self._validator = RequestValidator(token)
        self._public = public_url

    def signed(self, request: Request) -> bool:
        """Whether the carrier signed this very request."""
        signature = request.headers.get(HEADER, "")
        url = self._public + _target(request)
        return bool(self._validator.validate(url, request.form, signature))


def _target(request: Request) -> str:
    """Path and query to the letter: what a framework decodes and joins again may differ."""
    raw = str(request.environ.get("RAW_URI") or request.environ.get("REQUEST_URI") or request.path)
    path = urlsplit(raw).path  # a proxy may ask with the whole address
    query = request.environ.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
