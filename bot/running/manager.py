"""honcho's manager with what a development machine wants beside: quiet, and no orphans."""

import datetime
import multiprocessing
import os
import re
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType

from honcho.manager import SYSTEM_PRINTER_NAME
from honcho.manager import Manager as HonchoManager
from honcho.printer import Message, Printer
from honcho.process import Process

from bot import processes

OURS = "decroche"  # the name in front of lines that the runner itself says
OWN_MOMENT = re.compile(rb"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[,.]\d+ (INFO )?")
STOP_SIGNALS = {128 + signal.SIGINT: 0, 128 + signal.SIGTERM: 0}  # asked for, so no failure
RETRY_SECONDS = 0.1


class Kept(Process):  # type: ignore[misc]
    """One process of the Procfile, under `bot.keep`; dies when the runner does."""

    def run(self, events: object = None, ignore_signals: bool = False) -> None:
        processes.die_with_parent(signal.SIGKILL)
        for signum in (signal.SIGINT, signal.SIGTERM):
            signal.signal(signum, stay)  # not SIG_IGN, which what we start would inherit
        super().run(events, ignore_signals)


def stay(signum: int, frame: FrameType | None) -> None:
    """Go on: who is to stop is the process of the Procfile, and we end with it."""


class QuietPrinter(Printer):  # type: ignore[misc]
    """Prints what the processes and the runner say, not honcho's own bookkeeping."""

    def write(self, message: Message) -> None:
        if message.name == SYSTEM_PRINTER_NAME:
            return
        if isinstance(message.data, bytes):  # the moment stands in front already
            message = message._replace(data=OWN_MOMENT.sub(b"", message.data))
        super().write(message)


class Manager(HonchoManager):  # type: ignore[misc]
    """Runs all processes until one gives up, or until it is told to stop."""

    def __init__(self, once_started: Callable[["Manager"], None]) -> None:
        if sys.platform == "linux":
            multiprocessing.set_start_method("fork", force=True)  # quick, and shares memory
        super().__init__(QuietPrinter(sys.stdout))
        self._process_ctor = Kept
        self._once_started = once_started
        self._printer.width = len(OURS)

    def add(self, name: str, command: str, environ: Mapping[str, str], root: Path) -> None:
        """Add one process; `command` is a line of the Procfile, for the shell."""
        kept = [sys.executable, "-m", "bot.keep", name, "--", "/bin/sh", "-c", command]
        self.add_process(name, f"exec {shlex.join(kept)}", env=dict(environ), cwd=str(root))

    def say(self, line: str) -> None:
        """Print a line among those of the processes; from any thread."""
        now = datetime.datetime.now()
        self.events.put(Message(type="line", data=line, time=now, name=OURS, colour=None))

    def run(self) -> int:
        """Everything until the end; the exit code: 0 when it was asked for."""
        processes.adopt_orphans()
        try:
            self.loop()
        finally:
            processes.end_descendants(0)
        code = self.returncode or 0
        return STOP_SIGNALS.get(code, code)

    def terminate(self) -> None:
        """Stop all; asked before they all stand, as soon as they do."""
        if self._all_started():
            super().terminate()
        else:
            threading.Timer(RETRY_SECONDS, self.terminate).start()

    def kill(self) -> None:
        """End whatever is left of them, strays too: one that holds its output would keep us."""
        super().kill()
        readers = {each["process"].pid for each in self._processes.values()}
        for pid in set(processes.descendants(os.getpid())) - readers:
            processes.send(pid, signal.SIGKILL)

    def _start(self) -> None:
        super()._start()
        threading.Thread(target=self._once_started, args=(self,), daemon=True).start()
