"""From files to flows: what inline steps, branches and prompts become."""

import re
from dataclasses import replace
from inspect import getdoc
from textwrap import dedent

import pytest

from bot.dialogue.errors import DialogueError
from bot.dialogue.steps import base
from bot.flows import FlowErrors, Sources, examine, load
from tests.flows.world import (
    FOLDER,
    PROMPTS,
    SHIPPED,
    SMALL,
    examined,
    findings,
    line,
    sources,
    steps,
)


def test_the_shipped_flows_give_no_finding_at_all() -> None:
    found = examine(Sources.read(FOLDER), SHIPPED)
    assert [str(finding) for finding in found.findings] == []
    assert found.flows is not None
    assert found.flows.fingerprint == Sources.read(FOLDER).fingerprint


def test_broken_files_are_refused_with_their_findings() -> None:
    with pytest.raises(FlowErrors, match=r'errand.yml:6: .*write "say"') as error:
        load(
            sources(errand=steps("- sya: found")),
            actions={},
            filters={},
            intents=["find_dealer"],
            lines=[],
        )
    assert error.value.findings


def test_any_change_changes_the_fingerprint_and_the_order_does_not() -> None:
    files = {"a.yml": "x", "b.yml": "y"}
    same = Sources(dict(reversed(files.items())))
    assert Sources(files).fingerprint == same.fingerprint
    for other in ({"a.yml": "xy", "b.yml": ""}, {"a.yml": "x"}, {"a.yml": "x", "c.yml": "y"}):
        assert Sources(other).fingerprint != Sources(files).fingerprint


def ways(rows: str) -> dict[str, list[str]]:
    """Where each step of a flow leads."""
    made = examined(errand=steps(rows))
    assert made.flows is not None, [str(finding) for finding in made.findings]
    nodes = made.flows.flow("errand").nodes
    return {id: [branch.target for branch in node.branches] for id, node in nodes.items()}


def test_steps_follow_each_other_and_the_last_ends_the_flow() -> None:
    assert ways("- collect: place\n- say: found") == {"place": ["say_1"], "say_1": [""]}


def test_inline_steps_go_on_after_the_step_they_stand_in() -> None:
    rows = """
        - collect: place
          next:
            - if: place
              then: [{say: found}, {say: found}]
            - else: [{hangup: goodbye}]
        - say: found
    """
    assert ways(rows) == {
        "place": ["say_2", "hangup_1"],
        "say_2": ["say_3"],
        "say_3": ["say_1"],
        "hangup_1": [],
        "say_1": [""],
    }


def test_branches_that_may_all_fail_go_on_to_the_step_below() -> None:
    rows = "- say: found\n  next: [{if: place, then: end}]\n- say: found"
    assert ways(rows) == {"say_1": ["", "say_2"], "say_2": [""]}


def test_made_up_ids_leave_room_for_those_that_are_written() -> None:
    assert list(ways("- say: found\n- {say: found, id: say_1}")) == ["say_2", "say_1"]


def test_a_step_may_hold_its_fields_inside_or_beside_it() -> None:
    inside = examined(errand=steps("- collect: {slot: place, unknown: found}")).flows
    beside = examined(errand=steps("- collect: place\n  unknown: found")).flows
    assert inside and beside
    assert inside.flow("errand").nodes["place"] == beside.flow("errand").nodes["place"]


def test_a_flow_takes_the_slots_it_asks_for_and_those_its_actions_can_use() -> None:
    flows = examine(Sources.read(FOLDER), SHIPPED).flows
    assert flows is not None
    assert flows.flow("find_dealer").uses == ("place", "telephone", "service")
    assert flows.flow("find_dealer").collects["place"] == "place"


def test_texts_are_spoken_on_one_line_with_their_values() -> None:
    prompts = PROMPTS.replace("found: Voilà, {{ place }}.", "found: |\n  Voilà,\n  {{ place }}.")
    flows = examined(prompts=prompts).flows
    assert flows is not None
    text = flows.prompts.find("fr", "errand", "found").say[0]
    assert text.render({"place": "Lens"}) == "Voilà, Lens."


@pytest.mark.parametrize("text", ["{{ place.name }}", "{{ place.__class__.__mro__ }}", "{{ 1/0 }}"])
def test_a_text_that_fails_on_a_call_is_a_fault_of_the_dialogue(text: str) -> None:
    flows = examined(prompts=PROMPTS.replace("{{ place }}", text)).flows
    assert flows is not None
    with pytest.raises(DialogueError):
        flows.prompts.find("fr", "errand", "found").say[0].render({"place": "Lens"})


def test_a_value_is_computed_from_words_and_taken_as_it_is_otherwise() -> None:
    made = examined(
        errand=steps("- collect: place\n- set_slots: {place: place ~ 'x'}\n- say: found")
    )
    assert made.flows is not None
    node = made.flows.flow("errand").nodes["set_slots_1"]
    expressions = node.step.slots  # type: ignore[attr-defined]
    assert expressions["place"].value({"place": "Lens"}) == "Lensx"


def test_a_line_that_offers_two_flows_for_one_intent_is_refused() -> None:
    one = steps("- collect: place\n- say: goodbye")
    two = one + one[one.index("  errand:") :].replace("errand:", "other:")
    offering = replace(SMALL, lines=[line("auto", "errand", "other", start="errand")])
    said = 'intent "find_dealer" starts "errand" as well'
    assert any(said in str(f) for f in examine(sources(errand=two), offering).findings)
    assert not any(said in found for found in findings(errand=two))


#: What the examples refer to.
OTHERS = """\
  ask_telephone: {description: Asks., steps: [{say: goodbye}]}
  anything_else: {description: Asks., steps: [{hangup: goodbye}]}
"""


@pytest.mark.parametrize("kind", sorted(base.KINDS))
def test_the_example_in_a_steps_docstring_loads(kind: str) -> None:
    rows = re.search(r"::\n\n((?:    .*\n?|\n)+)", getdoc(base.KINDS[kind]) or "")
    assert rows, f"the docstring of {kind} shows no YAML"
    example = dedent(rows[1]).strip() + "\n"
    named = set(re.findall(r"(?:go|next|else|then|failed): (\w+)", example))
    rest = "".join(f"- {{id: {name}, hangup: goodbye}}\n" for name in sorted(named))
    ways = "".join(f"{{if: place, then: {name}}}, " for name in sorted(named))
    start = f"- say: found\n  next: [{ways}]\n" if named else ""
    asked = "{say: Quoi, silence: [a, b], not_understood: [a, b]"
    choices = ", choices: {next: [a], connect: [b], done: [c]}" if kind == "menu" else ""
    prompts = PROMPTS + "".join(
        f"{prompt}: {asked}{choices}}}\n"
        for prompt in ("dealer_next", "dealer_found", "send_it", "connecting")
    )
    made = examined(
        errand=steps(start + example + rest) + OTHERS,
        prompts=prompts,
        slots="slots: {place: {kind: place}, nth: {kind: value}}",
    )
    assert made.flows is not None, [str(f) for f in made.findings if not f.warning]
