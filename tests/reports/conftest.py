"""Reports on a copy of the sample year, through the command line."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from outreach_tui import i18n
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.running import run
from tests.builders import NOW


class Answer(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Outreach = Callable[..., Answer]


@pytest.fixture
def outreach(sample_year: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Outreach]:
    """Run a command on the sample year; the day is 2020-01-15."""
    before = i18n.language()

    def running(*arguments: object, lang: str = "zh") -> Answer:
        i18n.use(lang)
        command = ["--db", str(sample_year), *map(str, arguments)]
        code = run(command, Desk({}, command, clock=lambda: NOW))
        said = capsys.readouterr()
        return Answer(code, said.out, said.err)

    yield running
    i18n.use(before)
