"""The telephone in the browser: a page, its script and its style.

app.register_blueprint(phone_page.blueprint("http://127.0.0.1:8010"))
"""

from pathlib import Path
from urllib.parse import urlsplit

from flask import Blueprint, Response, render_template

HERE = Path(__file__).parent / "static"


def blueprint(carrier_url: str = "", path: str = "/phone") -> Blueprint:
    """Return the page at `path`, which speaks to the control API of this carrier.

    Without an address the carrier is where the page comes from.
    """
    page = Blueprint(
        "phone_page",
        __name__,
        url_prefix=path,
        static_folder=str(HERE),
        static_url_path="/static",
        template_folder=str(HERE),
    )
    carrier = carrier_url.rstrip("/")
    parts = urlsplit(carrier)
    origin = f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""

    @page.get("")
    def phone() -> Response:
        response = Response(render_template("phone.html", carrier=carrier), mimetype="text/html")
        response.headers["Content-Security-Policy"] = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            f"connect-src 'self' {origin}; base-uri 'none'; form-action 'none'; "
            "frame-ancestors 'none'"
        )
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return page
