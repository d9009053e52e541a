"""Reading calls that are written down."""

from pathlib import Path

from bot.designer.scenario import CALLER, Bot, Caller, Sms, read
from bot.flows.findings import Findings
from bot.simulator.heard import Entry
from bot.simulator.scenario import scenario as written_by_the_telephone

WHOLE = """\
- scenario: a call
  line: auto
  from: "+33261910099"
  language: en
  dialled: {answers: false}
  down: [find_dealers]
  call:
    - bot: greeting
    - bot: {says: Every word.}
    - bot: found
      says: Lens
    - caller: un garage
    - press: "12"
    - silence:
    - sms: Garage
    - they_hang_up:
    - hangs_up:
  ends: resolved
"""


def test_a_call_is_read_with_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "s.yml"
    file.write_text(WHOLE, encoding="utf-8")
    findings = Findings()
    (scenario,) = read(file, findings)
    assert not findings.all
    assert scenario.parts == (
        (Bot("greeting"), 8),
        (Bot("", "Every word."), 9),
        (Bot("found", "Lens"), 10),
        (Caller("caller", "un garage"), 12),
        (Caller("press", "12"), 13),
        (Caller("silence"), 14),
        (Sms("Garage"), 15),
        (Caller("they_hang_up"), 16),
        (Caller("hangs_up"), 17),
    )
    assert (scenario.caller, scenario.language, scenario.ends) == (
        "+33261910099",
        "en",
        "resolved",
    )
    assert not scenario.answers
    assert scenario.down == ("find_dealers",)


def test_a_withheld_number_is_not_the_usual_one(tmp_path: Path) -> None:
    file = tmp_path / "s.yml"
    head = "- {scenario: a, line: auto, ends: hung_up, call: [{bot: greeting}]"
    file.write_text(f'{head}}}\n{head}, from: ""}}\n', encoding="utf-8")
    assert [scenario.caller for scenario in read(file, Findings())] == [CALLER, ""]


def test_what_is_wrong_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "s.yml"
    wrong = WHOLE.replace("- silence:", "- silense:").replace("ends: resolved", "ends: solved")
    file.write_text(wrong.replace("  line: auto\n", "  lines: auto\n"), encoding="utf-8")
    findings = Findings()
    assert read(file, findings) == []
    told = [str(finding).removeprefix(str(file)) for finding in findings.sorted()]
    assert [line.split(":")[1] for line in told] == ["1", "2", "14", "18"]
    assert 'write "silence"?' in told[2]
    assert 'write "resolved"?' in told[3]


def test_what_a_telephone_wrote_down_is_read(tmp_path: Path) -> None:
    entries = [
        Entry(0, "heard", "Bonjour: voilà.", "fr-FR", "bot"),
        Entry(1, "said", "un garage à l'Isle-d'Abeau"),
        Entry(2, "heard", "Oui.", "fr-FR", "bot"),
        Entry(3, "pressed", "12"),
        Entry(4, "silence"),
        Entry(5, "ended", by="caller"),
    ]
    file = tmp_path / "s.yml"
    file.write_text(written_by_the_telephone(entries, title="a: call", line="auto"))
    findings = Findings()
    (scenario,) = read(file, findings)
    assert not findings.all
    assert [str(part) for part, _ in scenario.parts] == [
        "bot: 'Bonjour: voilà.'",
        "caller: un garage à l'Isle-d'Abeau",
        "bot: 'Oui.'",
        "press: 12",
        "silence:",
        "hangs_up:",
    ]
