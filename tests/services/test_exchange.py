"""Export then import is the identity, the same file again adds nothing, and one undo takes all of it back."""

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import count as numbers
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationLine,
    DistributionDraft,
    EventDraft,
    MaterialDraft,
    MaterialLine,
)
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import AudienceCount, Speaker
from outreach_tui.domain.vocabulary import Audience, Category, Form, MaterialKind, SpeakerRole, Status
from outreach_tui.intake.layout import Table
from outreach_tui.services.communities import Communities
from outreach_tui.services.exporting import Exporting
from outreach_tui.services.import_results import Options, Outcome
from outreach_tui.services.importing import Importing
from outreach_tui.services.listing import ALL_MONTHS, Listing, everything
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.stock import Stock
from outreach_tui.services.tallying import Tallying
from outreach_tui.services.undoing import Undoing
from outreach_tui.store.reads.history import find_removed_event
from outreach_tui.store.reads.whole import whole_consultations, whole_distributions, whole_events
from outreach_tui.store.snapshots import snapshot
from outreach_tui.store.tables import Consultation, Distribution, Event, History
from tests.builders import set_up
from tests.services.generated import NAMES, Doing, years

_numbers = numbers(1)
TARGETS = ["all.xlsx", "all.zip", "all"]


def other_office(office: Office) -> None:
    """Begin another office in the same database; from now on it is the one that is worked in."""
    office.database.office = ""
    set_up(office, f"进出街道{next(_numbers)}")


def same_communities(bare_office: Office, other: Office) -> None:
    """Begin an office with the communities of another one and an empty catalogue."""
    communities = [CommunityDraft(community.name) for community in Listing(other).communities()]
    bare_office.database.office = ""
    Communities(bare_office).set_up(f"进出街道{next(_numbers)}", "zh", communities)


def records(office: Office) -> dict[str, Any]:
    """Return everything that an export carries, ids and versions left out."""
    selection = everything(None)
    with office.database.reading() as reader:
        events = whole_events(reader, selection)
        consultations = whole_consultations(reader, selection)
        distributions = whole_distributions(reader, selection)
    return {
        "events": {event.number: (EventDraft.of(event), event.recorder) for event in events},
        "consultations": Counter(
            (
                line.record.day, line.record.month, line.record.community, line.record.event_number,
                line.record.category, line.record.count, line.record.outcome, line.record.mode,
                line.record.adviser, line.record.note, line.record.follow_up_on, line.record.followed_up_on,
                line.recorder,
            )
            for line in consultations
        ),
        "distributions": Counter(
            (
                line.record.day, line.record.month, line.record.community, line.record.event_number,
                line.record.material, line.record.quantity, line.record.measure, line.record.note, line.recorder,
                line.record.taken_out, line.record.brought_back,
            )
            for line in distributions
        ),
    }  # fmt: skip


def imported(office: Office, path: Path) -> Outcome:
    outcome = Importing(office).save(path, Options(insist=True))
    assert outcome.saved, (outcome.refused, outcome.rejected[:3], outcome.doubts[:3], outcome.doubtful[:3])
    return outcome


def some(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    )


@given(steps=years, target=st.sampled_from(TARGETS))
@some(8)
def test_a_year_goes_out_and_comes_back(
    bare_office: Office, tmp_path: Path, steps: Sequence[tuple[Any, ...]], target: str
) -> None:
    other_office(bare_office)
    doing = Doing(bare_office)
    for step in steps:
        if step[0] not in {"rename", "plan", "zero"}:
            doing.do(step)
    there = records(bare_office)
    path = tmp_path / str(next(_numbers)) / target
    path.parent.mkdir()
    counts = Exporting(bare_office).export(path)
    assert counts[Table.EVENTS] == len(there["events"])
    if any(counts.values()):
        again = imported(bare_office, path)
        assert (sum(again.new.values()), again.doubtful) == (0, [])
    other_office(bare_office)
    if any(counts.values()):
        outcome = imported(bare_office, path)
        assert {table: outcome.new[table] for table in Table} == counts
    back = records(bare_office)
    for table, kept in there.items():
        assert back[table].keys() == kept.keys()
        for key, value in kept.items():
            assert back[table][key] == value


#: What texts can do to a file: separators, quotes, formulas, line breaks, blanks at the ends, escapes, rare letters.
SIGNS = "甲乙、，,;；|\"'“”=+-@ \t\n/\\（）()_x0041_<&>𠮷é😀0１"
texts = st.text(st.sampled_from(SIGNS), max_size=12)
given_texts = texts.filter(lambda text: bool(text.strip()))
names = given_texts.map(str.strip)
roles = st.sampled_from(SpeakerRole)


@st.composite
def strange_events(draw: st.DrawFn) -> EventDraft:
    served = draw(st.lists(st.sampled_from(NAMES), max_size=2, unique=True))
    day = draw(st.dates(date(1901, 1, 1), date(2100, 12, 31)))
    return EventDraft(
        day=day,
        form=draw(st.sampled_from(Form)),
        title=draw(given_texts),
        communities=tuple(served),
        whole_subdistrict=not served,
        status=draw(st.sampled_from(Status)),
        month=draw(st.none() | st.just(Month(2019, 5))),
        starts_at=draw(st.sampled_from(["", "09:30"])),
        ends_at=draw(st.sampled_from(["", "11:00"])),
        venue=draw(texts),
        organiser=draw(texts),
        co_organisers=tuple(draw(st.lists(given_texts, max_size=2))),
        speakers=tuple(draw(st.lists(st.builds(Speaker, names, roles), max_size=2))),
        laws=tuple(draw(st.lists(st.sampled_from(["宪法", "民法典", "a、b", '"c"']), max_size=2, unique=True))),
        audiences=tuple(
            draw(st.lists(st.builds(AudienceCount, st.sampled_from(Audience), st.none() | st.integers(0, 99)),
                          max_size=2, unique_by=lambda one: one.audience))
        ),
        attendance=draw(st.none() | st.integers(0, 5000)),
        opinions=draw(st.none() | st.integers(0, 9)),
        note=draw(texts),
        materials=(MaterialLine("一封信", draw(st.integers(1, 9999))),),
        consultations=(ConsultationLine(draw(st.sampled_from(Category)), 2, note=draw(texts)),),
    )  # fmt: skip


#: Copies taken to a booth and brought back from it.
counts = st.tuples(st.integers(0, 50), st.integers(0, 500)).map(lambda two: (sum(two), two[0]))


@given(drafts=st.lists(strange_events(), min_size=1, max_size=4), counted=counts, target=st.sampled_from(TARGETS))
@some(15)
def test_records_survive_whatever_is_in_them(
    bare_office: Office, tmp_path: Path, drafts: list[EventDraft], counted: tuple[int, int], target: str
) -> None:
    other_office(bare_office)
    for draft in drafts:
        Logbook(bare_office).add_event(draft, insist=True)
    taken, back = counted
    copies = DistributionDraft(
        "一封信", max(taken - back, 1), date(2019, 5, 4), NAMES[0], taken_out=taken, brought_back=back
    )
    Stock(bare_office).give(copies, insist=True)
    there = records(bare_office)
    path = tmp_path / str(next(_numbers)) / target
    path.parent.mkdir()
    Exporting(bare_office).export(path)
    other_office(bare_office)
    Importing(bare_office).save(path, Options(insist=True))
    assert records(bare_office) == there


@pytest.mark.parametrize("target", TARGETS)
def test_the_sample_year_in_an_office_with_an_empty_catalogue(
    sample_office: Office, bare_office: Office, tmp_path: Path, target: str
) -> None:
    Exporting(sample_office).export(tmp_path / target)
    same_communities(bare_office, sample_office)
    outcome = imported(bare_office, tmp_path / target)
    assert records(bare_office) == records(sample_office)
    catalogue = {material.name: material for material in Listing(sample_office).materials()}
    assert {draft.name for draft in outcome.proposals} <= set(catalogue)
    for material in Listing(bare_office).materials():
        assert (material.kind, material.measure) == (catalogue[material.name].kind, catalogue[material.name].measure)
    year = Period.of_year(2019)
    ours, theirs = (Tallying(office).tally(year, Dimension.COMMUNITY) for office in (bare_office, sample_office))
    assert [row.figures for row in ours.rows] == [row.figures for row in theirs.rows]
    assert ours.total.figures == theirs.total.figures


def test_an_import_is_one_undo(bare_office: Office, sample_office: Office, tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    Exporting(sample_office).export(path, Period(Month(2019, 4), Month(2019, 5)))
    same_communities(bare_office, sample_office)
    imported(bare_office, path)
    there = records(bare_office)
    assert there["events"]
    Undoing(bare_office).undo()
    assert not any(records(bare_office).values())
    assert not Listing(bare_office).materials()
    with bare_office.database.reading() as reader:
        removed = {find_removed_event(reader, int(number[:4]), int(number[5:])) for number in there["events"]}
    assert len(removed - {None}) == len(there["events"])
    Undoing(bare_office).redo()
    assert records(bare_office) == there


def test_others_write_while_a_workbook_is_read(bare_office: Office, sample_office: Office, tmp_path: Path) -> None:
    path = tmp_path / "all.xlsx"
    Exporting(sample_office).export(path, Period(Month(2019, 5), Month(2019, 5)))
    same_communities(bare_office, sample_office)
    written: list[str] = []

    def meanwhile(rows: int, _total: int) -> None:
        if not rows and not written:
            written.append(Stock(bare_office).add_material(MaterialDraft("别人的折页", MaterialKind.LEAFLET)).id)

    assert Importing(bare_office, meanwhile).save(path, Options(insist=True)).saved
    assert written
    assert "别人的折页" in {material.name for material in Listing(bare_office).materials()}


def test_history_says_of_every_record_what_a_single_verb_would(
    bare_office: Office, sample_office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "all.zip"
    Exporting(sample_office).export(path, Period(Month(2019, 5), Month(2019, 5)))
    same_communities(bare_office, sample_office)
    imported(bare_office, path)

    def compare(writer: Any) -> int:
        entries = writer.session.exec(
            select(History).where(History.verb == "import", History.subdistrict_id == writer.office)
        ).all()
        assert len({entry.action_id for entry in entries}) == 1
        tables = {table.__tablename__: table for table in (Event, Consultation, Distribution)}
        found = 0
        for entry in entries:
            if table := tables.get(entry.record_table):
                row = writer.session.get(table, entry.record_id)
                assert json.loads(entry.after) == json.loads(snapshot(row))
                assert (entry.before, entry.version) == (None, row.version)
                found += 1
        return found

    checked = bare_office.write("look", compare)
    assert checked == sum(
        len(kind) if isinstance(kind, dict) else 0 for kind in [records(bare_office)["events"]]
    ) + sum(records(bare_office)["consultations"].values()) + sum(records(bare_office)["distributions"].values())


def test_json_has_every_record_in_codes(sample_office: Office, tmp_path: Path) -> None:
    counts = Exporting(sample_office).export(tmp_path / "all.json")
    written = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    assert {table.value: len(written[table]) for table in Table} == {table.value: counts[table] for table in Table}
    with sample_office.database.reading() as reader:
        events = {event.number: event for event in whole_events(reader, everything(None))}
        copies = sum(line.record.quantity for line in whole_distributions(reader, everything(None)))
    for event in written["events"]:
        kept = events[event["number"]]
        assert (event["title"], event["form"], event["communities"]) == (kept.title, kept.form, [*kept.communities])
        assert [Speaker(one["name"], SpeakerRole(one["role"])) for one in event["speakers"]] == [*kept.speakers]
    assert {line["category"] for line in written["consultations"]} <= set(Category)
    assert sum(line["quantity"] for line in written["materials"]) == copies


def test_a_period_is_taken_by_plan_month(sample_office: Office, tmp_path: Path) -> None:
    counts = Exporting(sample_office).export(tmp_path / "may", Period(Month(2019, 5), Month(2019, 5)))
    assert counts[Table.EVENTS] == len(Listing(sample_office).events(everything(Period.of_month(Month(2019, 5)))))
    assert 0 < counts[Table.EVENTS] < len(Listing(sample_office).events(everything(ALL_MONTHS)))
