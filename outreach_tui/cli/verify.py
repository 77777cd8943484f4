"""``outreach verify``: is a document that was sent still true, and if not, because of what."""

from pathlib import Path
from typing import Any

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import put, say, show_json
from outreach_tui.cli.values import FILE
from outreach_tui.domain.problems import Refused
from outreach_tui.i18n import gettext as _
from outreach_tui.reports.telling import untrue_text, verdict_text
from outreach_tui.reports.verifying import Checked, Verdict
from outreach_tui.wording.steps import step_text

#: A script can tell a file that carries no figures of ours from a document that is no longer true.
NOT_OURS = 2


@command(
    "verify",
    help=_("Count the figures of a summary that was sent anew, and say which sentence no longer holds and why."),
)
@click.argument("path", metavar=_("FILE"), type=FILE)
@click.option("--format", "output", type=click.Choice(["table", "json"]), default="table", show_default=True,
              help=_("How to write the answer."))  # fmt: skip
@pass_desk
def verify_document(desk: Desk, path: Path, output: str) -> int:
    """Verify a document; 1 when something in it does not hold, 2 when it is none of ours."""
    from outreach_tui.services.examining import verify_file
    from outreach_tui.wording.problems import sentence

    with desk.office() as office:
        try:
            checked = verify_file(office, path)
        except Refused as refused:
            if any(problem.field != "document" for problem in refused.problems):
                raise
            for problem in refused.problems:
                say(_("Error: {message}").format(message=sentence(problem)))
            return NOT_OURS
    wrong = [one for one in checked if one.verdict is not Verdict.HOLDS]
    if output == "json":
        show_json(_shape(path, checked))
    else:
        _tell(checked, wrong)
    return 1 if wrong else 0


def _tell(checked: list[Checked], wrong: list[Checked]) -> None:
    sentence = ""
    for one in wrong:
        if one.claim.sentence != sentence:
            sentence = one.claim.sentence
            put(sentence)
        put(f"  {verdict_text(one)}")
        for step in one.causes[:5]:
            put(f"    {step.at:%Y-%m-%d %H:%M} {step.actor}: {step_text(step)}")
        if len(one.causes) > 5:
            put("    " + _("and {count} more changes").format(count=len(one.causes) - 5))
    if wrong:
        say(untrue_text(wrong))
    else:
        put(_("All {all} figures hold.").format(all=len(checked)))


def _shape(path: Path, checked: list[Checked]) -> dict[str, Any]:
    return {
        "file": str(path),
        "holds": all(one.verdict is Verdict.HOLDS for one in checked),
        "figures": [
            {
                "id": one.claim.id,
                "sentence": one.claim.sentence,
                "shown": one.claim.shown,
                "value": one.claim.value,
                "now": None if one.now is None else one.now.value,
                "verdict": one.verdict.value,
                "reads": one.reads or None,
                "because": [
                    {"at": step.at.isoformat(), "actor": step.actor, "action": step.verb, "what": step_text(step)}
                    for step in one.causes
                ],
            }
            for one in checked
        ],
    }
