"""Summaries of generated years, on both databases: what is told, tabled and listed is what the tallies count."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Period
from outreach_tui.domain.rounding import Rule, percent
from outreach_tui.domain.summary import Facts, RecordKind
from outreach_tui.reports.building import make_summary
from outreach_tui.reports.ledger import make_ledger
from outreach_tui.reports.model import Hidden, Options, Summary
from outreach_tui.services.office import Office
from outreach_tui.services.summarising import open_facts
from tests.services.generated import periods, years
from tests.services.test_figures import generated, generated_year


def _lists_add_up(facts: Facts) -> None:
    total = facts.total
    events = list(facts.records.event_rows())
    assert len(events) == total.events
    assert sum(event.attendance or 0 for event in events) == total.attendance
    at_events = sum(event.visits for event in events)
    if facts.community:  # its residents also ask at the events of others, which are not listed among its own
        assert at_events <= total.consultations_at_events
    else:
        assert at_events == total.consultations_at_events
    assert [event.day for event in events] == sorted(
        event.day for event in events
    ) or facts.period.first != facts.period.last
    assert sum(line.visits for line in facts.records.consultation_rows()) == total.consultations
    copies: Counter[str] = Counter()
    for line in facts.records.distribution_rows():
        copies[line.measure] += line.quantity
    assert dict(copies) == {word: count for word, count in total.materials.items() if count}


def _records_are_those_counted(facts: Facts) -> None:
    for name, entry in make_ledger(facts).items():
        if entry.query is None or not entry.value:
            continue
        ids = facts.records.ids(entry.query, 10_000)
        assert ids is not None
        if name == "events" or name.startswith("events."):
            assert len(ids) == entry.value, name
        lines = facts.records.lines(entry.query.kind, ids)
        assert {line.id for line in lines} == set(ids)
        if entry.query.kind is RecordKind.CONSULTATIONS and name.startswith("consultations"):
            assert sum(line.count for line in lines) == entry.value, name  # type: ignore[union-attr,misc]
        if name.startswith("copies."):
            assert sum(line.quantity for line in lines) == entry.value, name  # type: ignore[union-attr,misc]


def _prints_no_more_than_the_truth(facts: Facts, summary: Summary) -> None:
    entries = make_ledger(facts)
    for figure in summary.figures:
        entry = entries[figure.id]
        if figure.rule is Rule.PERCENT:
            assert figure.printed == percent(entry.value, entry.whole)
        elif figure.rule is not Rule.HIDDEN:
            assert figure.value == entry.value
            if figure.rule is Rule.EXACT:
                assert figure.printed.replace(",", "").removesuffix("万") in str(entry.value)
    for sentence in summary.sentences:
        assert not sentence.figures or any(figure.value != 0 for figure in sentence.figures)


def _annexes_add_up(facts: Facts, summary: Summary) -> None:
    tables = {table.id: table for table in summary.tables}
    for table_id in ("months", "categories", "outcomes"):
        table = tables[table_id]
        place = next(at for at, column in enumerate(table.columns) if column.key == "consultations")
        shown = [row[place] for row in table]
        assert table.total is not None
        if not any(isinstance(cell, Hidden) for cell in [*shown, table.total[place]]):
            assert sum(shown) == table.total[place] == facts.total.consultations  # type: ignore[arg-type]
    assert sum(1 for row in tables["events"] if row[1] is not None) == facts.total.events
    joint = facts.tallies[Dimension.COMMUNITY].sum_of_rows.events - facts.total.events
    assert bool(joint) <= bool(not facts.community and tables["communities"].notes)


@given(
    steps=years, period=periods, language=st.sampled_from(["zh", "en"]), exact=st.booleans(),
    hide_below=st.sampled_from([0, 5]), whose=st.sampled_from([0, 0, 1]),
)  # fmt: skip
@generated(8)
def test_what_is_told_is_what_is_counted(
    bare_office: Office, steps: Sequence[tuple[Any, ...]], period: Period, language: str, exact: bool,
    hide_below: int, whose: int,
) -> None:  # fmt: skip
    office = generated_year(bare_office, steps).office
    names = [community.name for community in office.known().communities]
    with open_facts(office, period, names[0] if whose and names else "") as facts:
        summary = make_summary(facts, Options(language, exact, hide_below))
        _lists_add_up(facts)
        _records_are_those_counted(facts)
        _prints_no_more_than_the_truth(facts, summary)
        _annexes_add_up(facts, summary)
        assert "  " not in summary.text
        assert not any(line.endswith(("，。", "、。", ", .", "。。", "；。")) for line in summary.text.splitlines())
