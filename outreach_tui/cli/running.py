"""Running a command line: every ending becomes an exit code and, where something is wrong, a sentence."""

import io
from collections.abc import Sequence

import click

from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import say
from outreach_tui.domain.problems import Refused
from outreach_tui.i18n import gettext as _

DONE, NOT_DONE, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


def run(arguments: Sequence[str], desk: Desk) -> int:
    """Run a command line and return its exit code; no exception comes out."""
    try:
        return _run(arguments, desk)
    except click.ClickException as error:
        _correct(error)
        return error.exit_code
    except Refused as refused:
        _explain(refused)
        return NOT_DONE
    except click.Abort as abort:
        if isinstance(abort.__cause__, KeyboardInterrupt):
            return INTERRUPTED
        say(_("Nothing was saved."))
        return NOT_DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else NOT_DONE
    except Exception as error:  # noqa: BLE001 - the last resort: whatever it is, a user gets a sentence
        _own_up(error, desk)
        return NOT_DONE


def _run(arguments: Sequence[str], desk: Desk) -> int:
    from outreach_tui.cli.app import program

    result = program.main([*arguments], prog_name="outreach", standalone_mode=False, obj=desk)
    return result if isinstance(result, int) else DONE


def _correct(error: click.ClickException) -> None:
    """Say what is wrong with a command line; a value that is wrong needs no reminder of how the command is used."""
    if isinstance(error, click.BadParameter) and not isinstance(error, click.MissingParameter):
        say(_("Error: {message}").format(message=error.format_message()))
        return
    told = io.StringIO()
    error.show(told)
    say(told.getvalue().rstrip())


def _explain(refused: Refused) -> None:
    from outreach_tui.wording.problems import sentence  # 8 ms, only where something is wrong

    for problem in refused.problems:
        say(_("Error: {message}").format(message=sentence(problem)))
    if refused.only_doubts:
        say(_("Nothing was saved. If it is right all the same, repeat the command with --force."))


def _own_up(error: Exception, desk: Desk) -> None:
    """Say that the program failed, and where the trace of it is."""
    from outreach_tui.crashlog import write_crash

    path = desk.paths.log
    if write_crash(path, error, desk.clock()):
        say(
            _("Error: the program failed inside ({kind}). Details are in {path}.").format(
                kind=type(error).__name__, path=path
            )
        )
    else:
        say(
            _("Error: the program failed inside ({kind}), and {path} could not be written.").format(
                kind=type(error).__name__, path=path
            )
        )
