"""The few questions that a benchmark asks over HTTP while it waits."""

import http.client
import json
from typing import Any

TIMEOUT = 5.0


def get(port: int, path: str) -> int:
    """The status of a page; 0 when nobody answers."""
    return _ask(port, path)[0]


def get_json(port: int, path: str) -> dict[str, Any]:
    """The JSON object at `path`; empty when there is none."""
    try:
        found = json.loads(_ask(port, path)[1] or b"{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _ask(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()
    except (OSError, http.client.HTTPException):
        return 0, b""
    finally:
        connection.close()
