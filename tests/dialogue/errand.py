"""A small errand with everything in it, for tests of the engine."""

from bot.dialogue.flow import Branch, Flow, Flows, Node
from bot.dialogue.steps.action import Action
from bot.dialogue.steps.connect import Connect
from bot.dialogue.steps.handoff import Handoff
from bot.dialogue.steps.hangup import Hangup
from bot.dialogue.steps.link import Link
from bot.dialogue.steps.menu import Menu, MenuChoice
from bot.dialogue.steps.say import Say

from .calls import When, Words, collect, flow, flows


def find_dealer() -> Flow:
    down = Branch(When(lambda names: names["unavailable"]), "person")
    return flow(
        "find_dealer",
        Node("place", collect("place")),
        Node("find", Action("find_dealers"), (down, Branch(None, "read"))),
        Node("person", Handoff("backend_down")),
        Node("read", Say("dealer_found", resolves=True)),
        Node("next", _next()),
        Node("dial", Connect(Words("+33199001234"), failed="next")),
        Node("more", Link("anything_else")),
        triggers=("find_dealer",),
    )


def _next() -> Menu:
    return Menu(
        "dealer_next",
        (
            MenuChoice("again", target="read", key="1"),
            MenuChoice("connect", target="dial", key="3", intents=("affirm",)),
            MenuChoice("done", target="more", key="4", intents=("deny",)),
        ),
    )


def errand() -> Flows:
    """A line's flows: an open question, finding a dealer, and "anything else?"."""
    key = MenuChoice("dealer", target="dealer", key="1")
    return flows(
        flow("main", Node("what", Menu("what", (key,))), Node("dealer", Link("find_dealer"))),
        find_dealer(),
        flow(
            "anything_else",
            Node(
                "more",
                Menu("more", (MenuChoice("no", target="end", intents=("deny", "goodbye")),)),
            ),
            Node("end", Hangup()),
        ),
        flow("schedule", Node("say", Say("tonight")), triggers=("show_schedule",)),
    )
