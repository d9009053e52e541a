"""`decroche run`, as one use case: check, take the lock, start, watch, stop."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

from bot import redis_server
from bot.running import lock, plan, ports
from bot.running.manager import Manager
from bot.running.watch import watch
from bot.settings import Settings


def run(settings: Settings, environ: Mapping[str, str]) -> int:
    """Run everything until told to stop; the exit code.

    Raises AlreadyRunning, PortTaken and RunError, before anything is started.
    """
    root = settings.root
    the_plan = plan.make(settings)
    addresses = plan.addresses(settings, the_plan)
    with lock.held(root / "var" / "run.lock", addresses):
        for address in the_plan.listens:
            ports.require_free(address)
        banner = plan.banner(settings, addresses)
        manager = Manager(lambda it: watch(settings.port, banner, it.say))
        for name, command in the_plan.commands.items():
            manager.add(name, command, environment(root, environ), root)
        print(f"Starting {', '.join(the_plan.commands)} … (Ctrl-C stops all)", flush=True)
        try:
            return manager.run()
        finally:
            redis_server.socket_path(root).unlink(missing_ok=True)


def environment(root: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """The environment of the processes: our own commands first, and output as it comes."""
    own = [os.fspath(Path(sys.executable).parent), os.fspath(root / ".tools" / "bin")]
    path = os.pathsep.join([*own, environ.get("PATH", os.defpath)])
    return {**environ, "PATH": path, "PYTHONUNBUFFERED": "1"}
