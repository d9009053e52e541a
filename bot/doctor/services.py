"""What the web process speaks to: Redis, the model, the carrier, and the way back from it."""

from pathlib import Path
from urllib.parse import urlsplit

import redis
import urllib3

from bot import redis_server
from bot.doctor.verdict import Verdict, fail, ok, warn
from bot.settings import Settings
from nlu import rasa_environment, training

SECONDS = 5.0
LOOPBACK = ("127.0.0.1", "localhost", "::1")
HTTP = urllib3.PoolManager(timeout=SECONDS, retries=False)


def store(settings: Settings) -> Verdict:
    try:
        with redis.from_url(settings.redis_url, socket_timeout=SECONDS) as client:
            version = str(client.info("server")["redis_version"])
    except redis.RedisError as problem:
        if settings.redis_url_is_set:
            advice = "start that Redis, or leave REDIS_URL out for the embedded one"
            return fail("Redis", f"does not answer at REDIS_URL: {problem}", advice)
        return embedded()
    if tuple(map(int, version.split(".")[:2])) < redis_server.OLDEST:
        return fail("Redis", f"is {version}", "6.2 or later is needed")
    return ok("Redis", f"{version} answers")


def embedded() -> Verdict:
    try:
        executable = redis_server.find()
    except redis_server.RedisServerError as problem:
        words, _, advice = str(problem).partition(". ")
        return fail("Redis", words, advice)
    return ok("Redis", f"not running; `make run` starts {executable}")


def model(settings: Settings) -> Verdict:
    """Rasa answers, or could."""
    if (status := get(f"{settings.nlu_url}/status")) == 200:
        return ok("model", f"answers at {settings.nlu_url}")
    if urlsplit(settings.nlu_url).hostname not in LOOPBACK:
        advice = "start that server, or leave NLU_URL out; until then the grammar understands"
        return warn("model", f"no answer at NLU_URL ({status})", advice)
    return local_model(settings.root)


def local_model(root: Path) -> Verdict:
    if not rasa_environment.is_ready(root):
        advice = "`make run` installs it (1.5 GB, once); until then the grammar understands"
        return warn("model", "Rasa is not installed", advice)
    if not training.is_trained(root):
        return warn("model", "not trained on today's sentences", "decroche nlu train")
    return ok("model", "trained; not running; `make run` starts it")


def account(settings: Settings) -> Verdict:
    if settings.development:
        advice = "set TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN in .env to answer real calls"
        return warn("carrier", f"the simulator, at {settings.twilio_api_url}", advice)
    address = f"{settings.twilio_api_url}/2010-04-01/Accounts/{settings.account_sid}.json"
    key = f"{settings.account_sid}:{settings.auth_token}"
    status = get(address, headers=urllib3.make_headers(basic_auth=key))
    if status == 200:
        return ok("carrier", f"the account {settings.account_sid} is known")
    if status == 401:
        return fail("carrier", "the account is refused", "compare SID and token with the console")
    return fail("carrier", f"no answer from {settings.twilio_api_url} ({status})", "try again")


def way_back(settings: Settings) -> Verdict:
    """Can the carrier reach the web process at PUBLIC_URL?"""
    url = f"{settings.public_url}/healthz"
    if settings.development:
        return ok("PUBLIC_URL", f"{settings.public_url}, enough for the simulator")
    if (status := get(url)) == 200:
        return ok("PUBLIC_URL", f"{settings.public_url} answers")
    advice = "start the web process, and its tunnel or proxy, or correct PUBLIC_URL"
    return fail("PUBLIC_URL", f"no answer from {url} ({status})", advice)


def get(url: str, headers: dict[str, str] | None = None) -> int | str:
    """The HTTP status, or in words why there is none."""
    try:
        return HTTP.request("GET", url, headers=headers).status
    except urllib3.exceptions.HTTPError as problem:
        return type(problem).__name__
