"""With ``--hide-below`` no small count of people is told, and none can be worked out from what is."""

import json
import re
from itertools import product
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.reports.hiding import hidden_places
from tests.reports.conftest import Outreach

BELOW = 5


@given(st.lists(st.integers(0, 12), min_size=1, max_size=5))
def test_a_hidden_count_is_not_told_by_the_sum(counts: list[int]) -> None:
    hidden = hidden_places(counts, BELOW)
    small = {place for place, count in enumerate(counts) if 0 < count < BELOW}
    assert small <= set(hidden)
    assert all(place in small for place, called_small in hidden.items() if called_small)
    if sum(counts) < BELOW or len(counts) == 1:  # the sum is hidden itself, or the count is the sum
        return
    rest = sum(counts[place] for place in hidden)
    others = (0, *range(BELOW, rest + 1)) if any(hidden.values()) else range(rest + 1)
    choices = [range(1, BELOW) if called_small else others for called_small in hidden.values()]
    possible = [found for found in product(*choices) if sum(found) == rest]
    for at, place in enumerate(hidden):
        if place in small:
            assert len({found[at] for found in possible}) > 1


def test_no_document_tells_a_small_count(outreach: Outreach, tmp_path: Path) -> None:
    outreach("consult", "add", "--date", "2019-08-06", "--community", "朝阳社区", "--category", "医疗", "--count", "3")
    outreach("event", "add", "--date", "2019-08-07", "--form", "lecture", "--title", "小课", "--community", "朝阳社区",
             "--attendance", "3")  # fmt: skip
    kinds = ("json", "md", "html", "xlsx", "docx")
    outputs = [part for kind in kinds for part in ("-o", tmp_path / f"r.{kind}")]
    assert outreach("report", "2019", "--exact", "--hide-below", "5", *outputs).code == 0
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    people = {"attendance", "attendance_done", "consultations", "consultations_done"}
    for table in report["tables"]:
        told = {column["key"] for column in table["columns"]} & people
        for key in told:
            cells = [row[key] for row in table["rows"]]
            assert not [cell for cell in cells if isinstance(cell, int) and 0 < cell < BELOW], (table["id"], key)
            assert cells.count("<5") != 1 or "…" in cells, (table["id"], key)
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "小课" in page
    assert not re.search(r"小课</td><td[^>]*>3<", page)
    for kind in ("html", "xlsx", "docx"):
        assert outreach("verify", tmp_path / f"r.{kind}").code in (0, 1)
