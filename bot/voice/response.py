"""Documents as HTTP answers."""

from flask import Response

#: An empty document: for requests whose answer changes nothing on the line.
NOTHING = '<?xml version="1.0" encoding="UTF-8"?><Response />'


def xml(text: str) -> Response:
    """A document the carrier takes: 200, text/xml."""
    return Response(text, status=200, content_type="text/xml; charset=utf-8")
