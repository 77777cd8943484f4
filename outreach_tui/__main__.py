"""The entrance of ``outreach``: chooses the language, runs the command line, and lets no traceback out."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from outreach_tui import i18n


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code: 0 done, 1 could not be done, 2 wrong usage."""
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


if __name__ == "__main__":
    sys.exit(main())
