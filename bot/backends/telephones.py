"""French telephone numbers as people write and say them, to E.164."""

import phonenumbers

#: French overseas numbers look like mainland ones and have country codes of their own.
_OVERSEAS = {
    "0262": 262, "0263": 262, "0692": 262, "0693": 262, "0269": 262, "0639": 262,
    "0590": 590, "0690": 590, "0691": 590,
    "0594": 594, "0694": 594,
    "0596": 596, "0696": 596, "0697": 596,
}  # fmt: skip


def e164(number: str) -> str | None:
    """The number in E.164, or None if it is none: "06 12 34 56 78" is "+33612345678".

    National numbers are French; "0692 …" is in La Réunion.
    """
    digits = "".join(c for c in number if c.isdigit())
    overseas = _OVERSEAS.get(digits[:4]) if len(digits) == 10 and "+" not in number else None
    text = f"+{overseas}{digits[1:]}" if overseas else number
    try:
        parsed = phonenumbers.parse(text, "FR")
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
