"""The application: paints first, opens the database after, and goes between screens."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from textual import work
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, Provider
from textual.events import Event, Key
from textual.reactive import reactive

from outreach_tui import i18n
from outreach_tui.domain.history import Way
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Problem, Refused, Severity
from outreach_tui.i18n import gettext as _
from outreach_tui.paths import Paths
from outreach_tui.services.office import Office
from outreach_tui.services.opening import local_clock, make_office, user_name
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location
from outreach_tui.tui.commands import Place, bindings_of, screen_class
from outreach_tui.tui.consoles import draw_plain_scrollbars, has_plain_signs_only
from outreach_tui.tui.ending import obey_signals
from outreach_tui.tui.gateway import Gateway
from outreach_tui.tui.guards import guard_paging
from outreach_tui.tui.keymap import Keymap
from outreach_tui.tui.messages import DataChanged, Examined, Looked, OfficeOpened, Refusal, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.themes import DARK, THEMES
from outreach_tui.wording.problems import sentence

#: Seconds until a database that could not be opened is tried again.
RETRY_AFTER = 3.0
#: The work of looking whether others changed something.
_LOOK = "look"
#: Problems with which there is no office yet, but one can be set up.
_BEGINNINGS = frozenset({"database_missing", "no_subdistrict"})


def _examine(office: Office) -> tuple[Problem, ...]:
    """Look the database over, while the user reads the board."""
    from outreach_tui.services.checking import quick_verdict  # 20 ms, after the first paint

    return quick_verdict(office)


def _palette() -> type[Provider]:
    from outreach_tui.tui.palette import Palette  # 15 ms, which the first board need not wait for

    return Palette


#: What the interface ends with when the user, with no database yet, would rather look at the sample year.
SAMPLE_WANTED = 64


class OutreachApp(App[int]):
    """The terminal interface on one database."""

    TITLE = "outreach"
    CSS_PATH = "styles/app.tcss"
    BINDINGS = bindings_of(Place.EVERYWHERE)
    COMMANDS = {_palette}
    ENABLE_COMMAND_PALETTE = True

    #: What the user should know for as long as it lasts: data that cannot be saved, or not even read.
    notice = reactive("")
    #: Plain ASCII instead of line-drawing characters, for consoles that have no others.
    ascii_borders = reactive(False)

    def __init__(
        self,
        location: Location,
        settings: Settings,
        paths: Paths,
        *,
        demo: bool = False,
        clock: Callable[[], datetime] = local_clock,
    ) -> None:
        guard_paging()
        draw_plain_scrollbars()
        super().__init__()
        self.demo = demo
        self.settings = settings
        self.keymap = Keymap({})
        self.paths = paths
        self.office: Office = make_office(location, lambda: paths, clock, settings.recorder)
        self.gateway = Gateway(self, self.office)
        self.ready = False
        self.failure: BaseException | None = None
        self._mark: object = None
        self._looking = False
        self._lasting = ""

    def on_mount(self) -> None:
        """Paint the board's frame; the database is opened after that."""
        for theme in THEMES:
            self.register_theme(theme)
        self._dress(self.settings)
        self.push_screen(BoardScreen(Month.of(self.office.today)))
        self.call_after_refresh(self.open_office)
        if not self.is_headless:
            obey_signals(self)

    def _dress(self, settings: Settings) -> None:
        self.theme = settings.theme if settings.theme in self.available_themes else DARK.name
        self.ascii_borders = settings.ascii_borders or has_plain_signs_only(os.environ)
        self.keymap = Keymap(settings.keys)
        self.set_keymap(self.keymap.bindings)
        self.tell(tuple(self.keymap.problems))

    def watch_ascii_borders(self, plain: bool) -> None:
        """Draw borders of plain signs."""
        self.set_class(plain, "-ascii")

    def follow(self, settings: Settings) -> None:
        """Do as changed settings say; in another language the board is made anew, since its words are drawn."""
        before, self.settings = self.settings, settings
        self._dress(settings)
        self.office = replace(self.office, actor=settings.recorder or user_name())
        self.gateway = Gateway(self, self.office)
        if settings.language != before.language:
            i18n.use(i18n.choose(None, settings.language, os.environ))
            month = self.board.month
            self._back_to_board()
            self.switch_screen(BoardScreen(month))
        self.call_after_refresh(self.tell_screens)

    @work(thread=True, group="open")
    def open_office(self) -> None:
        """Open the database, in the background."""
        try:
            self.office.database.open()
            self.office.subdistrict()
            mark = self.office.database.change_mark()
        except Refused as refused:
            self.post_message(Refusal("open", refused.problems))
        else:
            self.post_message(OfficeOpened(mark, read_only=self.office.database.read_only))

    def on_office_opened(self, message: OfficeOpened) -> None:
        """Show figures, and watch for changes that others make."""
        self.ready, self._mark = True, message.mark
        self._lasting = _("This database can only be read: nothing can be saved.") if message.read_only else ""
        self.notice = self._lasting
        self.board.open_on_first_month()
        self.set_interval(1.0, self._look_for_changes)

    def settle_in(self) -> None:
        """Do what can wait until the first board is painted, and would have made that wait."""
        self.gateway.read(self, _examine, Examined, group="examine")
        self._warm_up()

    def on_examined(self, message: Examined) -> None:
        """Say that the database is damaged: whoever goes on writing into it may lose more."""
        self.tell(message.problems[:1])

    @work(thread=True, group="warm")
    def _warm_up(self) -> None:
        # while the user reads the board, so that the first save and the palette do not wait
        import outreach_tui.services.logbook  # 450 ms
        import outreach_tui.tui.palette  # noqa: F401

    @property
    def board(self) -> BoardScreen:
        """The month board, which lies under all other screens."""
        screen = self.screen_stack[1] if len(self.screen_stack) > 1 else self.screen
        assert isinstance(screen, BoardScreen)
        return screen

    def _look_for_changes(self) -> None:
        if not self._looking:
            self._looking = True
            self.gateway.read(self, lambda office: office.database.change_mark(), Looked, group=_LOOK)

    def on_looked(self, message: Looked) -> None:
        """Tell the screens when the data is not what it was a second ago."""
        self._looking = False
        self.notice = self._lasting
        if message.mark != self._mark:
            self.tell_screens()
        self._mark = message.mark

    def tell_screens(self) -> None:
        """Have every screen that shows figures read them again."""
        for screen in self.screen_stack:
            screen.post_message(DataChanged())

    def on_saved(self, message: Saved) -> None:
        """Say what was saved and what the user should know about it; figures follow at once."""
        self.notify(message.text, markup=False)
        self.tell(message.problems)
        self.tell_screens()

    def on_refusal(self, message: Refusal) -> None:
        """Say why something could not be done; offer to begin where there is nothing yet; else try again."""
        problem = message.problems[0]
        if message.about == "open" and problem.code in _BEGINNINGS:
            from outreach_tui.tui.screens.first_run import FirstRunScreen

            self.push_screen(FirstRunScreen())
        elif message.about == "open":
            self.notice = sentence(problem)
            self.set_timer(RETRY_AFTER, self.open_office)
        elif message.about == _LOOK:
            self._looking = False
            self.notice = sentence(problem)
        else:
            self.tell(message.problems)

    def tell(self, problems: tuple[Problem, ...]) -> None:
        """Show problems as notifications, each in one sentence."""
        for problem in problems:
            severity = {Severity.ERROR: "error", Severity.DOUBT: "warning"}.get(problem.severity, "information")
            self.notify(sentence(problem), severity=severity, timeout=8, markup=False)  # type: ignore[arg-type]

    async def on_event(self, event: Event) -> None:
        """Keep keys that come faster than a screen is made waiting until it is, so that they reach it."""
        if isinstance(event, Key) and not self.screen.is_mounted:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.screen._mounted_event.wait(), 1)
        await super().on_event(event)

    def pop_screen(self) -> AwaitComplete:
        """Go back, once the screen is there; the board stays, however often one asked before the first was done."""
        ready = len(self.screen_stack) > 2 and self.screen.is_mounted
        return super().pop_screen() if ready else AwaitComplete.nothing()  # type: ignore[no-untyped-call]

    def action_show_board(self) -> None:
        """Go back to the month board."""
        self._leave_then(self._back_to_board)

    def _back_to_board(self) -> None:
        while len(self.screen_stack) > 2 and self.screen.is_mounted:
            self.pop_screen()

    def action_new_event(self) -> None:
        """Open the event form on the board's month."""
        from outreach_tui.tui.forms.event import EventForm
        from outreach_tui.tui.screens.form import FormScreen

        if self.ready and not isinstance(self.screen, FormScreen):
            self.push_screen(FormScreen(EventForm(month=self.board.month)))

    def action_go(self, to: str) -> None:
        """Go to a place, with the month that the board shows."""
        wanted = screen_class(Place(to))
        if self.ready and not isinstance(self.screen, wanted):
            self._leave_then(partial(self._show, wanted))

    def _show(self, wanted: Any) -> None:
        self._back_to_board()
        self.push_screen(wanted(self.board.month))

    def _leave_then(self, go: Callable[[], None]) -> None:
        """Go elsewhere once the screen agrees: one with unsaved text asks first."""
        if isinstance(self.screen, OutreachScreen):
            self.screen.leave_then(go)

    def action_undo(self) -> None:
        """Take back the newest thing the user did."""
        self._step_back(again=False)

    def action_redo(self) -> None:
        """Do again what was taken back last."""
        self._step_back(again=True)

    def _step_back(self, *, again: bool) -> None:
        if not self.ready:
            return

        def work(office: Office) -> str:
            from outreach_tui.services.undoing import Undoing
            from outreach_tui.wording.steps import step_text

            step = Undoing(office).redo() if again else Undoing(office).undo()
            return step_text(replace(step, way=Way.DO))

        said = _("Done again: {what}") if again else _("Taken back: {what}  (ctrl+y does it again)")
        self.gateway.write(self, work, lambda what: Saved(said.format(what=what)), about="undo")

    def action_command_palette(self) -> None:
        """Open the palette; the toolkit's own way fails where one is still closing."""
        from outreach_tui.tui.palette import FindDialog

        if not isinstance(self.screen, CommandPalette):
            self.push_screen(FindDialog())

    def action_show_help(self) -> None:
        """Open the help page."""
        from outreach_tui.tui.screens.help import HelpScreen

        self.push_screen(HelpScreen())

    def action_quick_line(self) -> None:
        """Open the quick line."""
        if self.ready:
            from outreach_tui.tui.dialogs.quick_line import QuickLine

            self.push_screen(QuickLine(self.board.month))

    def keep_drafts(self) -> None:
        """Keep what is typed and not saved."""
        for screen in self.screen_stack:
            if isinstance(screen, OutreachScreen):
                screen.keep_draft()

    def exit(self, *arguments: Any, **more: Any) -> None:
        """End, keeping what is typed and not saved."""
        self.keep_drafts()
        super().exit(*arguments, **more)

    def get_system_commands(self, screen: Any) -> Any:
        """Offer none of Textual's own commands: ours are all in the registry."""
        return ()

    def _fatal_error(self) -> None:
        """End without showing code or anyone's data: the caller says one sentence."""
        self.failure = self._exception
        self._close_messages_no_wait()


def run(location: Location | None, settings: Settings, paths: Paths, *, demo: bool = False) -> int:
    """Run the interface on a database (``None``: the user's own) until the user leaves; return the exit code.

    ``demo`` says on screen that the data is a throw-away sample. What nobody foresaw is raised once the
    terminal is itself again, for the caller to log and to put into one sentence.
    """
    app = OutreachApp(location or Location(path=paths.database), settings, paths, demo=demo)
    try:
        code = app.run()
    finally:
        app.office.database.close()
    if app.failure is not None:
        raise app.failure
    return code or 0
