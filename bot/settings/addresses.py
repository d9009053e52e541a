"""Whether an address from the environment can be used."""

from urllib.parse import urlsplit

#: Addresses of files, which have no host.
FILES = ("unix", "sqlite")


def expected(value: str, schemes: tuple[str, ...], *, signed: bool) -> str:
    """What was expected instead of `value`; "" when it is good.

    With a `signed` one webhooks are signed, so it holds nothing that is not sent.
    https://www.twilio.com/docs/usage/security
    """
    try:
        parts = urlsplit(value)
        port = parts.port
    except ValueError:
        return "an address whose port, if any, is from 1 to 65535"
    if parts.scheme not in schemes or not (parts.hostname or parts.scheme in FILES):
        return "an address such as " + " or ".join(f"{scheme}://…" for scheme in schemes)
    if port == 0 or any(character.isspace() for character in value):
        return "an address without spaces, whose port, if any, is from 1 to 65535"
    if signed and (parts.query or parts.fragment or "@" in parts.netloc):
        return "an address without a query, a fragment and a user"
    if signed and "_" in parts.netloc:  # https://www.twilio.com/docs/api/errors/11100
        return "a host without _, with which the carrier cannot do"
    return ""
