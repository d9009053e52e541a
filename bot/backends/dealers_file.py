"""Reads the network of dealers from a CSV file, and says all that is wrong with it.

    name,street,postal_code,town,latitude,longitude,telephone,hours,services
    Garage du Beffroi,12 rue des Forgerons,62300,Lens,50.4350,2.8223,03 53 01 14 94,"Mo-Fr \
08:00-12:00,14:00-18:30; Sa 09:00-12:00",sales;workshop;parts

UTF-8, commas, one header line. A customer replaces the file by his own, so every message says
what was expected and what to write.
"""

import csv
import difflib
import io
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from bot.backends.dealer import Dealer
from bot.backends.dealer_row import COLUMNS, read_row
from bot.backends.errors import DealersFileError, Finding


def load_dealers(path: Path, services: Collection[str]) -> tuple[Dealer, ...]:
    """The dealers of a file, in its order; raises `DealersFileError` with every finding.

    `services` are the codes that the column of that name may hold.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise DealersFileError(
            path, [Finding(1, "", f"cannot be read: {error.strerror}")]
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problem = "is not UTF-8; in the spreadsheet choose “CSV UTF-8” when saving"
        raise DealersFileError(path, [Finding(line, "", problem)]) from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    findings: list[Finding] = []
    dealers: list[Dealer] = []
    try:
        order = _header(next(reader, []), findings)
        if not findings:
            dealers = _rows(reader, order, services, findings)
    except csv.Error as error:
        findings.append(Finding(reader.line_num, "", f"is no CSV: {error}; check the quotes"))
    if not findings and not dealers:
        findings.append(Finding(2, "", "no dealer; write one line for each, under the header"))
    if findings:
        raise DealersFileError(path, findings)
    return tuple(dealers)


def _header(cells: Sequence[str], findings: list[Finding]) -> list[str]:
    names = [cell.strip() for cell in cells]
    expected = ",".join(COLUMNS)
    if not any(names):
        findings.append(Finding(1, "", f"is empty; the first line must be {expected}"))
        return names
    for separator, called in ((";", "semicolons"), ("\t", "tabs")):
        if len(names) == 1 and separator in names[0]:
            findings.append(
                Finding(1, "", f"columns are separated by {called}; separate them by commas")
            )
            return names
    for name in names:
        if name not in COLUMNS:
            near = difflib.get_close_matches(name.casefold(), COLUMNS, 1, 0.6)
            hint = f"; did you mean {near[0]!r}?" if near else f"; expected {expected}"
            findings.append(Finding(1, name, f"is no column{hint}"))
    findings += [
        Finding(1, name, f"is missing from the first line; expected {expected}")
        for name in COLUMNS
        if name not in names
    ]
    findings += [
        Finding(1, name, "stands twice in the first line")
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    return names


def _rows(
    reader: Any, order: Sequence[str], services: Collection[str], findings: list[Finding]
) -> list[Dealer]:
    dealers: list[Dealer] = []
    seen: dict[tuple[str, str, str], int] = {}
    for cells in reader:
        line = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(order):
            findings.append(
                Finding(
                    line,
                    "",
                    f"has {len(cells)} cells where the header has {len(order)}; "
                    "put a cell that holds a comma in double quotes",
                )
            )
            continue
        row = {name: cell.strip() for name, cell in zip(order, cells, strict=True)}
        same = (row["name"].casefold(), row["street"].casefold(), row["postal_code"])
        if same in seen:
            findings.append(Finding(line, "name", f"the same dealer as in line {seen[same]}"))
        seen.setdefault(same, line)
        dealer = read_row(row, line, services, findings)
        if dealer is not None:
            dealers.append(dealer)
    return dealers
