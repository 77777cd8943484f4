"""The command palette: commands, and records found by name."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual import work
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen
from textual.widgets.option_list import Option

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.records import EventLine
from outreach_tui.domain.searching import EventOrder
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.matching import candidates
from outreach_tui.services.listing import everything, list_events
from outreach_tui.services.office import Office
from outreach_tui.tui.commands import Command, Place, commands_of
from outreach_tui.tui.event_search import search_of
from outreach_tui.tui.keymap import Keymap
from outreach_tui.tui.text import in_line
from outreach_tui.wording.labels import label

#: How many records of one kind are offered.
_MOST = 8


@dataclass(frozen=True)
class Found:
    """A record found by name: what it is called, what it is, and the screen that shows it."""

    name: str
    what: str
    screen: Callable[[], Screen[None]]


class FindDialog(CommandPalette):
    """The toolkit's palette, in our words; a second Enter before it is closed does no harm."""

    def __init__(self) -> None:
        super().__init__(placeholder=_("A command, community, material or event, or its pinyin initials"))

    def dismiss(self, result: Any = None) -> AwaitComplete:
        """Close once, and look for nothing any more: the toolkit fails where what is found can no longer be shown."""
        self.workers.cancel_node(self)
        return super().dismiss(result) if self.app.screen is self else AwaitComplete.nothing()  # type: ignore[no-untyped-call]

    @work(exclusive=True, group=CommandPalette._GATHER_COMMANDS_GROUP)
    async def _gather_commands(self, search_value: str) -> None:
        """Look for what was typed, unless by the time the search begins the palette is closed or being taken away."""
        if self.is_current and self.query(CommandList):
            await CommandPalette._gather_commands.__wrapped__(self, search_value)  # type: ignore[attr-defined]

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in a while that nothing was found; the toolkit says so in English only."""

        def say() -> None:
            if search_value:
                nothing = Option(Content(_("Nothing found by that name.")), disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(nothing)
            self._list_visible = bool(search_value)

        self._stop_no_matches_countdown()
        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say)


class Palette(Provider):
    """Offers every command that works on the screen the palette was opened from, and records by name."""

    def _commands(self) -> list[Command]:
        places = {Place.EVERYWHERE, *(getattr(self.screen, "PLACES", ()))}
        return [command for command in commands_of(*places) if command.id != "palette"]

    @property
    def _keys(self) -> Keymap:
        keymap = getattr(self.app, "keymap", None)
        return keymap if isinstance(keymap, Keymap) else Keymap({})

    def _run(self, command: Command) -> None:
        self.app.call_later(self.app.run_action, command.action, self.screen)

    async def discover(self) -> Hits:
        """Offer every command before anything is typed."""
        for command in self._commands():
            yield DiscoveryHit(
                Content(f"{command.name}  ({self._keys.shown(command)})"),
                lambda command=command: self._run(command),
                text=command.name,
                help=_literal(command.explanation),
            )

    async def search(self, query: str) -> Hits:
        """Offer what has the text typed in its name, or pinyin initials like it: commands, then records."""
        commands = {command.name: command for command in self._commands()}
        for place, name in enumerate(candidates(query, commands)):
            command = commands[name]
            yield Hit(
                1 - place / 1000,
                Content(f"{command.name}  ({self._keys.shown(command)})"),
                lambda command=command: self._run(command),
                text=command.name,
                help=_literal(command.explanation),
            )
        for place, found in enumerate(await asyncio.to_thread(self._records, query)):
            yield Hit(
                0.5 - place / 1000,
                Content(in_line(found.name)),
                lambda found=found: _open(self.app, found),
                text=in_line(found.name),
                help=_literal(found.what),
            )

    def _records(self, query: str) -> list[Found]:
        from outreach_tui.tui.app import OutreachApp

        if not (isinstance(self.app, OutreachApp) and self.app.ready):
            return []
        try:
            return list(records_named(self.app.office, query, self.app.board.month))
        except Refused:
            return []


def _literal(text: str) -> Any:
    """Return the second line of a hit: the toolkit reads a plain text there as markup, whatever it came from."""
    return Content(in_line(text))


def _open(app: App[object], found: Found) -> None:
    app.call_later(lambda: app.push_screen(found.screen()))


def records_named(office: Office, query: str, month: Month) -> Iterator[Found]:
    """Yield the communities, materials and events that a text may mean, the likeliest of each kind first."""
    from outreach_tui.tui.screens.behind import screen_behind

    known, year = office.known(), Period.of_year(month.year)
    for name in candidates(query, [community.name for community in known.communities])[:_MOST]:
        served = Selection(year, standing=None, community=name)
        yield Found(name, _("Community"), partial(screen_behind, name, served, "events"))
    for name in candidates(query, [material.name for material in known.materials])[:_MOST]:
        handed_out = Selection(year, material=name)
        yield Found(name, _("Material"), partial(screen_behind, name, handed_out, "distributions"))
    page = list_events(office, everything(None), search=search_of(query, known, EventOrder.NEWEST))
    for event in page.records[:_MOST]:
        yield Found(event.title, _event_in_words(event), partial(_event_form, event.number))


def _event_in_words(event: EventLine) -> str:
    return "  ".join((event.number, event.day.isoformat(), label(event.form), in_line("、".join(event.communities))))


def _event_form(number: str) -> Screen[None]:
    from outreach_tui.tui.forms.event import EventForm
    from outreach_tui.tui.screens.form import FormScreen

    return FormScreen(EventForm(reference=number))
