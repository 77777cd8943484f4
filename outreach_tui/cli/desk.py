"""What a command has at hand: the user's folders and settings, the language, the clock, the database."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from functools import cached_property

from outreach_tui import i18n
from outreach_tui.domain.problems import Refused
from outreach_tui.paths import Paths, user_paths
from outreach_tui.settings import Settings, read_settings

TYPE_CHECKING = False  # as typing's, which costs 5 ms to ask
if TYPE_CHECKING:
    from outreach_tui.services.office import Office
    from outreach_tui.store.location import Location

#: The environment variable that names a database.
DATABASE_VARIABLE = "OUTREACH_DB"
#: The environment variable that names a subdistrict, where a database has several.
SUBDISTRICT_VARIABLE = "OUTREACH_SUBDISTRICT"


def local_now() -> datetime:
    """Return the present moment in the user's own zone."""
    return datetime.now().astimezone()


class Desk:
    """One run of the command line. Nothing is read or opened before it is asked for.

    ``asked_database`` is what ``--db`` said, ``asked_subdistrict`` what
    ``--subdistrict`` did; ``clock`` is a member so that tests can set it.
    """

    def __init__(
        self,
        environment: Mapping[str, str],
        arguments: Sequence[str] = (),
        clock: Callable[[], datetime] = local_now,
    ) -> None:
        self.environment = environment
        self.clock = clock
        self.asked_database: str | None = None
        self.asked_subdistrict: str | None = None
        #: Whether numbers that point to a person may stay in what is saved: ``--keep-numbers``.
        self.keep_numbers = False
        self._arguments = arguments
        #: Whether it was said already that a password should not be where it is.
        self._warned = False

    @cached_property
    def language(self) -> str:
        """The language to speak; settings that cannot be read are no reason to be silent about it."""
        try:
            preferred = self.settings.language
        except Refused:
            preferred = None
        return i18n.choose(_asked_language(self._arguments), preferred, self.environment)

    @cached_property
    def paths(self) -> Paths:
        """The user's folders."""
        return user_paths()

    @cached_property
    def settings(self) -> Settings:
        """The user's settings; refused when the file is wrong."""
        return read_settings(self.paths.settings)

    @property
    def today(self) -> date:
        """The day it is for the user."""
        return self.clock().date()

    @property
    def named_database(self) -> str | None:
        """What the user named as the database, by option, environment or setting."""
        return self.asked_database or self.environment.get(DATABASE_VARIABLE) or self.settings.database

    @property
    def named_subdistrict(self) -> str | None:
        """What the user named as the subdistrict; without a name it is the first one there is to see."""
        return self.asked_subdistrict or self.environment.get(SUBDISTRICT_VARIABLE) or self.settings.subdistrict

    def location(self) -> "Location":
        """Return where the database is."""
        from outreach_tui.services.opening import locate_database

        found = locate_database(self.named_database, lambda: self.paths)
        if self.asked_database and found.tells_password and not self._warned:
            from outreach_tui.cli.output import say  # only where there is something to say

            self._warned = True
            say(
                i18n.gettext(
                    "The password stands on the command line, where the history of the shell keeps it and other users"
                    " of this computer can read it. Leave it out, and keep it in ~/.pgpass (PGPASSFILE) or in"
                    " PGPASSWORD."
                )
            )
        return found

    @contextmanager
    def office(
        self, location: "Location | None" = None, *, create: bool = False, opened: bool = True
    ) -> Iterator["Office"]:
        """Open the office for one command, and close it whatever happens.

        A ``location`` is some other database than the user's, in which no subdistrict was named. Without ``opened``
        the database stays shut: it may be one that cannot be opened.
        """
        from outreach_tui.services.opening import make_office

        named = self.named_subdistrict if location is None else None
        place = location or self.location()
        office = make_office(place, lambda: self.paths, self.clock, self.settings.recorder, named)
        try:
            office = replace(office, keep_numbers=self.keep_numbers)
            if opened:
                office.database.open(create=create)
            yield office
            if office.database.untold:
                from outreach_tui.cli.output import tell  # only where there is something to say

                tell(office.database.untold)
        finally:
            office.database.close()


def _asked_language(arguments: Sequence[str]) -> str | None:
    """Return what ``--lang`` says, wherever it stands: it has to be known before the options are read."""
    asked = None
    for place, argument in enumerate(arguments):
        if argument == "--":
            break
        if argument == "--lang" and place + 1 < len(arguments):
            asked = arguments[place + 1]
        elif argument.startswith("--lang="):
            asked = argument.removeprefix("--lang=")
    return asked
