"""The flows of now for new calls, and those of before for calls under way."""

import logging
import threading
from collections.abc import Callable
from pathlib import Path

from bot.dialogue.flow import Flows

from .archive import FlowArchive
from .errors import ArchiveUnavailable, FlowErrors, FlowsForgotten, NoFlowFiles
from .sources import Sources, paths

log = logging.getLogger(__name__)

#: How often files are looked at for changes; a designer should hear a change at his next call.
LOOK_SECONDS = 1.0

#: How often the present files are kept anew, well within the archive's life.
KEEP_SECONDS = 3600.0

#: Old states of the flows kept in memory; a call under way seldom needs more than the last.
REMEMBERED = 8


class Catalogue:
    """Loads flows when they change; a broken change leaves the flows as they are.

    `load` makes flows of files and raises FlowErrors; `now` counts seconds, from anywhere. Raises
    FlowErrors or NoFlowFiles when the files are broken at the start. Safe for many threads.
    """

    def __init__(
        self,
        folder: Path,
        load: Callable[[Sources], Flows],
        archive: FlowArchive,
        now: Callable[[], float],
    ) -> None:
        self._folder = folder
        self._load = load
        self._archive = archive
        self._now = now
        self._lock = threading.Lock()
        self._remembered: dict[str, Flows] = {}
        self._stamps = _stamps(folder)
        self._sources = Sources.read(folder)
        self._current = self._remember(load(self._sources))
        self._looked = now()
        self._kept: float | None = None
        self._keep()

    def current(self) -> Flows:
        """The flows that a new call begins with."""
        if self._now() - self._looked >= LOOK_SECONDS and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._current

    def get(self, fingerprint: str) -> Flows:
        """The flows that a call began with.

        Raises FlowsForgotten when they are kept nowhere, and ArchiveUnavailable when the archive
        cannot say.
        """
        current = self._current
        flows = self._remembered.get(fingerprint)
        if flows is not None or current.fingerprint == fingerprint:
            return flows or current
        sources = self._archive.find(fingerprint)
        if sources is None:
            raise FlowsForgotten(f"the flows {fingerprint[:12]} are kept nowhere")
        try:
            return self._remember(self._load(sources))
        except FlowErrors as error:
            raise FlowsForgotten(
                f"the flows {fingerprint[:12]} cannot be read any more: {error}"
            ) from error

    def _look(self) -> None:
        self._looked = self._now()
        stamps = _stamps(self._folder)
        if stamps != self._stamps:
            self._stamps = stamps
            self._renew()
        if self._kept is None or self._now() - self._kept >= KEEP_SECONDS:
            self._keep()

    def _renew(self) -> None:
        try:
            sources = Sources.read(self._folder)
            if sources.fingerprint == self._sources.fingerprint:
                return
            flows = self._load(sources)
        except (FlowErrors, NoFlowFiles, OSError, UnicodeError) as error:
            log.error("the flows were changed and cannot be used; the old ones go on:\n%s", error)
            return
        self._sources = sources
        # Kept before the first call begins with them: its next turn may come to another process.
        self._keep()
        self._current = self._remember(flows)
        log.info("new flows: %s", flows.fingerprint[:12])

    def _keep(self) -> None:
        try:
            self._archive.keep(self._sources)
            self._kept = self._now()
        except ArchiveUnavailable as error:
            self._kept = None
            log.warning("%s", error)

    def _remember(self, flows: Flows) -> Flows:
        # A new mapping each time, so that readers need no lock.
        newest = list(self._remembered.items())[-(REMEMBERED - 1) :]
        self._remembered = {**dict(newest), flows.fingerprint: flows}
        return flows


def _stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """What tells that a file was changed, without reading it."""
    found = {}
    for path in paths(folder):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue
        found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found
