"""A dealers' file is read whole, or refused with everything that is wrong with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.backends.dealers_file import load_dealers
from bot.backends.errors import DealersFileError

SERVICES = ("parts", "sales", "workshop")
HEADER = "name,street,postal_code,town,latitude,longitude,telephone,hours,services\n"
GOOD = (
    '"Garage A, fils",12 rue du Moulin,62300,Lens,50.43,2.82,03 53 01 14 94,'
    "Mo-Fr 08:00-18:00,workshop;parts\n"
)
Refused = Callable[[str | bytes], str]


@pytest.fixture
def refused(tmp_path: Path) -> Refused:
    def load(content: str | bytes) -> str:
        path = tmp_path / "dealers.csv"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        with pytest.raises(DealersFileError) as raised:
            load_dealers(path, SERVICES)
        return str(raised.value).replace(str(path), "dealers.csv")

    return load


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "dealers.csv"
    path.write_bytes(b"\xef\xbb\xbf" + (HEADER + "\n" + GOOD).encode())
    (dealer,) = load_dealers(path, SERVICES)
    assert (dealer.name, dealer.town, dealer.latitude) == ("Garage A, fils", "Lens", 50.43)
    assert dealer.telephone == "+33353011494"
    assert dealer.services == ("workshop", "parts")
    assert dealer.hours.text == "Mo-Fr 08:00-18:00"


def test_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    names = HEADER.strip().split(",")
    cells = ["A", "1 rue", "62300", "Lens", "50.4", "2.8", "0353011494", "24/7", "parts"]
    path = tmp_path / "dealers.csv"
    path.write_text(",".join(reversed(names)) + "\n" + ",".join(reversed(cells)) + "\n")
    assert load_dealers(path, SERVICES)[0].town == "Lens"


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (("62300", "6230"), "line 2, postal_code: '6230' is no postal code; write five digits"),
        (("50.43", "95"), "line 2, latitude: 95 is out of range"),
        (("50.43", '"50,43"'), "line 2, latitude: '50,43' is no number; write degrees like"),
        (("50.43,2.82", "2.82,50.43"), "line 2, latitude: 2.82, 50.43 is far from France; are"),
        (("03 53 01 14 94", "03 53"), "line 2, telephone: '03 53' is no telephone number; write"),
        (("Mo-Fr 08:00", "Lu-Ve 08:00"), "line 2, hours: 'Lu' is no day"),
        (("Mo-Fr 08:00-18:00", "8h-18h"), "line 2, hours: '8h-18h' is no rule of hours"),
        (("workshop;parts", "workshop;cuisine"), "line 2, services: 'cuisine' is no service"),
        (("workshop;parts", ""), "line 2, services: is empty; write some of parts;sales;workshop"),
        (("12 rue du Moulin", ""), "line 2, street: is empty"),
        (("03 53 01 14 94,", ""), "line 2: has 8 cells where the header has 9"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_reported_with_line_and_column(
    refused: Refused, change: tuple[str, str], finding: str
) -> None:
    assert f"dealers.csv, {finding}" in refused(HEADER + GOOD.replace(*change))


def test_all_findings_come_at_once(refused: Refused) -> None:
    bad = GOOD.replace("62300", "x").replace("50.43", "y")
    report = refused(HEADER + bad + GOOD + GOOD.replace("2.82", "500"))
    assert report.count("dealers.csv, line 2") == 2
    assert "line 4, longitude: 500 is out of range" in report
    assert "line 4, name: the same dealer as in line 3" in report


@pytest.mark.parametrize(
    ("content", "finding"),
    [
        ("", "line 1: is empty; the first line must be name,street"),
        (HEADER, "line 2: no dealer; write one line for each"),
        (HEADER.replace(",", ";"), "line 1: columns are separated by semicolons; separate them"),
        (HEADER.replace(",", "\t"), "line 1: columns are separated by tabs"),
        (HEADER.replace("telephone", "telefone"), "line 1, telefone: is no column; did you mean"),
        (HEADER.replace("hours,", ""), "line 1, hours: is missing from the first line"),
        (HEADER.replace("town", "name"), "line 1, name: stands twice"),
        ((HEADER + GOOD.replace("Lens", "Béthune")).encode("latin-1"), "line 2: is not UTF-8"),
        (HEADER + 'a,"b', "line 2: is no CSV"),
    ],
)
def test_a_wrong_file_is_refused_and_told_what_to_write(
    refused: Refused, content: str | bytes, finding: str
) -> None:
    assert f"dealers.csv, {finding}" in refused(content)


def test_a_mistake_made_a_hundred_times_is_not_printed_a_hundred_times(refused: Refused) -> None:
    report = refused(HEADER + "".join(f"A{n},1 rue\n" for n in range(100)))
    assert len(report.splitlines()) == 21
    assert report.endswith("and 80 more like these")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DealersFileError, match=r"none.csv, line 1: cannot be read: No such file"):
        load_dealers(tmp_path / "none.csv", SERVICES)
