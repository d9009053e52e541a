"""gunicorn's threaded worker, for clients that connect and then say nothing, or not all.

Plain gthread gives each such client a thread until it goes away (five seconds of one, when it
says nothing at all): as many of them as there are threads, and no caller is answered. A proxy that
buffers requests keeps them off, but not every platform's does.
"""

import errno
import socket
import time

from gunicorn.workers import gthread  # type: ignore[import-untyped]

#: Seconds in which a request must have come, once its first byte has; carriers and proxies send it
#: in one go.
PATIENCE = 2.0


class Client(socket.socket):
    """A connection that counts as reset when a request takes longer than PATIENCE to come."""

    _until = 0.0

    def setblocking(self, flag: bool) -> None:
        """gunicorn calls this with True as a request begins."""
        self._until = time.monotonic() + PATIENCE
        self.settimeout(None if flag else 0.0)

    def recv(self, *words: int) -> bytes:
        self.settimeout(max(self._until - time.monotonic(), 0.001))
        try:
            return super().recv(*words)
        except TimeoutError:
            raise ConnectionResetError(errno.ECONNRESET, "no whole request in time") from None
        finally:
            self.settimeout(None)


class Worker(gthread.ThreadWorker):  # type: ignore[misc]
    """Takes a thread for a client that has begun to speak, and for so long only."""

    def handle(self, conn: gthread.TConn) -> object:
        """Serve one request; on a thread."""
        if not isinstance(conn.sock, Client):
            conn.sock = Client(fileno=conn.sock.detach())
        if not (conn.initialized or conn.wait_for_data(0)):
            return gthread._DEFER  # the main thread waits, for all of them at once
        return super().handle(conn)
