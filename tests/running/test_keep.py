"""A kept process comes back; one that is misconfigured is given up."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from bot import keep
from bot.keep import (
    EX_CONFIG,
    EX_UNAVAILABLE,
    FIRST_DELAY,
    LONGEST_DELAY,
    RAN_WELL,
    UNAVAILABLE_DELAY,
    Restarts,
)
from bot.processes import descendants
from tests.waiting import alive, until

SLEEP = [sys.executable, "-c", "import signal; signal.pause()"]
DEAF = [
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True);"
    "signal.pause()",
]


def kept(*command: str) -> subprocess.Popen[str]:
    words = [sys.executable, "-m", "bot.keep", "thing", "--", *command]
    return subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def child(process: "subprocess.Popen[str]", other_than: int = 0) -> int:
    """The process id of what is kept, once it runs."""

    def found() -> int:
        living = [pid for pid in descendants(process.pid) if pid != other_than]
        return living[0] if living else 0

    return until(found, what="the kept process runs")


def test_the_first_restart_is_soon_and_later_ones_wait_longer() -> None:
    restarts, delays = Restarts(), []
    for _ in range(6):
        restarts = restarts.after(1, ran=0.5)
        delays.append(restarts.delay)
    assert delays == sorted(delays)
    assert delays[0] == FIRST_DELAY
    assert delays[-1] == LONGEST_DELAY


def test_a_process_that_ran_well_is_restarted_soon_again() -> None:
    restarts = Restarts().after(1, ran=0.5).after(1, ran=0.5)
    assert restarts.after(1, ran=RAN_WELL).delay == FIRST_DELAY


def test_a_configuration_error_at_the_very_start_is_final() -> None:
    assert Restarts().after(EX_CONFIG, 0.1).hopeless


def test_after_a_start_only_three_configuration_errors_in_a_row_are_final() -> None:
    once = Restarts().after(1, ran=RAN_WELL).after(EX_CONFIG, 0.1)
    twice = once.after(EX_CONFIG, 0.1)
    assert not once.hopeless
    assert not twice.hopeless
    assert twice.after(EX_CONFIG, 0.1).hopeless
    assert not twice.after(1, 0.1).after(EX_CONFIG, 0.1).hopeless


def test_what_only_a_person_can_mend_is_tried_again_much_later() -> None:
    assert Restarts().after(EX_UNAVAILABLE, ran=0.5).delay == UNAVAILABLE_DELAY > LONGEST_DELAY


def test_a_killed_process_comes_back_and_one_line_says_so() -> None:
    process = kept(*SLEEP)
    first = child(process)
    os.kill(first, signal.SIGKILL)
    assert child(process, other_than=first) != first
    process.terminate()
    _, said = process.communicate()
    assert said == "thing ended (killed by SIGKILL); it starts again in 3 s.\n"
    assert process.returncode == 0


def test_a_stop_is_passed_on_at_once_and_is_no_failure() -> None:
    process = kept(*SLEEP)
    pid = child(process)
    process.terminate()
    assert process.communicate() == ("", "")
    assert process.returncode == 0
    assert not alive(pid)


def test_what_does_not_listen_is_killed_within_seconds() -> None:
    process = kept(*DEAF)
    assert process.stdout is not None
    assert process.stdout.readline() == "deaf\n"
    pid = child(process)
    process.terminate()
    process.communicate(timeout=keep.STOP_PATIENCE + 2)
    assert not alive(pid)


def test_grandchildren_that_left_their_group_are_stopped_too(tmp_path: Path) -> None:
    script = tmp_path / "forks.py"
    script.write_text(
        "import signal, subprocess, sys\n"
        f"subprocess.Popen({SLEEP!r}, start_new_session=True)\n"
        "print('forked', flush=True)\n"
        "signal.pause()\n"
    )
    process = kept(sys.executable, str(script))
    assert process.stdout is not None
    assert process.stdout.readline() == "forked\n"
    pids = descendants(process.pid)
    assert len(pids) == 2
    process.terminate()
    process.communicate()
    assert not any(map(alive, pids))


def test_a_kept_process_does_not_outlive_its_killed_keeper() -> None:
    process = kept(*SLEEP)
    pid = child(process)
    process.kill()
    process.communicate()
    until(lambda: not alive(pid), what="the kept process ended")


def test_a_process_whose_configuration_is_wrong_is_given_up() -> None:
    process = kept(sys.executable, "-c", f"print('flaw'); raise SystemExit({EX_CONFIG})")
    out, said = process.communicate()
    assert out.split() == ["flaw"]
    assert said == "thing cannot start as it is configured (see above).\n"
    assert process.returncode == EX_CONFIG


def test_a_command_that_is_not_there_is_named() -> None:
    process = kept("no-such-command")
    _, said = process.communicate()
    assert "no-such-command cannot be started: No such file or directory" in said
    assert process.returncode == EX_CONFIG
