"""What keeps figures fast and saves durable, counted rather than timed."""

import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import CheckConstraint, UniqueConstraint, inspect, text

from outreach_tui.domain.figures import Basis, Dimension
from outreach_tui.domain.months import Month, Period
from outreach_tui.services.board import read_board
from outreach_tui.services.listing import Listing, everything, list_events
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.connection import connect
from outreach_tui.store.engine import make_engine
from outreach_tui.store.location import Location
from outreach_tui.store.tables import Subdistrict

ROOT = Path(__file__).parents[2]
#: The most queries that each screen may send, whatever is on record.
MOST_QUERIES = {"board": 20, "tally": 10, "events": 4, "plan": 2}
#: The tables that grow with the years; the others are small lists, read whole.
GROWING = {"event": "e", "event_community": "s", "consultation": "c", "distribution": "d"}


@contextmanager
def statements(office: Office) -> Iterator[list[str]]:
    """Collect the queries that are sent to SQLite, values filled in."""
    sent: list[str] = []
    with office.database.reading() as reader:
        connection = reader._connection
    assert isinstance(connection, sqlite3.Connection)
    connection.set_trace_callback(sent.append)
    yield sent
    connection.set_trace_callback(None)


def plan(path: Path, query: str) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {query}")]


def steps_on_growing_tables(path: Path, query: str) -> Iterator[str]:
    """Yield how a query goes through each growing table it names."""
    for step in plan(path, query):
        if (found := re.match(r"(?:SCAN|SEARCH) (\w+)", step)) and found[1] in {*GROWING, *GROWING.values()}:
            yield step


def figure_queries(sent: list[str]) -> list[str]:
    """Return those queries that count or add up."""
    return [query for query in sent if query.startswith("SELECT") and re.search(r"count\(\*\)|sum\(", query)]


class TestQueryPlans:
    @pytest.mark.parametrize("basis", Basis)
    @pytest.mark.parametrize(
        "by",
        [
            Dimension.COMMUNITY, Dimension.MONTH, Dimension.CATEGORY, Dimension.OUTCOME, Dimension.MATERIAL,
            Dimension.FORM,
        ],
    )  # fmt: skip
    @pytest.mark.parametrize("period", [Period.of_month(Month(2019, 5)), Period.of_year(2019)], ids=str)
    def test_tallies_read_one_covering_index_each(
        self, sample_office: Office, sample_year: Path, period: Period, by: Dimension, basis: Basis
    ) -> None:
        with statements(sample_office) as sent:
            Tallying(sample_office).tally(period, by, basis)
        queries = figure_queries(sent)
        assert queries
        for query in queries:
            first, *others = steps_on_growing_tables(sample_year, query)
            assert first.startswith("SEARCH"), (first, query)
            assert "COVERING INDEX" in first, (first, query)
            assert f"{'ym' if basis is Basis.PLAN else 'day_ym'}" in first, (first, query)
            # the form of the event that a line hangs on is looked up by its key
            assert all(re.search(r"SEARCH e USING INDEX \S+ \(id=\?\)", other) for other in others), (others, query)
            assert not others or by is Dimension.FORM

    @pytest.mark.parametrize("period", [Period.of_month(Month(2019, 5)), Period.of_year(2019)], ids=str)
    @pytest.mark.parametrize("by", [Dimension.COMMUNITY, Dimension.MONTH, Dimension.MATERIAL, Dimension.CATEGORY])
    def test_rows_are_counted_in_the_order_of_their_index(
        self, sample_office: Office, sample_year: Path, period: Period, by: Dimension
    ) -> None:
        """Sorting them first takes three times as long; only the few groups they make are ever sorted."""
        with statements(sample_office) as sent:
            Tallying(sample_office).tally(period, by)
        for query in figure_queries(sent):
            steps = plan(sample_year, query)
            searched = next(place for place, step in enumerate(steps) if "COVERING INDEX" in step)
            assert "TEMP B-TREE FOR GROUP BY" not in "".join(steps[searched + 1 : searched + 2]), (steps, query)

    @pytest.mark.parametrize("by", [Dimension.LAW, Dimension.AUDIENCE, Dimension.PLAN])
    def test_the_others_start_from_the_months_too(
        self, sample_office: Office, sample_year: Path, by: Dimension
    ) -> None:
        with statements(sample_office) as sent:
            Tallying(sample_office).tally(Period.of_month(Month(2019, 5)), by)
        for query in figure_queries(sent):
            for step in steps_on_growing_tables(sample_year, query):
                assert step.startswith("SEARCH"), (step, query)
                assert re.search(r"ym=\?|id=\?", step), (step, query)

    def test_the_board_and_the_coverage_go_through_no_table_whole(
        self, sample_office: Office, sample_year: Path
    ) -> None:
        with statements(sample_office) as sent:
            read_board(sample_office, Month(2019, 5))
            Tallying(sample_office).coverage(2019)
        queries = [query for query in sent if query.startswith("SELECT")]
        assert len(queries) > 10
        for query in queries:
            for step in steps_on_growing_tables(sample_year, query):
                assert step.startswith("SEARCH"), (step, query)
        coverage = [query for query in queries if "FROM event_community s WHERE" in query and "t.ym" in query]
        assert coverage
        assert all("COVERING INDEX" in next(steps_on_growing_tables(sample_year, query)) for query in coverage)

    def test_a_page_of_all_years_is_read_in_order(self, sample_office: Office, sample_year: Path) -> None:
        """A page takes as long as the page; sorting everything first would take as long as everything."""
        with statements(sample_office) as sent:
            list_events(sample_office, everything(None))
        (step, *others) = plan(sample_year, next(query for query in sent if "FROM event e" in query))
        assert "ix_event_day" in step
        assert not others, others

    def test_a_plan_that_scans_would_be_noticed(self, sample_year: Path) -> None:
        (step,) = steps_on_growing_tables(sample_year, "SELECT count(*) FROM event e WHERE e.title = 'x'")
        assert step.startswith("SCAN")


class TestQueriesPerScreen:
    """How often a screen asks the database: what grows with the rows of a screen would ask once for each of them."""

    @pytest.mark.parametrize("screen", MOST_QUERIES)
    @pytest.mark.parametrize("month", [Month(2019, 2), Month(2019, 12)], ids=str)
    def test_a_screen_asks_no_more_often_than_it_needs(self, sample_office: Office, screen: str, month: Month) -> None:
        read: dict[str, Callable[[], object]] = {
            "board": lambda: read_board(sample_office, month),
            "tally": lambda: Tallying(sample_office).tally(Period.of_month(month)),
            "events": lambda: list_events(sample_office, everything(Period.of_year(month.year))),
            "plan": lambda: Listing(sample_office).plan(Period.of_year(month.year)),
        }
        with statements(sample_office) as sent:
            read[screen]()
        queries = [query for query in sent if query.startswith("SELECT")]
        assert 0 < len(queries) <= MOST_QUERIES[screen], queries

    def test_a_year_by_month_is_counted_once(self, sample_office: Office) -> None:
        """Each record is in one month: the total comes from the months, not from counting everything again."""
        with statements(sample_office) as sent:
            Tallying(sample_office).tally(Period.of_year(2019), Dimension.MONTH)
        assert len(figure_queries(sent)) == 3


class TestSchema:
    def test_every_constraint_and_index_is_there_under_its_name(self, location: Location) -> None:
        engine = make_engine(location)
        found = inspect(engine)
        for table in Subdistrict.metadata.sorted_tables:
            checks = {str(one.name) for one in table.constraints if isinstance(one, CheckConstraint)}
            assert {one["name"] for one in found.get_check_constraints(table.name)} == checks
            uniques = {str(one.name) for one in table.constraints if isinstance(one, UniqueConstraint)}
            assert {one["name"] for one in found.get_unique_constraints(table.name)} == uniques
            references = {str(one.name) for one in table.foreign_key_constraints}
            assert {one["name"] for one in found.get_foreign_keys(table.name)} == references
            indexes = {str(one.name) for one in table.indexes}
            assert indexes <= {one["name"] for one in found.get_indexes(table.name)}
            assert not any(name in {"None", ""} for name in checks | uniques | references | indexes)
        engine.dispose()

    def test_nothing_depends_on_sequences_or_triggers(self, location: Location) -> None:
        engine = make_engine(location)
        with engine.connect() as connection:
            if location.is_postgres:
                counted = connection.execute(
                    text(
                        "SELECT (SELECT count(*) FROM pg_class WHERE relkind = 'S'),"
                        " (SELECT count(*) FROM pg_trigger WHERE NOT tgisinternal),"
                        " (SELECT count(*) FROM pg_attribute WHERE attidentity <> '' OR attgenerated <> '')"
                    )
                ).one()
                assert tuple(counted) == (0, 0, 0)
            else:
                triggers = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE type = 'trigger'"))
                assert triggers.scalar_one() == 0
        engine.dispose()


class TestDurability:
    def test_a_file_is_opened_with_every_setting(self, tmp_path: Path) -> None:
        place = Location(path=tmp_path / "a.db")
        connect(place, create=True).close()
        with closing(connect(place)) as connection:
            found = {
                name: connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "trusted_schema")
            }
        assert found == {
            "journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "trusted_schema": 0,
        }  # fmt: skip
        with closing(connect(place, reading=True)) as connection, pytest.raises(sqlite3.OperationalError):
            connection.execute("CREATE TABLE x (y)")

    @pytest.mark.skipif(shutil.which("strace") is None, reason="strace counts the syncs, and is not here")
    def test_one_save_is_one_sync(self, sample_year: Path, tmp_path: Path) -> None:
        """After the first save, which may begin the log, each one syncs once."""
        program = (
            "import os, sys; from outreach_tui.domain.drafts import MaterialLine;"
            " from outreach_tui.store.location import locate; from tests.builders import Desk, open_office\n"
            "with open_office(locate(sys.argv[1])) as office:\n"
            "    for _ in range(4):\n"
            "        Desk(office).event(whole_subdistrict=True, materials=(MaterialLine('普法读本', 1),) * 2)\n"
            "        os.write(2, b'saved')\n"
        )
        program = program.replace("普法读本", sample_material(sample_year))
        trace = tmp_path / "trace"
        command = ["strace", "-f", "-o", str(trace), "-e", "trace=fsync,fdatasync,write", sys.executable, "-c", program]
        done = subprocess.run([*command, str(sample_year)], cwd=ROOT, capture_output=True, check=False)
        if b"ptrace" in done.stderr and done.returncode:
            pytest.skip("strace may not trace here")
        assert done.returncode == 0, done.stderr.decode()
        between = trace.read_text(encoding="utf-8", errors="replace").split('"saved"')[1:-1]
        assert [len(re.findall(r"f(?:data)?sync\(", part)) for part in between] == [1, 1, 1]


def sample_material(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("SELECT name FROM material LIMIT 1").fetchone()[0])
