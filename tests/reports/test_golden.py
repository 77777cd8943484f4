"""The sample year's summary, word for word and cell for cell, in both languages.

After a change that is meant, write the files anew:
``outreach demo --to s.db``, then ``outreach --db s.db --lang zh report 2019 -o tests/data/summary-2019.zh.md --force``,
and the same with ``en``.
"""

from pathlib import Path

import pytest

from tests.reports.conftest import Outreach

DATA = Path(__file__).parent.parent / "data"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_summary_of_the_sample_year(outreach: Outreach, tmp_path: Path, lang: str) -> None:
    assert outreach("report", "2019", "-o", tmp_path / "r.md", lang=lang).code == 0
    written = (tmp_path / "r.md").read_text(encoding="utf-8")
    assert written == (DATA / f"summary-2019.{lang}.md").read_text(encoding="utf-8")
