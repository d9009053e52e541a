"""Twilio's request signature, written from its description and not from its SDK.

https://www.twilio.com/docs/usage/security#validating-requests
"""

import base64
import hashlib
import hmac
from collections.abc import Iterable
from urllib.parse import urlsplit, urlunsplit


def signed_url(url: str) -> str:
    """Return the part of an address that a voice webhook signs.

    The fragment and the credentials are never part of it.  Over https the port is dropped,
    over http it is kept.
    """
    parts = urlsplit(url)
    host = parts.netloc.rpartition("@")[2]
    if parts.scheme == "https":
        host = host.partition("]")[0] + "]" if host.startswith("[") else host.partition(":")[0]
    return urlunsplit((parts.scheme, host, parts.path, parts.query, ""))


def sign(token: str, url: str, fields: Iterable[tuple[str, str]] = ()) -> str:
    """Return the `X-Twilio-Signature` of a request to `url` with these form fields.

    A GET request, and one with a JSON body, sign the address alone.  The values of a
    repeated name count once each, in order.
    """
    values: dict[str, set[str]] = {}
    for name, value in fields:
        values.setdefault(name, set()).add(value)
    data = url + "".join(name + value for name in sorted(values) for value in sorted(values[name]))
    digest = hmac.new(token.encode(), data.encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
