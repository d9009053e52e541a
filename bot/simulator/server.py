"""A web server in a thread: quick to start on any port, and quiet."""

import errno
import socket
import threading

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from bot.simulator.errors import PortTaken

#: How soon the server notices that it is to stop.
POLL_SECONDS = 0.02


class Quiet(WSGIRequestHandler):
    """Keeps connections open and writes no log."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def log(self, type: str, message: str, *args: object) -> None:
        """Say nothing."""


class Server:
    """Serves one application on `url` until it is stopped."""

    def __init__(self, app: Flask, host: str, port: int) -> None:
        self._app, self._host, self._port = app, host, port
        self._server: BaseWSGIServer | None = None
        self._thread: threading.Thread | None = None

    @property
    def url(self) -> str:
        """Where the server listens."""
        port = self._server.port if self._server else self._port
        return f"http://{self._host}:{port}"

    def start(self) -> None:
        """Listen and serve in a thread.

        Raises:
            PortTaken: another program listens there.
        """
        listening = _listen(self._host, self._port)
        self._server = make_server(
            self._host,
            listening.getsockname()[1],
            self._app,
            threaded=True,
            request_handler=Quiet,
            fd=listening.fileno(),
        )
        listening.close()
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(POLL_SECONDS,), daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening; requests under way may end."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None


def _listen(host: str, port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno in {errno.EADDRINUSE, errno.EACCES}:
            raise PortTaken(host, port) from error
        raise
    listening.listen(128)
    return listening
