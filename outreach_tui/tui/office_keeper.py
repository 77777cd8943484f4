"""What keeps the office open under all screens: it is opened, watched for what others change, and its troubles told."""

from __future__ import annotations

from textual import work
from textual.events import Key, Paste, Resize
from textual.reactive import reactive

from outreach_tui.domain.problems import Problem, Refused, Severity
from outreach_tui.i18n import gettext as _
from outreach_tui.services.board import Board, Opening
from outreach_tui.services.office import Office
from outreach_tui.tui.beginning import Beginning
from outreach_tui.tui.gateway import Gateway
from outreach_tui.tui.keys_in_turn import KeysInTurn
from outreach_tui.tui.messages import DataChanged, Examined, Looked, OfficeOpened, Refusal, Saved
from outreach_tui.tui.screens.base import OutreachScreen

#: Columns and lines with which everything can be seen.
LEAST_SIZE = (80, 24)
#: Seconds until a database that could not be opened is tried again.
RETRY_AFTER = 3.0
#: The work of looking whether others changed something.
_LOOK = "look"
#: Problems with which there is no office yet, but one can be set up.
_BEGINNINGS = frozenset({"database_missing", "no_subdistrict"})


def _sentence(problem: Problem) -> str:
    from outreach_tui.wording.problems import sentence  # 4 ms, only where something is wrong

    return sentence(problem)


def _settle_in(office: Office) -> tuple[Problem, ...]:
    """While the user reads the board: load what the first save would wait for, then look the database over."""
    import outreach_tui.services.logbook  # 450 ms
    import outreach_tui.tui.palette  # noqa: F401
    from outreach_tui.services.checking import quick_verdict

    return quick_verdict(office)


class OfficeKeeper(KeysInTurn):
    """The application as far as it keeps an office open; what it looks like is for who is made from it."""

    #: What the user should know for as long as it lasts: data that cannot be saved, or not even read.
    notice = reactive("")

    def __init__(self, beginning: Beginning) -> None:
        super().__init__()
        self.office: Office = beginning.office
        self.gateway = Gateway(self, self.office)
        self.ready = False
        #: Whether the database is being opened for the first time: keys wait until it is.
        self._is_opening = False
        self._beginning = beginning
        self._opening: Opening | None = None
        self._mark: object = None
        self._looking = False
        self._damage = self._lasting = self._cramped = ""

    def opened_in_time(self) -> Opening | None:
        """Return what there is to show, if it is there in time for the first paint."""
        self._opening = self._beginning.in_time()
        return self._opening

    def begin_work(self) -> None:
        """Go to work with what is open, or open it in the background."""
        if self._opening is not None:
            self._watch_over(self._opening)
        else:
            self._is_opening = True
            self.notice = _("Opening {place} ... keys wait until it is there.").format(
                place=self.office.database.location.shown
            )
            self.call_after_refresh(self.open_office)

    def holds_back(self, event: Key | Paste) -> bool:
        """Have keys wait for the database; only leaving need not."""
        if not self._is_opening:
            return False
        chosen = self.screen.active_bindings.get(event.key) if isinstance(event, Key) else None
        return chosen is None or chosen.binding.action != "app.quit"

    def begin_with(self, board: Board) -> None:
        """Show the first board."""
        raise NotImplementedError

    @work(thread=True, group="open")
    def open_office(self) -> None:
        """Open the database, in the background."""
        try:
            opening = self._beginning.result()
        except Refused as refused:
            self.post_message(Refusal("open", refused.problems))
        else:
            self.post_message(OfficeOpened(opening))

    def on_office_opened(self, message: OfficeOpened) -> None:
        """Show figures."""
        self._watch_over(message.opening)
        self.begin_with(message.opening.board)
        self.call_later(self.press_next)

    def _watch_over(self, opening: Opening) -> None:
        """Allow work, and watch for changes that others make."""
        self.ready, self._mark, self._opening = True, opening.mark, opening
        self._is_opening = False
        self.tell_what_lasts()
        self.set_interval(1.0, self._look_for_changes)

    def tell_what_lasts(self) -> None:
        """Say what the user should know as long as the program runs."""
        self._lasting = ""
        if self._opening is not None and self._opening.read_only:
            self._lasting = _("This database can only be read: nothing can be saved.")
        elif self.office.keep_numbers:
            self._lasting = _("Numbers of residents are kept in texts until the program ends (o, s).")
        self.notice = self._lasting or self._cramped

    def settle_in(self) -> None:
        """Do what can wait until the first board is painted, and would have made that wait."""
        if self._opening is not None and self._opening.elsewhere:
            text = _("Nothing is recorded in the current year yet: this is the last month with records.")
            self.notify(text, markup=False)
        self._examine()

    def _examine(self) -> None:
        self.gateway.read(self, _settle_in, Examined, group="settle")

    def on_examined(self, message: Examined) -> None:
        """Say for good that the database is damaged: whoever goes on writing into it may lose more."""
        was, self._damage = self._damage, "".join(map(_sentence, message.problems[:1]))
        if self._damage != was:
            self.notice = self._damage or self._lasting or self._cramped
            self.tell(message.problems[:1])

    def _look_for_changes(self) -> None:
        if not self._looking:
            self._looking = True
            self.gateway.read(self, lambda office: office.database.change_mark(), Looked, group=_LOOK)

    def on_resize(self, event: Resize) -> None:
        """Say that the window is too small for all there is to see."""
        width, height = event.size
        small = width < LEAST_SIZE[0] or height < LEAST_SIZE[1]
        told = _("This window is {width}x{height}; below {least} some of it cannot be seen.")
        least = "{}x{}".format(*LEAST_SIZE)
        before, self._cramped = self._cramped, told.format(width=width, height=height, least=least) if small else ""
        if self.notice in ("", before):
            self.notice = self._cramped

    def on_looked(self, message: Looked) -> None:
        """Tell the screens when the data is not what it was a second ago."""
        self._looking = False
        self.notice = self._damage or self._lasting or self._cramped
        untold, self.office.database.untold = self.office.database.untold, []
        self.tell(tuple(untold))
        if message.mark != self._mark:
            self.tell_screens()
        self._mark = message.mark

    def tell_screens(self) -> None:
        """Have every screen that shows figures read them again; those behind others do once they are in front."""
        for screen in self.screen_stack:
            # the toolkit draws a screen in front anew, all of it, for any message to the one right behind it
            if isinstance(screen, OutreachScreen) and screen.hidden:
                screen.stale = True
            else:
                screen.post_message(DataChanged())

    def on_saved(self, message: Saved) -> None:
        """Say what was saved and what the user should know about it; figures follow at once."""
        self.notify(message.text, markup=False)
        self.tell(message.problems)
        self.tell_screens()
        if self._damage:  # it may have been a backup that was restored
            self._examine()

    def on_refusal(self, message: Refusal) -> None:
        """Say why something could not be done; offer to begin where there is nothing yet; else try again."""
        problem = message.problems[0]
        if message.about == "open":  # what was typed was meant for what is not there
            self._is_opening = False
            self.drop_keys()
        if message.about == "open" and problem.code in _BEGINNINGS:
            from outreach_tui.tui.screens.first_run import FirstRunScreen

            self.notice = self._cramped
            self.push_screen(FirstRunScreen())
        elif message.about == "open":
            self.notice = _sentence(problem)
            self.set_timer(RETRY_AFTER, self.open_office)
        elif message.about == _LOOK:
            self._looking = False
            self.notice = _sentence(problem)
        else:
            self.tell(message.problems)

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Show problems as notifications, each in one sentence."""
        for problem in problems:
            severity = {Severity.ERROR: "error", Severity.DOUBT: "warning"}.get(problem.severity, "information")
            self.notify(_sentence(problem), severity=severity, timeout=8, markup=False)  # type: ignore[arg-type]
