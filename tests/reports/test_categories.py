"""What residents asked most about is never what nobody classified."""

import pytest

from tests.reports.conftest import Outreach


@pytest.mark.parametrize(
    ("lang", "begins", "ends"),
    [
        ("zh", "从咨询内容看，居前的是", "；另有900余人次未分类。"),
        ("en", "Residents asked most about ", "; over 900 were not classified."),
    ],
)
def test_what_is_not_classified_comes_last(outreach: Outreach, lang: str, begins: str, ends: str) -> None:
    added = outreach("consult", "add", "--date", "2019-08-05", "--community", "朝阳社区", "--count", "912")
    assert added.code == 0, added.err
    text = outreach("report", "--period", "2019-08", lang=lang).out
    told = next(line for line in text.splitlines() if begins in line)
    about = told[told.index(begins) :].split(ends)[0]
    assert ends in told
    assert "912" not in about
    assert "900" not in about
