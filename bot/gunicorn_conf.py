"""gunicorn's settings for the web process (https://docs.gunicorn.org/en/stable/settings.html)."""

from bot.running import checks

_settings = checks.settings_or_exit()

bind = f"{_settings.host}:{_settings.port}"
# One master loads flows, words and dealers once: a broken one is refused at start, and a worker
# that is replaced later takes what the master holds, not what lies on the disk by then.
preload_app = True
workers = _settings.web.workers
worker_class = "bot.web_worker.Worker"
threads = _settings.web.threads
# The carrier gives a webhook 15 s, so a worker silent for twice that is replaced.
# https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
timeout = 30
# At a stop turns under way are finished; at a desk nobody wants to wait for kept-alive connections.
graceful_timeout = 1 if _settings.development else 20
keepalive = 75  # the carrier and its proxies use their connections again
accesslog = None
errorlog = "-"
loglevel = "warning"
control_socket_disable = True  # nothing of ours speaks to it
