"""One HTTP question to Rasa under one deadline, over kept-alive connections.

Connections belong to the process that opened them: a fork gets a pool of its own.
"""

import json
import os
import weakref
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import urllib3

from nlu.errors import ModelUnavailable

#: Connections kept; a gunicorn worker with more threads opens further ones and drops them.
_CONNECTIONS = 16
#: An answer to a parse has about two kilobytes; this one is not from Rasa.
_LARGEST = 1_000_000


class Asker(Protocol):
    """Sends one JSON question and returns the JSON answer, or raises `ModelUnavailable`.

    Never takes longer than `seconds` by more than a packet; may be called from several threads.
    """

    def ask(self, path: str, question: Mapping[str, Any], seconds: float) -> Any:
        """POST `question` to `path`."""
        ...


class HttpAsker:
    """Asks over HTTP. `url` is the server's base address, like http://127.0.0.1:5005."""

    def __init__(self, url: str, clock: Callable[[], float]) -> None:
        self._url = url.rstrip("/")
        self._clock = clock
        self._pool = _pool()
        afresh = weakref.WeakMethod(self._afresh)
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=lambda: (method := afresh()) and method())

    def ask(self, path: str, question: Mapping[str, Any], seconds: float) -> Any:
        """POST `question`; a kept connection that the server closed is tried once more."""
        until = self._clock() + seconds
        try:
            return self._ask(path, question, until)
        except urllib3.exceptions.ProtocolError:
            pass
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise ModelUnavailable(_reason(error)) from error
        try:
            return self._ask(path, question, until)
        except (urllib3.exceptions.HTTPError, OSError) as error:
            raise ModelUnavailable(_reason(error)) from error

    def _ask(self, path: str, question: Mapping[str, Any], until: float) -> Any:
        left = until - self._clock()
        if left <= 0:
            raise ModelUnavailable("late")
        response = self._pool.request(
            "POST",
            self._url + path,
            body=json.dumps(question).encode(),
            headers={"Content-Type": "application/json"},
            timeout=urllib3.Timeout(total=left),
            retries=False,
            preload_content=False,
        )
        try:
            body = b""
            for chunk in response.stream(65536):
                body += chunk
                if self._clock() > until or len(body) > _LARGEST:
                    response.close()
                    raise ModelUnavailable("late" if len(body) <= _LARGEST else "not Rasa's answer")
        finally:
            response.release_conn()
        if response.status != 200:
            raise ModelUnavailable(f"status {response.status}")
        try:
            return json.loads(body)
        except ValueError as error:
            raise ModelUnavailable("not JSON") from error

    def _afresh(self) -> None:
        self._pool = _pool()


def _pool() -> urllib3.PoolManager:
    return urllib3.PoolManager(maxsize=_CONNECTIONS, block=False)


def _reason(error: Exception) -> str:
    # urllib3 counts a refused connection among the time-outs: ask about it first.
    if isinstance(error, urllib3.exceptions.NewConnectionError | ConnectionRefusedError):
        return "no connection"
    if isinstance(error, urllib3.exceptions.TimeoutError | TimeoutError):
        return "late"
    return type(error).__name__
