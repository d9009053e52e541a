"""What can go wrong at the carrier's side.

CarrierError
├── Refused         the carrier says no; `code` is its own, for the record
└── CarrierDown     no answer, or one that says "later"
"""


class CarrierError(Exception):
    """The carrier did not do what it was asked."""


class Refused(CarrierError):
    """The carrier says no; asking again changes nothing."""

    def __init__(self, code: int) -> None:
        super().__init__(f"refused, https://www.twilio.com/docs/api/errors/{code}")
        self.code = code


class CarrierDown(CarrierError):
    """The carrier cannot be reached, or is too busy; it may have done it or not."""
