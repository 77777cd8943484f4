"""From facts to the whole summary."""

from collections.abc import Iterator
from importlib import import_module

from outreach_tui.domain.summary import Facts
from outreach_tui.reports.annexes import Annexes
from outreach_tui.reports.model import Options, Summary, Table
from outreach_tui.reports.prose import Teller
from outreach_tui.reports.record_lists import RecordLists


def make_summary(facts: Facts, options: Options) -> Summary:
    """Write the summary of a period in the language asked for."""
    language = "zh" if options.language == "zh" else "en"
    narrative = import_module(f"outreach_tui.reports.narrative_{language}")  # to import the other takes 6 ms
    teller = Teller(facts, options)
    tell = narrative.short if options.short else narrative.sections
    return Summary(
        title=narrative.title(facts),
        subdistrict=facts.subdistrict,
        period=facts.period,
        community=facts.community,
        options=options,
        made_at=facts.made_at,
        history_mark=facts.history_mark,
        sections=tell(facts, teller),
        tables=() if options.short else tuple(_tables(facts, options)),
        ledger=teller.ledger,
        photos=() if options.short else facts.photos,
        records=facts.records,
    )


def _tables(facts: Facts, options: Options) -> Iterator[Table]:
    lists = RecordLists(facts, options)
    yield lists.events()
    yield from Annexes(facts, options).tables()
    if not options.hide_below:  # single consultations are the smallest cells there are
        yield lists.consultations()
    yield lists.distributions()
