"""The entrance of ``outreach``: chooses the language, runs the command line, and lets no traceback out."""

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from outreach_tui import i18n


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 could not be done, 2 wrong usage."""
    gc.set_threshold(50_000)  # a command makes little garbage: looking for it takes a twentieth of its time
    os.umask(0o077)  # whatever is written is about residents and for nobody else's eyes
    for stream in (sys.stdout, sys.stderr):
        # a console that cannot show a rare 汉字 shows a question mark in its place
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    given = list(sys.argv[1:] if arguments is None else arguments)

    from outreach_tui.cli.desk import Desk

    desk = Desk(os.environ, given)
    i18n.use(desk.language)  # before the commands are imported: their help texts are translated then

    from outreach_tui.cli.running import run

    return run(given, desk)


def entrance() -> None:
    """Run the program as the operating system starts it, and end with its exit code.

    When nothing else runs any more, the process ends at once: by then everything is written and closed, and taking
    the interpreter apart piece by piece would take a sixth of the time that a tally takes.
    """
    code = main()
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        sys.exit(code)  # which waits for the others
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):  # closed, or not there at all
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    entrance()
