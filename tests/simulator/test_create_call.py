"""What Twilio refuses when a call is created, https://www.twilio.com/docs/api/errors"""

import pytest

from tests.simulator.conftest import LINE
from tests.simulator.tiny_bot import refusal


# Twilio's errors when creating a call. https://www.twilio.com/docs/api/errors
@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"to": ""}, 21201),
        ({"from_": ""}, 21213),
        ({"to": "0261910012"}, 21211),
        ({"to": LINE}, 21211),
        ({"from_": "garage"}, 21212),
        ({"from_": "+33199000999"}, 21210),
        ({"from_": "+15005550001"}, 21212),
        ({"from_": "+15005550007"}, 21210),
        ({"to": "+15005550001"}, 21217),
        ({"to": "+15005550002"}, 21214),
        ({"to": "+15005550003"}, 21215),
        ({"to": "+15005550004"}, 21216),
        ({"url": "/out"}, 21205),
        ({"url": ""}, 21205),
        ({"url": "", "twiml": "x" * 4001}, 32018),
        ({"machine_detection": "Perhaps"}, 21262),
        ({"timeout": 601}, 21208),
        ({"status_callback_event": ["wiggled"]}, 20422),
    ],
)
def test_a_call_that_twilio_would_refuse_is_refused(place, change, code):
    error = refusal(place, **change)
    assert (error.status, error.code) == (400, code)


# Twilio's test credentials: +15005550006 is a valid sender.
# https://www.twilio.com/docs/iam/test-credentials
def test_the_valid_magic_number_may_call(place):
    assert place(from_="+15005550006").status == "queued"
