"""A TwiML document as the interpreter walks it."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from bot.simulator.signals import Unusable


@dataclass(frozen=True, slots=True)
class Node:
    """One element: its name, attributes, text (with that of its children) and children.

    `mixed` is the content as written, tags and all: some limits count them.
    """

    name: str
    attributes: dict[str, str]
    text: str
    mixed: str
    children: tuple["Node", ...]

    def get(self, attribute: str, default: str = "") -> str:
        """Return an attribute, or the default."""
        return self.attributes.get(attribute, default)

    def flag(self, attribute: str, default: bool = False) -> bool:
        """Return an attribute that is true or false."""
        value = self.attributes.get(attribute)
        return default if value is None else value.lower() == "true"

    def number(self, attribute: str, default: int) -> int:
        """Return an attribute that is a whole number; an invalid one counts as the default."""
        value = self.attributes.get(attribute, "")
        return int(value) if value.isdigit() else default

    def walk(self) -> Iterator["Node"]:
        """Yield the element and all below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def parse(source: bytes | str, url: str = "") -> Node:
    """Return the root of a document.

    Raises:
        Unusable: 11770 empty, 12100 not XML, 12102 the root is not `<Response>`.
    """
    if not source.strip():
        raise Unusable(11770, "the answer has no body", url)
    try:
        root = ElementTree.fromstring(source)
    except ElementTree.ParseError as error:
        line, column = error.position
        raise Unusable(
            12100, f"not XML: {error.msg} (line {line}, column {column + 1})", url
        ) from error
    if root.tag != "Response":
        raise Unusable(12102, f"the root must be <Response>, not <{root.tag}>", url)
    return _node(root)


def _node(element: ElementTree.Element) -> Node:
    mixed = (element.text or "") + "".join(
        ElementTree.tostring(child, encoding="unicode") for child in element
    )
    return Node(
        name=element.tag,
        attributes=dict(element.attrib),
        text=" ".join("".join(element.itertext()).split()),
        mixed=mixed,
        children=tuple(_node(child) for child in element if isinstance(child.tag, str)),
    )
