"""Where flow files are kept for the calls that began with them."""

from typing import Protocol

from .sources import Sources


class FlowArchive(Protocol):
    """Keeps flow files by fingerprint, for all processes, at least a day after `keep`.

    Keeping the same files twice only makes them live longer. Both raise ArchiveUnavailable when
    the store cannot be reached; nobody retries here.
    """

    def keep(self, sources: Sources) -> None: ...

    def find(self, fingerprint: str) -> Sources | None:
        """The files of this fingerprint, or None when they are not kept."""
        ...


class MemoryArchive:
    """A `FlowArchive` for one process, which forgets nothing."""

    def __init__(self) -> None:
        self._kept: dict[str, Sources] = {}

    def keep(self, sources: Sources) -> None:
        self._kept[sources.fingerprint] = sources

    def find(self, fingerprint: str) -> Sources | None:
        return self._kept.get(fingerprint)
