"""Reading from a server in few turns: as often as there is something to ask that depends on an answer."""

import pytest

from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import DatabaseProblem
from outreach_tui.services.board import read_board
from outreach_tui.services.office import Office
from outreach_tui.store.reader import Reader
from outreach_tui.store.rehearsal import Rehearsal
from tests.builders import Desk

pytestmark = pytest.mark.parametrize("kind", ["postgres"], indirect=True)
COUNT = "SELECT count({}) FROM event WHERE subdistrict_id = :office"


def test_a_board_takes_two_turns_and_is_what_it_is_query_by_query(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    Desk(office).event()
    Desk(office).consult()
    turns: list[int] = []
    learn = Rehearsal._learn

    def counting(self: Rehearsal) -> None:
        turns.append(len(self._asked))
        learn(self)

    monkeypatch.setattr(Rehearsal, "_learn", counting)
    board = read_board(office, Month(2019, 5))
    assert len(turns) == 2, turns
    assert turns[0] > 10
    assert board.events
    monkeypatch.setattr(Reader, "together", lambda self, work: work(self))
    assert read_board(office, Month(2019, 5)) == board


def test_all_turns_see_the_same_moment(office: Office) -> None:
    desk = Desk(office)
    desk.event()

    def work(reader: Reader) -> tuple[int, int]:
        before = reader.value(COUNT.format("*"))
        if before == 1:
            desk.event()  # someone else's, between two turns
        return before, reader.value(COUNT.format("id")) if before else 0

    assert office.database.read(work) == (1, 1)
    assert office.database.read(lambda reader: reader.value(COUNT.format("*"))) > 1


def test_what_the_server_refuses_is_told_and_the_next_read_works(office: Office) -> None:
    with pytest.raises(DatabaseProblem):
        office.database.read(lambda reader: reader.rows("SELECT 1 / 0"))
    assert office.database.read(lambda reader: reader.value("SELECT 1")) == 1
