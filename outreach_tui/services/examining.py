"""Documents set against the records: one that was sent, and any text that somebody wrote."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Period
from outreach_tui.reports.building import make_summary
from outreach_tui.reports.claims import read_manifest
from outreach_tui.reports.district import make_district_summary
from outreach_tui.reports.documents import read_document
from outreach_tui.reports.proofreading import Finding, proofread
from outreach_tui.reports.verifying import Checked, names_since, verify
from outreach_tui.services.district import read_district
from outreach_tui.services.office import Office
from outreach_tui.services.summarising import last_year_with_records, open_facts, steps_since

_CHINESE_YEAR = r"(?<!\d)((?:19|20|21)\d\d)\s?年"
_ENGLISH_YEAR = r"(?<![\w,.-])((?:19|20|21)\d\d)(?![\w,]*\d|-\d)"


@dataclass(frozen=True)
class Proofread:
    """What was found in a text, its lines, and the period whose records it was set against."""

    period: Period
    lines: tuple[str, ...]
    findings: tuple[Finding, ...]


def verify_file(office: Office, path: Path) -> list[Checked]:
    """Count every figure of a document of ours anew; refuse one that carries no figures of ours."""
    sent = read_document(path)
    asked = read_manifest(sent.manifest, (*sent.lines, *sent.in_tables), str(path))
    if asked.district:
        return verify(asked, make_district_summary(read_district(office, asked.period), asked.options), ())
    steps = steps_since(office, asked.history_mark)
    community = names_since(steps).get(asked.community, asked.community)
    with open_facts(office, asked.period, community) as facts:
        return verify(asked, make_summary(facts, asked.options), steps)


def proofread_file(office: Office, path: Path, period: Period | None = None, community: str = "") -> Proofread:
    """Read a text against the records of a period, by default of the year that the text is about."""
    sent = read_document(path)
    lines = (*sent.lines, *sent.in_tables)
    year = Period.of_year(_named_year(lines) or last_year_with_records(office) or office.today.year)
    with open_facts(office, period or year, community) as facts:
        return Proofread(period or year, lines, tuple(proofread(sent.lines, facts, sent.in_tables)))


def _named_year(lines: Sequence[str]) -> int | None:
    """Return the year a text is about: the one in its title, else that named most, the first of equals."""
    title = next((line for line in lines if line.strip()), "")
    for told in ([title], lines):
        for pattern in (_CHINESE_YEAR, _ENGLISH_YEAR):
            named = Counter(int(year) for line in told for year in re.findall(pattern, line))
            fitting = [year for year, _count in named.most_common() if FIRST_YEAR <= year <= LAST_YEAR]
            if fitting:
                return fitting[0]
    return None
