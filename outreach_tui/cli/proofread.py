"""``outreach proofread``: does a text say more, or other things, than the records."""

import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import text_option
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
@text_option("--community", help=_("Only one community's work."))
@click.option("--format", "output", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help=_("How to write the answer."))  # fmt: skip
@pass_desk
def proofread_document(desk: Desk, path: Path, period: Period | None, community: str | None, output: str) -> int:
    """Proofread a document; 1 when something was found."""
    from outreach_tui.services.summarising import last_year_with_records, open_facts

    lines = read_document(path).lines
    with desk.office() as office:
        year = Period.of_year(_named_year(lines) or last_year_with_records(office) or office.today.year)
        with open_facts(office, period or year, community or "") as facts:
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


_CHINESE_YEAR = r"(?<!\d)((?:19|20|21)\d\d)\s?年"
_ENGLISH_YEAR = r"(?<![\w,.-])((?:19|20|21)\d\d)(?![\w,]*\d|-\d)"


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


def _sentence(found: Finding) -> str:
    template = {
        Fault.ABOVE_TRUTH: _("“{quote}” is above the truth: the records say {truth}."),
        Fault.TWO_MARKS: _("“{quote}” has two marks at once; nearly, about and over (近, 约, 余) exclude each other."),
        Fault.WRONG_MEASURE: _("“{quote}” has the wrong measure word; it is counted in {measure}."),
        Fault.NEEDLESS_MARK: _("“{quote}” is exactly {truth}, not more; leave the mark out."),
        Fault.UNSUPPORTED: _("“{quote}” is not what the records support: they say {truth}."),
    }[found.fault]
    between = " " if found.measure.isascii() else ""
    return template.format(quote=found.quote, truth=f"{found.truth}{between}{found.measure}", measure=found.measure)


def _shape(found: Finding) -> dict[str, object]:
    return {
        "fault": found.fault.value,
        "line": found.line,
        "quote": found.quote,
        "value": found.value,
        "truth": found.truth,
        "measure": found.measure,
    }
