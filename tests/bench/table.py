"""Tables for a terminal."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Table:
    """Rows under `heads`, words with a space between; a `_` in one is shown as a space.

    Columns of figures stand to the right.
    """

    title: str
    heads: str
    notes: list[str] = field(default_factory=list)
    _rows: list[tuple[str, ...]] = field(default_factory=list)

    def add(self, *cells: object) -> None:
        """Add a row; missing cells at its end are empty."""
        texts = [_text(cell) for cell in cells]
        self._rows.append(tuple(texts + [""] * (len(self.heads.split()) - len(texts))))

    def __str__(self) -> str:
        heads = tuple(head.replace("_", " ") for head in self.heads.split())
        columns = list(zip(heads, *self._rows, strict=True))
        widths = [max(map(len, column)) for column in columns]
        right = [all(_is_figure(cell) for cell in column[1:]) for column in columns]
        lines = [
            "  ".join(
                cell.rjust(width) if to_right else cell.ljust(width)
                for cell, width, to_right in zip(row, widths, right, strict=True)
            ).rstrip()
            for row in (heads, tuple("-" * width for width in widths), *self._rows)
        ]
        return "\n".join([self.title, "", *lines, *([""] if self.notes else []), *self.notes])


def percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def _text(cell: object) -> str:
    if isinstance(cell, float):
        return f"{cell:.1f}" if cell < 1000 else f"{cell:.0f}"
    return str(cell)


def _is_figure(cell: str) -> bool:
    return cell[:1].isdigit() or cell in ("", "-")
