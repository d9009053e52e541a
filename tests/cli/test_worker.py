"""`decroche worker`: it does its tasks again and again, whatever becomes of one."""

import threading

from click.testing import CliRunner

from bot.cli.main import main
from bot.worker.loop import run


def test_a_task_that_fails_keeps_neither_itself_nor_others_from_being_done_again() -> None:
    stop = threading.Event()
    done: list[str] = []

    def failing() -> None:
        done.append("failing")
        raise RuntimeError("a bug")

    def counting() -> None:
        done.append("counting")
        if done.count("counting") == 3:
            stop.set()

    run((failing, counting), stop, pause=0)
    assert done == ["failing", "counting"] * 3


def test_the_command_says_what_it_is_for() -> None:
    said = CliRunner().invoke(main, ["worker", "--help"])
    assert said.exit_code == 0
    assert "Close calls whose end was never reported" in said.output
