"""Twilio: the signature is HMAC-SHA1, keyed with the auth token, over the whole address and the
form's fields sorted by name, each name followed by its value.
https://www.twilio.com/docs/usage/security#validating-requests
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator

from bot.simulator.signature import sign, signed_url

TOKEN = "12345"
SDK_URL = "https://mycompany.com/myapp.php?foo=1&bar=2"
SDK_FORM = (
    ("CallSid", "CA1234567890ABCDE"), ("Digits", "1234"), ("From", "+14158675309"),
    ("To", "+18005551212"), ("Caller", "+14158675309"),
)  # fmt: skip
DOCS_FORM = (
    ("CallSid", "CA1234567890ABCDE"), ("Caller", "+14158675310"), ("Digits", "1234"),
    ("From", "+14158675310"), ("To", "+18005551212"),
)  # fmt: skip
REPEATED = (
    ("Sid", "CA123"), ("SidAccount", "AC123"), ("Digits", "5678"), ("Digits", "1234"),
    ("Digits", "1234"),
)  # fmt: skip
SHA = "0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620"


@pytest.mark.parametrize(
    ("url", "form", "signature"),
    [
        ("https://example.com/myapp.php?foo=1&bar=2", DOCS_FORM, "L/OH5YylLD5NRKLltdqwSvS0BnU="),
        (SDK_URL, SDK_FORM, "RSOYDt4T1cUTdK1PDd93/VVr8B8="),
        (
            "http://mycompany.com:1234/myapp.php?foo=1&bar=2",
            SDK_FORM,
            "Zmvh+3yNM1Phv2jhDCwEM3q5ebU=",
        ),
        (f"{SDK_URL}&bodySHA256={SHA}", (), "a9nBmqA0ju/hNViExpshrM61xv4="),
        (SDK_URL, REPEATED, "IK+Dwps556ElfBT0I3Rgjkr1wJU="),
        (SDK_URL, (), "zYQTYrRWXE7LtzbG4PfP7/bkkGo="),
    ],
)
def test_the_known_vectors_come_out(url, form, signature):
    assert sign(TOKEN, url, form) == signature


# Twilio: over https a voice webhook signs the address without its port, over http with it.
# https://www.twilio.com/docs/usage/security#validating-requests
@pytest.mark.parametrize(
    ("url", "signed"),
    [
        ("https://example.com:8443/a?b=c#rc=2", "https://example.com/a?b=c"),
        ("http://example.com:8080/a", "http://example.com:8080/a"),
        ("https://user:secret@example.com/a", "https://example.com/a"),
        ("https://[::1]:8443/a", "https://[::1]/a"),
    ],
)
def test_the_signed_address_has_no_fragment_no_credentials_and_no_port_over_https(url, signed):
    assert signed_url(url) == signed


@given(st.dictionaries(st.text(min_size=1), st.text(), max_size=8))
def test_twilios_own_validator_accepts_what_we_sign(form):
    url = "https://example.com/voice?call=1"
    assert RequestValidator(TOKEN).validate(url, form, sign(TOKEN, url, form.items()))
