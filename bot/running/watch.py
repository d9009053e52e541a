"""Tells the developer when the line answers, and later when understanding moved over."""

import http.client
import json
import time
from collections.abc import Callable, Iterator

POLL_SECONDS = 0.1  # until the web process answers
SLOW_POLL_SECONDS = 2.0  # afterwards
PATIENCE = 30.0  # seconds until we say that web does not answer
TIMEOUT = 5.0

Say = Callable[[str], None]


def watch(port: int, banner: list[str], say: Say) -> None:
    """Say the banner once web answers, then each change of what understands callers.

    Never returns: run it in a daemon thread.
    """
    wait_for_web(port, say)
    for line in banner:
        say(line)
    for line in changes(understandings(port)):
        say(line)


def wait_for_web(port: int, say: Say) -> None:
    warn_at: float | None = time.monotonic() + PATIENCE
    while readyz(port) is None:
        if warn_at and time.monotonic() > warn_at:
            say(f"web does not answer on port {port} yet; the lines above may say why.")
            warn_at = None
        time.sleep(POLL_SECONDS)


def understandings(port: int) -> Iterator[str]:
    while True:
        state = readyz(port) or {}
        if isinstance(understanding := state.get("understanding"), str):
            yield understanding
        time.sleep(SLOW_POLL_SECONDS)


def changes(states: Iterator[str]) -> Iterator[str]:
    """A sentence at the start and for each change between "grammar" and "model"."""
    last = None
    for state in states:
        if state != last:
            yield SENTENCES.get(state, f"Understanding: {state}.")
        last = state


SENTENCES = {
    "grammar": "The fallback grammar understands callers until the model is warm.",
    "model": "The trained model understands callers now.",
}


def readyz(port: int) -> dict[str, object] | None:
    """What /readyz says (200 or 503, a JSON object); None while nobody answers."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request("GET", "/readyz")
        state = json.loads(connection.getresponse().read())
    except (OSError, http.client.HTTPException):
        return None
    except ValueError:
        return {}
    finally:
        connection.close()
    return state if isinstance(state, dict) else {}
