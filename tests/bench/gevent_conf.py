"""The shipped gunicorn settings with gevent's worker; sockets and sleeps yield before we load."""

from pathlib import Path

from gevent import monkey  # type: ignore[import-untyped]  # put in place by throughput.py

monkey.patch_all()
exec(Path("bot/gunicorn_conf.py").read_text(encoding="utf-8"))
worker_class = "gevent"
worker_connections = 1000
