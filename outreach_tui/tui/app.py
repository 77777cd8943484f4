"""The application: how it looks, and how one goes between its screens."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandPalette, Provider
from textual.reactive import reactive

from outreach_tui import i18n
from outreach_tui.domain.months import Month
from outreach_tui.i18n import gettext as _
from outreach_tui.paths import Paths
from outreach_tui.services.board import Board
from outreach_tui.services.office import Office
from outreach_tui.services.opening import local_clock, make_office, user_name
from outreach_tui.settings import Settings
from outreach_tui.store.location import Location
from outreach_tui.tui.beginning import Beginning
from outreach_tui.tui.commands import Place, bindings_of, screen_class
from outreach_tui.tui.consoles import draw_plain_scrollbars, has_plain_signs_only
from outreach_tui.tui.ending import obey_signals
from outreach_tui.tui.gateway import Gateway
from outreach_tui.tui.guards import guard_clicks, guard_paging, guard_timers
from outreach_tui.tui.keymap import Keymap
from outreach_tui.tui.messages import Saved
from outreach_tui.tui.office_keeper import OfficeKeeper
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.themes import DARK, THEMES
from outreach_tui.tui.wide_letters import guard_wide_letters


def _palette() -> type[Provider]:
    from outreach_tui.tui.palette import Palette  # 15 ms, which the first board need not wait for

    return Palette


class OutreachApp(OfficeKeeper):
    """The terminal interface on one database."""

    TITLE = "outreach"
    CSS_PATH = "styles/app.tcss"
    BINDINGS = bindings_of(Place.EVERYWHERE)
    COMMANDS = {_palette}
    ENABLE_COMMAND_PALETTE = True

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
        beginning: Beginning | None = None,
    ) -> None:
        guard_paging()
        guard_timers()
        guard_clicks()
        guard_wide_letters()
        draw_plain_scrollbars()
        super().__init__(
            beginning or Beginning(make_office(location, lambda: paths, clock, settings.recorder)),
        )
        self.demo = demo
        self.settings = settings
        self.keymap = Keymap({})
        self.paths = paths
        self.failure: BaseException | None = None
        for theme in THEMES:
            self.register_theme(theme)
        # before anything is styled by another theme, or all of it would be styled twice
        self.set_reactive(App.theme, self._theme_named(settings.theme))
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> BoardScreen:
        """Begin with the board: with its figures when they are there in time, else with its frame."""
        opening = self.opened_in_time()
        if opening is not None:
            return BoardScreen(opening.board.month, opening.board)
        return BoardScreen(Month.of(self.office.today))

    def begin_with(self, board: Board) -> None:
        """Show the first board."""
        self.board.open_on(board)

    def on_mount(self) -> None:
        """Dress, and have the office opened where it is not open yet."""
        self._dress(self.settings)
        self.begin_work()
        if not self.is_headless:
            obey_signals(self)

    def _dress(self, settings: Settings) -> None:
        self.theme = self._theme_named(settings.theme)
        self.ascii_borders = settings.ascii_borders or has_plain_signs_only(os.environ)
        self.keymap = Keymap(settings.keys)
        self.set_keymap(self.keymap.bindings)
        self.tell(tuple(self.keymap.problems))

    def _theme_named(self, name: str | None) -> str:
        return name if name in self.available_themes else DARK.name

    def watch_ascii_borders(self, plain: bool) -> None:
        """Draw borders of plain signs."""
        self.set_class(plain, "-ascii")

    def follow(self, settings: Settings, *, keep_numbers: bool = False) -> None:
        """Do as changed settings say; in another language the board is made anew, since its words are drawn.

        ``keep_numbers`` has numbers that point to a person kept in texts, as long as the program runs.
        """
        before, self.settings = self.settings, settings
        self._dress(settings)
        self.office = replace(self.office, actor=settings.recorder or user_name(), keep_numbers=keep_numbers)
        self.gateway = Gateway(self, self.office)
        if settings.language != before.language:
            i18n.use(i18n.choose(None, settings.language, os.environ))
            self._back_to_board()
            self.board.call_next(self.board.speak)
        self.tell_what_lasts()
        self.call_after_refresh(self.tell_screens)

    @property
    def drafts(self) -> Path:
        """Where what is typed and not saved waits: apart for each subdistrict, as what it is to become is."""
        return self.paths.drafts / self.office.database.office

    @property
    def board(self) -> BoardScreen:
        """The month board, which lies under all other screens."""
        screen = self.screen_stack[0]
        assert isinstance(screen, BoardScreen)
        return screen

    def pop_screen(self) -> AwaitComplete:
        """Go back, once the screen is there; the board stays, however often one asked before the first was done."""
        ready = len(self.screen_stack) > 1 and self.screen.is_mounted
        return super().pop_screen() if ready else AwaitComplete.nothing()  # type: ignore[no-untyped-call]

    def action_show_board(self) -> None:
        """Go back to the month board."""
        self._leave_then(self._back_to_board)

    def _back_to_board(self) -> None:
        while len(self.screen_stack) > 1 and self.screen.is_mounted:
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

    def move_to(self, subdistrict: str, then: Callable[[], None] = lambda: None) -> None:
        """Go on in another subdistrict of the database; call ``then`` once it is there."""

        def work(office: Office) -> str:
            from outreach_tui.services.district import move_to

            move_to(office, subdistrict)
            return subdistrict

        def said(name: str) -> Saved:
            self.call_later(then)
            return Saved(_("Now in {subdistrict}.").format(subdistrict=name))

        self.gateway.write(self, work, said, about="subdistrict")

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
            from outreach_tui.domain.history import Way
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
