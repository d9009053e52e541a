"""Flow files in Redis, shared by all processes.

| key                          | type   | holds                          | life          |
|------------------------------|--------|--------------------------------|---------------|
| decroche:flows:{fingerprint} | string | the files and their root, JSON | LIFE_SECONDS  |
"""

import json
from typing import Any

import redis

from .errors import ArchiveUnavailable
from .sources import Sources

#: Longer than any call, and renewed while the files are in use.
LIFE_SECONDS = 24 * 3600


class RedisArchive:
    """A `FlowArchive` in Redis."""

    def __init__(self, client: "redis.Redis") -> None:
        self._client: Any = client  # its answers are typed for both of its kinds of client

    def keep(self, sources: Sources) -> None:
        document = json.dumps({"root": sources.root, "files": dict(sources.files)})
        try:
            self._client.set(_key(sources.fingerprint), document, ex=LIFE_SECONDS)
        except redis.RedisError as error:
            raise ArchiveUnavailable(f"the flows could not be kept in Redis: {error}") from error

    def find(self, fingerprint: str) -> Sources | None:
        try:
            document = self._client.get(_key(fingerprint))
        except redis.RedisError as error:
            raise ArchiveUnavailable(f"the flows could not be read: {error}") from error
        if document is None:
            return None
        kept = json.loads(document)
        return Sources(kept["files"], kept["root"])


def _key(fingerprint: str) -> str:
    return f"decroche:flows:{fingerprint}"
