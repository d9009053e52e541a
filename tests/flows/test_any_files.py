"""Whatever is done to the files, they load or every finding says where."""

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.flows import Sources, examine
from tests.flows.world import FOLDER, SHIPPED

WHOLE = Sources.read(FOLDER)
LINES = [(path, n) for path, text in WHOLE.files.items() for n in range(text.count("\n"))]
INSERTED = [
    "  - x: y",
    "x",
    "- say: nothing",
    ": :",
    "{{",
    "'",
    "next: end",
    "go: place",
    "\t",
    "é",
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from([None, *INSERTED])), max_size=3),
    st.booleans(),
)
def test_broken_lines_are_found_or_do_no_harm(
    changes: list[tuple[tuple[str, int], str | None]], keep: bool
) -> None:
    files = dict(WHOLE.files)
    for (path, number), text in changes:
        rows = files[path].split("\n")
        number %= len(rows)
        indent = rows[number][: len(rows[number]) - len(rows[number].lstrip())]
        new = [] if text is None else [indent + text]
        rows[number : number + (0 if keep and new else 1)] = new
        files[path] = "\n".join(rows)
    examined = examine(Sources(files, ""), SHIPPED)
    errors = [finding for finding in examined.findings if not finding.warning]
    assert bool(errors) == (examined.flows is None)
    for finding in examined.findings:
        assert finding.what
        if finding.file in files and finding.line:
            assert 1 <= finding.line <= files[finding.file].count("\n") + 1
