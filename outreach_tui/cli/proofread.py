"""``outreach proofread``: does a text say more, or other things, than the records."""

from pathlib import Path

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import text_option
from outreach_tui.cli.output import put, say, show_json
from outreach_tui.cli.values import FILE, PERIOD
from outreach_tui.domain.months import Period
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.reports.proofreading import Finding
from outreach_tui.reports.telling import finding_text


@command(
    "proofread",
    help=_("Read a text or Word document for figures above the truth, 近…余, wrong measure words and figures no record"
           " supports."),
)  # fmt: skip
@click.argument("path", metavar=_("FILE"), type=FILE)
@click.option(
    "--period", type=PERIOD, help=_("The period it is about; else the year in its title, or named most often.")
)
@text_option("--community", help=_("Only one community's work."))
@click.option("--format", "output", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help=_("How to write the answer."))  # fmt: skip
@pass_desk
def proofread_document(desk: Desk, path: Path, period: Period | None, community: str | None, output: str) -> int:
    """Proofread a document; 1 when something was found."""
    from outreach_tui.services.examining import proofread_file

    with desk.office() as office:
        found = proofread_file(office, path, period, community or "")
    findings, about = found.findings, found.period.label
    if output == "json":
        show_json({"file": str(path), "period": about, "findings": [_shape(one) for one in findings]})
    else:
        for one in findings:
            put(_("line {line}: {sentence}").format(line=one.line, sentence=finding_text(one)))
    if findings:
        say(
            ngettext("{count} thing to look at.", "{count} things to look at.", len(findings)).format(
                count=len(findings)
            )
        )
    else:
        say(_("Nothing found against the records of {period}.").format(period=about))
    return 1 if findings else 0


def _shape(found: Finding) -> dict[str, object]:
    return {
        "fault": found.fault.value,
        "line": found.line,
        "quote": found.quote,
        "value": found.value,
        "truth": found.truth,
        "measure": found.measure,
    }
