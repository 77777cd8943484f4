"""Filling the tables of a Word document that is somebody else's; what is not filled stays as it came."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

from outreach_tui.domain.problems import refuse
from outreach_tui.domain.text import clean

_CELL = re.compile(r"(?P<table>[0-9]{1,4})!R(?P<row>[0-9]{1,4})C(?P<column>[0-9]{1,4})", re.IGNORECASE)


def fill_word(
    form: Path, cells: Mapping[str, str], value: Callable[[str], int | float | str | None], target: Path | None
) -> None:
    """Write a copy of a document in which each cell holds the value of its name; without a target only look for them.

    Refuses cells that are not there. Raises what a damaged file makes the library raise.
    """
    import docx

    document = docx.Document(str(form))
    for address, name in cells.items():
        found = _CELL.fullmatch(address)
        try:
            if found is None or not all(int(part) for part in found.groups()):
                raise IndexError
            row = document.tables[int(found["table"]) - 1].rows[int(found["row"]) - 1]
            paragraph = row.cells[int(found["column"]) - 1].paragraphs[0]
        except IndexError:
            raise refuse("form_cell", "document", address) from None
        content = value(name)
        words = "" if content is None else clean(str(content))
        if paragraph.runs:  # the look of what stood there is kept
            paragraph.runs[0].text = words
            for run in paragraph.runs[1:]:
                run.text = ""
        else:
            paragraph.add_run(words)
    if target is not None:
        document.save(str(target))
