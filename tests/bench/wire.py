"""One kept-alive HTTP/1.1 connection that costs the load generator next to nothing.

The generator shares the machine with what it measures, so that a general client, at half a
millisecond a request, would be a good part of the figure.
"""

import asyncio
import time
from dataclasses import dataclass

#: Twilio waits this long for a webhook (https://www.twilio.com/docs/usage/webhooks/webhooks-faq).
PATIENCE = 15.0


@dataclass(frozen=True, slots=True)
class Answer:
    """`status` is 0 when there was no answer; `seconds` from the first byte out to the last in."""

    status: int
    body: str
    seconds: float


class Wire:
    """Posts forms to one host and port, one at a time; reconnects when the other side hung up."""

    def __init__(self, host: str, port: int) -> None:
        self._host, self._port = host, port
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def post(self, path: str, form: bytes, headers: dict[str, str]) -> Answer:
        """Post a form; a failure is an answer with status 0."""
        lines = [
            f"POST {path} HTTP/1.1",
            f"Host: {self._host}:{self._port}",
            "Content-Type: application/x-www-form-urlencoded; charset=UTF-8",
            f"Content-Length: {len(form)}",
            *(f"{name}: {value}" for name, value in headers.items()),
        ]
        request = "\r\n".join([*lines, "", ""]).encode() + form
        begun = time.perf_counter()
        try:
            async with asyncio.timeout(PATIENCE):
                status, body = await self._exchange(request)
        except (OSError, EOFError, ValueError, TimeoutError):
            self.close()
            status, body = 0, b""
        return Answer(status, body.decode("utf-8", "replace"), time.perf_counter() - begun)

    async def _exchange(self, request: bytes) -> tuple[int, bytes]:
        if self._writer is None or self._writer.is_closing() or self._ended():
            self.close()
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        assert self._reader is not None
        self._writer.write(request)
        head = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = dict(line.lower().split(": ", 1) for line in head[1:] if ": " in line)
        if headers.get("transfer-encoding") == "chunked":
            body = await self._chunks()
        else:
            body = await self._reader.readexactly(int(headers.get("content-length", "0")))
        if headers.get("connection") == "close":
            self.close()
        return int(head[0].split()[1]), body

    async def _chunks(self) -> bytes:
        assert self._reader is not None
        body = b""
        while size := int(await self._reader.readline(), 16):
            body += await self._reader.readexactly(size + 2)
            body = body[:-2]
        await self._reader.readline()
        return body

    def _ended(self) -> bool:
        return self._reader is not None and self._reader.at_eof()

    def close(self) -> None:
        """Let go of the connection, if there is one."""
        if self._writer is not None:
            self._writer.close()
        self._reader = self._writer = None
