"""``outreach check``: the doctor."""

from typing import Any

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option
from outreach_tui.cli.output import Cell, Column, Sheet, put, show
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.services.checking import Check, check_all
from outreach_tui.settings import read_settings
from outreach_tui.wording.checks import check_name
from outreach_tui.wording.problems import sentence

#: So many findings of a check are listed for people.
LISTED = 20


@command(help=_("Look for anything wrong with the records, the files and the settings; exit code 1 when there is."))
@format_option
@pass_desk
def check(desk: Desk, output: str) -> int:
    """Check everything."""
    with desk.office() as office:
        checks = check_all(office, lambda: read_settings(desk.paths.settings))
    ok = all(one.ok for one in checks)
    if output == "table":
        _show_people(checks)
    else:
        columns = [Column("check", _("Check")), Column("severity", _("State")), Column("message", _("Found"))]
        rows: list[list[Cell]] = [
            [one.name, _severity(finding), sentence(finding)] for one in checks for finding in one.findings
        ]
        data = {"ok": ok, "checks": [_check_shape(one) for one in checks]}
        show(Sheet(data, columns, rows), output)
    return 0 if ok else 1


def _show_people(checks: list[Check]) -> None:
    for one in checks:
        put(f"{check_name(one.name)}: {_state(one)}")
        for finding in one.findings[:LISTED]:
            put(f"  {'-' if finding.severity is Severity.NOTE else '!'} {sentence(finding)}")
        if (more := len(one.findings) - LISTED) > 0:
            put("  " + _("... and {count} more: --format json lists all.").format(count=more))


def _state(one: Check) -> str:
    wrong = sum(finding.severity is not Severity.NOTE for finding in one.findings)
    if wrong:
        return ngettext("{count} finding", "{count} findings", wrong).format(count=wrong)
    return _("in order")


def _severity(finding: Problem) -> str:
    return "note" if finding.severity is Severity.NOTE else "wrong"


def _check_shape(one: Check) -> dict[str, Any]:
    return {
        "name": one.name,
        "ok": one.ok,
        "findings": [
            {
                "severity": _severity(finding),
                "code": finding.code,
                "kind": finding.field,
                "value": finding.value,
                "details": dict(finding.details),
                "message": sentence(finding),
            }
            for finding in one.findings
        ],
    }
