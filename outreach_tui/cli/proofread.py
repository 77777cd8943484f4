"""``outreach proofread``: does a text say more, or other things, than the records."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import put, say, show_json
from outreach_tui.cli.values import FILE, PERIOD
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Period
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.reports.documents import read_document
from outreach_tui.reports.proofreading import Fault, Finding, proofread


@command(
    "proofread",
    help=_("Read a text or Word document for figures above the truth, 近…余, wrong measure words and figures no record"
           " supports."),
)  # fmt: skip
@click.argument("path", metavar=_("FILE"), type=FILE)
@click.option("--period", type=PERIOD, help=_("The period it is about; else the year it names most often."))
@click.option("--format", "output", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help=_("How to write the answer."))  # fmt: skip
@pass_desk
def proofread_document(desk: Desk, path: Path, period: Period | None, output: str) -> int:
    """Proofread a document; 1 when something was found."""
    from outreach_tui.services.summarising import last_year_with_records, open_facts

    lines = read_document(path).lines
    with desk.office() as office:
        year = Period.of_year(_named_year(lines) or last_year_with_records(office) or office.today.year)
        with open_facts(office, period or year) as facts:
            findings = proofread(lines, facts)
    if output == "json":
        show_json(
            {"file": str(path), "period": (period or year).label, "findings": [_shape(found) for found in findings]}
        )
    else:
        for found in findings:
            put(_("line {line}: {sentence}").format(line=found.line, sentence=_sentence(found)))
    if findings:
        say(
            ngettext("{count} thing to look at.", "{count} things to look at.", len(findings)).format(
                count=len(findings)
            )
        )
    else:
        say(_("Nothing found against the records of {period}.").format(period=(period or year).label))
    return 1 if findings else 0


def _named_year(lines: Sequence[str]) -> int | None:
    """Return the year a text is about: of those it names as years, the one named most, the first of equals."""
    named = Counter(int(year) for line in lines for year in re.findall(r"(?<!\d)((?:19|20|21)\d\d)\s?年", line))
    fitting = [(year, count) for year, count in named.most_common() if FIRST_YEAR <= year <= LAST_YEAR]
    return fitting[0][0] if fitting else None


def _sentence(found: Finding) -> str:
    template = {
        Fault.ABOVE_TRUTH: _("“{quote}” is above the truth: the records say {truth}{measure}."),
        Fault.TWO_MARKS: _("“{quote}” has two marks at once; 近, 约 and 余 exclude each other."),
        Fault.WRONG_MEASURE: _("“{quote}” has the wrong measure word; it is counted in {measure}."),
        Fault.NEEDLESS_MARK: _("“{quote}” is exactly {truth}{measure} and takes no 余."),
        Fault.UNSUPPORTED: _("“{quote}” is not what the records support: they say {truth}{measure}."),
    }[found.fault]
    return template.format(quote=found.quote, truth=found.truth, measure=found.measure)


def _shape(found: Finding) -> dict[str, object]:
    return {
        "fault": found.fault.value,
        "line": found.line,
        "quote": found.quote,
        "value": found.value,
        "truth": found.truth,
        "measure": found.measure,
    }
