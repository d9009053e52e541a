"""Kinds of slots: which entities fill one, and how it is typed on the keypad."""

from dataclasses import dataclass

from nlu.model import Entity, Recognition

from .errors import MissingFlow


@dataclass(frozen=True, slots=True)
class SlotKind:
    """One kind of slot.

    `entities` are the entity kinds that fill it, the preferred first; `digits` how many keys
    a typed value has (0: it cannot be typed); `free` when any words will do.
    """

    name: str
    entities: tuple[str, ...] = ()
    digits: int = 0
    free: bool = False

    def entity_in(self, recognition: Recognition) -> Entity | None:
        """The entity that would fill this slot, known to our data or not."""
        return recognition.entity(*self.entities)


#: The kinds a flow file may name in its `slots:`.
KINDS = {
    kind.name: kind
    for kind in (
        SlotKind("place", entities=("place", "postal_code"), digits=5),
        SlotKind("service", entities=("service",)),
        SlotKind("telephone", entities=("telephone",), digits=10),
        SlotKind("text", free=True),
        SlotKind("value"),
    )
}


def kind(name: str) -> SlotKind:
    """The kind called `name`; raises MissingFlow, which the loader prevents."""
    try:
        return KINDS[name]
    except KeyError:
        raise MissingFlow(f"no slot kind {name!r}; expected one of {', '.join(KINDS)}") from None
