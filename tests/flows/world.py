"""Small flow files, and what they may refer to."""

from pathlib import Path
from textwrap import dedent

from bot.dialogue.consult import ActionSpec
from bot.dialogue.line import Line
from bot.flows import Examined, Sources, Surroundings, examine
from nlu import spoken

FOLDER = Path(__file__).parents[2] / "ivr_flows"

ACTIONS = {
    "find_dealers": ActionSpec("find_dealers", ("place",), ("service",), ("dealers",)),
    "send_sms": ActionSpec("send_sms", ("to", "text"), ("sender",), ("sms",)),
}

FILTERS = {
    "telephone": spoken.telephone,
    "distance": spoken.distance,
    "digit_pairs": spoken.digit_pairs,
}

INTENTS = (
    *("find_dealer", "show_schedule", "subscription_status", "event_invitation"),
    *("cancel_subscription", "technical_problem", "complaint", "viewer_opinion"),
    *("commercial_offer", "request_callback", "speak_to_agent", "affirm", "deny", "repeat"),
    *("help", "goodbye", "back", "change_language", "inform", "out_of_scope"),
)


def line(name: str = "auto", *offers: str, start: str = "", languages: str = "fr en") -> Line:
    return Line(
        name=name,
        number="+33199000001",
        brand="Vega",
        languages=tuple(languages.split()),
        start=start or f"{name}_main",
        offers=offers,
        greeting="greeting",
    )


SHIPPED = Surroundings(
    ACTIONS,
    FILTERS,
    INTENTS,
    [line("auto", "find_dealer", "to_person"), line("tv", "to_person"), line("paytv", "to_person")],
)

#: One flow on one line, in one language, without anything to find.
SMALL = Surroundings(
    ACTIONS, FILTERS, INTENTS, [line("auto", "errand", start="errand", languages="fr")]
)

ERRAND = """\
flows:
  errand:
    description: An errand.
    nlu_trigger: [find_dealer]
    steps:
      - collect: place
      - say: found
"""

SLOTS = """\
slots:
  place: {kind: place}
"""

PROMPTS = """\
found: Voilà, {{ place }}.
ask_place:
  say: Où ?
  silence: ["Où donc ?", Tapez le code.]
  not_understood: ["Pardon ?", Tapez le code.]
"""

COMMON = """\
greeting: Bonjour, ici l'assistant vocal de {{ line.brand }}.
help: Aide.
goodbye: Au revoir.
language_changed: D'accord.
one_language_only: En français.
confirm_topic: Pour {{ topic }} ?
topic_find_dealer: un garage
connect_failed: Personne.
transfer_failed: Personne.
people_closed: Fermé.
nobody_available: Personne.
transfer_asked: Oui.
transfer_not_understood: Oui.
transfer_unheard: Oui.
i_am_a_machine: Oui.
you_are_welcome: De rien.
take_your_time: Prenez votre temps.
transfer_policy: Oui.
transfer_backend_down: Oui.
transfer_low_score: Oui.
transfer_closed: Oui.
transfer_bot_failed: Oui.
which_one:
  say: Laquelle, {{ readings | length }} ?
  silence: ["Laquelle ?", Tapez.]
  not_understood: ["Laquelle ?", Tapez.]
unknown_value: Inconnu, {{ heard }}.
"""


def sources(**changed: str) -> Sources:
    """The small files; `errand`, `slots`, `prompts` and `common` replace one of them."""
    files = {"errand": ERRAND, "slots": SLOTS, "prompts": PROMPTS, "common": COMMON, **changed}
    return Sources(
        {
            "errand.yml": files["errand"],
            "slots.yml": files["slots"],
            "prompts/fr/errand.yml": files["prompts"],
            "prompts/fr/common.yml": files["common"],
        },
        root="",
    )


def steps(text: str) -> str:
    """A flow file with these steps."""
    head = ERRAND[: ERRAND.index("      - collect")]
    return head + "".join(f"      {row}\n" for row in dedent(text).strip().split("\n"))


def findings(world: Surroundings = SMALL, **changed: str) -> list[str]:
    """What is found in the small files, so changed."""
    return [str(finding) for finding in examine(sources(**changed), world).findings]


def examined(**changed: str) -> Examined:
    return examine(sources(**changed), SMALL)
