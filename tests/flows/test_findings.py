"""Broken flow files, and the finding that each must give: place, what, what to write."""

import pytest

from tests.flows.world import COMMON, ERRAND, PROMPTS, SLOTS, findings, steps

#: Steps that are wrong, and the finding; the first step stands in line 6.
STEPS = [
    ("- sya: found", '6: there is no kind of step "sya"', 'write "say"?'),
    ("- say: fuond", '6: step "say_1": prompt: there is no prompt "fuond"', 'write "found"?'),
    ("- say: found\n  resolvs: true", '7: step "say_1": "say" has no field', '"resolves"'),
    ("- say: found\n  resolves: yes", "7: step", "expected true or false"),
    ("- collect: plcae", '6: step "plcae": slot: there is no slot "plcae"', 'write "place"?'),
    ("- collect:", '6: step "collect_1": "collect" needs "slot"', "the slot to fill"),
    ("- call: erand", 'flow: there is no flow "erand"', 'write "errand"?'),
    ("- handoff: polic", "reason: there is no reason", 'write "policy"?'),
    ("- action: find_dealer\n- say: found", 'action: there is no action "find_dealer"', "dealers"),
    ("- say: found\n  next: fuond", '7: step "say_1": next: there is no step "fuond"', "say_1"),
    ("- go: elsewhere", 'target: there is no step "elsewhere"', "go_1"),
    (
        "- say: found\n  id: x\n- say: found\n  id: x",
        '9: step "x": id: two steps are called "x"',
        "",
    ),
    ("- collect: place\n- collect: place", '7: step "place": id: two steps', "another id"),
    ("- just words", "a step is written `kind: …`", "say: a_prompt"),
    ("- say: found\n  collect: place", "two kinds in one step", "a step of its own"),
    ("- {id: x}", "a step without a kind", "say"),
    ("- say: {prompt: found, prompts: x}", '"say" has no field', '"prompt"'),
    ("- say: found\n  prompt: found", '"prompt" is given twice', ""),
    ("- confirm: ask_place\n  then: [{say: found}]", '"confirm" needs "else"', "where no leads"),
    ("- say: found\n  next: [{iff: place, then: say_1}]", "not a branch", "else"),
    ("- say: found\n  next: [{else: end}, {if: place, then: end}]", '"else" must come last', ""),
    ("- say: found\n  next: [{if: plaec, then: end}]", '"plaec" means nothing', 'write "place"?'),
    ("- say: found\n  next: [{if: place ==, then: end}]", '"place ==": ends too early', "missing"),
    ("- say: found\n  next: []", "expected a list of branches", ""),
    ("- hangup: goodbye\n  next: hangup_1", 'nothing can come next after "hangup"', ""),
    ("- hangup: goodbye\n- say: found", '7: step "say_1": nothing leads to this step', ""),
    ("- say: found\n  next: say_1", "this loop never waits", "expected a menu"),
    ("- collect: place\n- go: place", "this loop never waits for the caller: place → go_1", ""),
    ("- set_slots: {plaec: 1}", 'there is no slot "plaec"', 'write "place"?'),
    ("- set_slots: {place: x + 1}", '"x" means nothing here', ""),
    ("- action: send_sms", '"send_sms" needs "to"', 'under "with"'),
    (
        "- action: find_dealers\n  with: {plce: place}",
        '"find_dealers" has no argument "plce"',
        "place",
    ),
    ("- action: send_sms\n  with: {to: caller}\n  texts: {text: sms}", 'no prompt "sms"', ""),
    ('- connect: "{{ nobody }}"\n  failed: say_1\n  say: found\n- say: found', '"nobody"', ""),
    ('- connect: "{{ caller"\n  failed: say_1\n  say: found\n- say: found', "unexpected end", ""),
    ("- connect: a\n  failed: say_2\n  say: found\n- say: found", 'no step "say_2"', '"say_1"?'),
    ("- call: errand\n- say: found", '"errand" calls "errand"', "link to it"),
    ("- menu: ask_place", '"menu" needs "choices"', ""),
    ("- menu: ask_place\n  choices: [{choice: a, key: 1}]", "a choice needs a name", "either"),
    ("- menu: ask_place\n  choices: [{choice: a, key: x, go: m}]", '"x" is no key', ""),
    ("- menu: ask_place\n  choices: []", "expected a list of choices", ""),
    ("- menu: ask_place\n  choices: [{choice: a, go: b}]", 'no step "b"', ""),
    (
        "- menu: ask_place\n  choices: [{choice: a, intents: [afirm], then: [{say: found}]}]",
        'there is no intent "afirm"',
        'write "affirm"?',
    ),
    (
        "- menu: ask_place\n  choices: [{choice: a, keys: 1, then: [{say: found}]}]",
        'a choice has no field "keys"',
        'write "key"?',
    ),
    (
        "- menu: ask_place\n"
        "  choices: [{choice: a, key: 1, go: say_1}, {choice: b, key: 1, go: say_1}]\n"
        "- say: found",
        'two choices have the key "1"',
        "",
    ),
    (
        "- menu: ask_place\n  choices: [{choice: a, key: 1, then: [{say: found}]}]",
        'prompt "errand.ask_place" has no words for the choice "a"',
        "choices: {a:",
    ),
    (
        "- id: ask\n  menu: ask_place\n  choices: [{choice: a, intents: [deny], go: ask}]",
        'flow "errand" never comes to an end',
        "a link",
    ),
]


@pytest.mark.parametrize(("rows", "what", "write"), STEPS, ids=lambda value: str(value)[:40])
def test_a_wrong_step_is_found(rows: str, what: str, write: str) -> None:
    found = findings(errand=steps(rows))
    assert any(what in f and write in f for f in found), found


FILES = [
    ({"errand": "flows: [\n"}, "errand.yml:2: column 1: not YAML"),
    ({"errand": "flow: {}"}, 'errand.yml:1: there is no key "flow"'),
    ({"errand": ""}, 'errand.yml:1: expected "flows" with names under it'),
    ({"errand": ERRAND + ERRAND[6:]}, "errand.yml:9: column 3: the key 'errand' is there twice"),
    ({"errand": ERRAND.replace("    steps:", "    step:")}, "errand.yml:5: a flow has no field"),
    ({"errand": ERRAND.replace("[find_dealer]", "[fnd_dealer]")}, 'write "find_dealer"?'),
    ({"errand": ERRAND.replace("[find_dealer]", "find_dealer")}, "expected a list of intents"),
    ({"errand": ERRAND.replace("An errand.", "")}, 'flow "errand" has no description'),
    ({"slots": SLOTS + "  lieu: {kind: plase}\n"}, 'slots.yml:3: there is no kind of slot "plase"'),
    ({"slots": SLOTS + "  lieu: {}\n"}, 'slots.yml:3: slot "lieu" has no kind'),
    (
        {"slots": SLOTS + "  caller: {kind: text}\n"},
        'slots.yml:3: a slot cannot be called "caller"',
    ),
    ({"slots": SLOTS + "  lieu: {kind: place}\n"}, '3: slot "lieu" is used nowhere; take it out'),
    (
        {"prompts": PROMPTS + "vu: Vu.\n"},
        'prompts/fr/errand.yml:6: prompt "errand.vu" is spoken nowhere',
    ),
    (
        {"prompts": PROMPTS.replace("{{ place", "{{ plaec")},
        '1: prompt "errand.found": "plaec" means',
    ),
    (
        {"prompts": PROMPTS.replace("place }}", "place")},
        '1: say: prompt "errand.found": expected name',
    ),
    ({"prompts": PROMPTS.replace("place }}", "place|x }}")}, "No filter named 'x'"),
    (
        {"prompts": PROMPTS.replace('["Pardon ?", Tapez le code.]', "[Pardon]")},
        "fr/errand.yml:5: prompt",
    ),
    (
        {"prompts": PROMPTS.replace("  silence", "  silense")},
        '4: a prompt has no field "silense"',
    ),
    (
        {"prompts": PROMPTS + "  choices: {a: [un]}\n"},
        '"errand.ask_place" has no choice "a"; there is none',
    ),
    ({"prompts": PROMPTS.replace("say: Où ?", "say: []")}, "says nothing"),
    ({"prompts": PROMPTS.replace("Où ?", "Dites : où")}, "column 14: not YAML"),
    ({"prompts": PROMPTS.replace('"Où donc ?"', "{a: b}")}, "put it in quotes: it holds a colon"),
    ({"common": COMMON.replace("help: Aide.\n", "")}, 'fr/common.yml: prompt "help" is missing'),
    ({"common": COMMON.replace("l'assistant vocal", "Claire")}, "does not say that a machine"),
    (
        {"common": COMMON.replace("greeting", "greetings")},
        "config.yml: lines.auto.greeting: there is no",
    ),
    ({"common": COMMON.replace("{{ heard }}", "{{ readings }}")}, '"readings" means nothing here'),
    (
        {"common": COMMON.replace("topic_find_dealer: un garage\n", "")},
        '"topic_find_dealer" is missing',
    ),
]


@pytest.mark.parametrize(("changed", "what"), FILES, ids=lambda value: str(value)[-45:])
def test_a_wrong_file_is_found(changed: dict[str, str], what: str) -> None:
    assert any(what in finding for finding in findings(**changed)), findings(**changed)


def test_files_without_fault_give_no_finding() -> None:
    assert findings() == []


def test_all_findings_come_at_once_in_the_order_of_the_files() -> None:
    found = findings(
        errand=steps("- sya: x\n- say: fuond\n- collect: plcae"),
        prompts=PROMPTS.replace('["Pardon ?", Tapez le code.]', "[Pardon]"),
    )
    assert [f.split(":")[1] for f in found if f.startswith("errand.yml")] == ["6", "7", "8", "8"]


def test_an_intent_that_nobody_knows_is_told_once_and_wants_no_name_for_itself() -> None:
    said = findings(errand=ERRAND.replace("[find_dealer]", "[find_dealr]"))
    assert any('no intent "find_dealr"' in line for line in said)
    assert not any("topic_find_dealr" in line for line in said)


def test_a_flow_that_no_line_offers_is_a_warning() -> None:
    two = ERRAND + "  forgotten:\n    description: Nobody comes here.\n    steps: [{say: found}]\n"
    assert findings(errand=two, prompts="", common=COMMON + PROMPTS) == [
        'errand.yml:8: no line offers the flow "forgotten", and no step leads to it; '
        "forgotten under `offers` of a line in config.yml (warning)"
    ]
