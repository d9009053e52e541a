"""`decroche call`, as it is typed."""

import yaml

from tests.simulator.commands import decroche
from tests.simulator.conftest import LINE


def test_what_is_piped_in_is_said_and_the_call_is_kept(bot, carrier, tmp_path):
    bot.serve("/in", "<Gather input='speech' action='/turn'><Say>Bonjour</Say></Gather>")
    bot.serve("/turn", "<Say>Merci</Say>")
    kept = tmp_path / "call.yml"
    done = decroche("call", "--carrier", carrier.url, "--scenario", str(kept), typed="un garage\n")
    assert done.returncode == 0, done.stderr
    assert "you: un garage" in done.stdout
    [written] = yaml.safe_load(kept.read_text(encoding="utf-8"))
    assert (written["line"], written["ends"]) == ("auto", "resolved")


def test_a_script_is_read_from_a_file(bot, carrier, tmp_path):
    bot.serve("/in", "<Gather input='speech' action='/turn'><Say>Bonjour</Say></Gather>")
    script = tmp_path / "script.txt"
    script.write_text("un garage\n", encoding="utf-8")
    done = decroche(
        "call", "--carrier", carrier.url, "--to", LINE, "--script", str(script), "--scenario", "-"
    )
    assert bot.params("/turn")[0]["SpeechResult"] == "un garage"
    assert '- caller: "un garage"' in done.stdout


def test_an_unknown_line_brings_the_nearest_name(carrier):
    done = decroche("call", "--carrier", carrier.url, "--line", "pay-tv")
    assert done.returncode == 1
    assert "No line is called 'pay-tv'; did you mean 'paytv'?" in done.stderr


def test_without_a_carrier_one_sentence_says_what_to_do():
    done = decroche("call", "--carrier", "http://127.0.0.1:9")
    assert done.returncode == 1
    assert done.stderr == (
        "No carrier answers at http://127.0.0.1:9; start everything with `make run`.\n"
    )
