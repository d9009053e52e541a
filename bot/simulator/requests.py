"""Where a call goes next: an address to ask, or a document already in hand."""

from dataclasses import dataclass

Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Request:
    """Ask this absolute address for the next document; `fields` come beside the usual ones."""

    url: str
    method: str = "POST"
    fields: Fields = ()


@dataclass(frozen=True, slots=True)
class Inline:
    """Use this TwiML, given in a REST request; it has no address of its own."""

    twiml: str


Step = Request | Inline
