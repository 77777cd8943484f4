"""The last entries of a booth, and the materials one can hand out there."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from rich.cells import cell_len
from textual.content import Content

from outreach_tui.domain.identifiers import made_at
from outreach_tui.domain.records import Consultation
from outreach_tui.domain.vocabulary import Outcome
from outreach_tui.i18n import gettext as _
from outreach_tui.services.booth import NEWEST, BoothCopies, Entry
from outreach_tui.tui.booth_queue import Pressed
from outreach_tui.tui.text import fit, fit_ends, in_line
from outreach_tui.tui.widgets.lines import Lines
from outreach_tui.wording.labels import label


class BoothEntries(Lines):
    """Draws the last entries, the newest first, in as many columns as there is room for."""

    DEFAULT_CSS = """
    BoothEntries { height: 6; padding: 0 1; }
    """

    def __init__(self, now: datetime) -> None:
        super().__init__()
        self._zone = now.tzinfo
        self._entries: list[Content] = []

    def show(self, entries: Sequence[Entry], waiting: Iterable[Pressed]) -> None:
        """Draw other entries; those that wait to be saved come first and say so."""
        pressed = [_waiting_line(one) for one in waiting if not one.takes_back]
        self._entries = [*reversed(pressed), *map(self._entry_line, entries)][:NEWEST]
        self.repaint()

    def _entry_line(self, entry: Entry) -> Content:
        moment = made_at(entry.id).astimezone(self._zone)
        # entries of another day have no time of day worth telling: they were filled in some time
        told_when = f"{moment:%H:%M:%S}" if moment.date() == entry.day else f"{entry.day.month}.{entry.day.day}"
        if isinstance(entry, Consultation):
            told = "" if entry.outcome is Outcome.UNRECORDED else label(entry.outcome)
            due = "" if entry.follow_up_on is None else f"{entry.follow_up_on.month}.{entry.follow_up_on.day}"
            count = f"x{entry.count}" if entry.count > 1 else ""
            more = "  ".join(filter(None, (count, told, due, in_line(entry.community), in_line(entry.note))))
            name = label(entry.category)
        else:
            name, more = f"+{entry.quantity}{in_line(entry.measure)} {in_line(entry.material)}", ""
        return Content.assemble((f"{told_when:8} ", "$text-muted"), (name, "bold"), (f"  {more}", "$text-muted"))

    def lines(self) -> list[Content]:
        """Draw the entries, under a heading where all of them fit in one column."""
        if not self._entries:
            return [Content.styled(_("Nothing yet: press a key."), "$text-disabled")]
        room = max(self.content_size.height, 1)
        if room > NEWEST:
            heading = Content.styled(_("Last entries"), "bold $text-muted")
            width = self.content_size.width
            return [heading, Content(""), *(entry.truncate(width, ellipsis=True) for entry in self._entries)]
        width = self.content_size.width // 2
        rows: list[Content] = []
        for place in range(min(room, len(self._entries))):
            cells = [self._entries[at] for at in range(place, len(self._entries), room)][:2]
            rows.append(Content.assemble(*(_padded(cell, width) for cell in cells)))
        return rows


def _waiting_line(pressed: Pressed) -> Content:
    if pressed.category is not None:
        name = label(pressed.category)
    else:
        name = f"+{pressed.quantity} {in_line(pressed.material.name if pressed.material else '')}"
    return Content.assemble((fit(_("waiting"), 9), "$text-warning"), (name, "bold $text-warning"))


def _padded(line: Content, width: int) -> Content:
    return line.truncate(width - 1, ellipsis=True).pad_right(max(width - min(line.cell_length, width - 1), 0))


#: Cells a material needs to say also how many copies are on hand.
_ROOMY = 34


class MaterialKeys(Lines):
    """Draws the materials with the digits that hand them out: copies here, and copies on hand."""

    DEFAULT_CSS = """
    MaterialKeys { width: 1fr; height: 5; padding: 0 1 0 0; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._copies: Sequence[BoothCopies] = ()
        self._chosen = 0

    def show(self, copies: Sequence[BoothCopies], chosen: int) -> None:
        """Draw other materials, in the order of their digits; ``chosen`` is the one that + hands out."""
        self._copies, self._chosen = copies[:10], chosen
        self.repaint()

    def lines(self) -> list[Content]:
        """Draw the materials in as many columns as are needed."""
        if not self._copies:
            return [Content.styled(_("No material in the catalogue yet: + adds one."), "$text-disabled")]
        room = max(self.content_size.height, 1)
        columns = -(-len(self._copies) // room)
        width = self.content_size.width // columns
        return [
            Content.assemble(*(self._cell(place, width) for place in range(row, len(self._copies), room)))
            for row in range(min(room, len(self._copies)))
        ]

    def _cell(self, place: int, width: int) -> Content:
        line = self._copies[place]
        sign = ">" if place == self._chosen else " "
        given = f"{line.handed_out}{in_line(line.material.measure)}" if line.handed_out else "-"
        left = _("left {count}").format(count=line.on_hand)
        if width < _ROOMY:  # what is missing is told anyway, what is there only where there is room
            left = f"!{line.on_hand}" if line.on_hand < 0 else ""
        after = max(cell_len(left) + 1, 10 if width >= _ROOMY else 0)
        counted = max(7, cell_len(given) + 1)
        room = max(width - 4 - counted - after, 6)
        return Content.assemble(
            (f"{sign}{(place + 1) % 10} ", "bold $accent"),
            (fit_ends(line.material.name, room), "" if line.handed_out else "$text-muted"),
            (fit(given, counted, right=True), "bold" if line.handed_out else "$text-disabled"),
            (fit(left, after, right=True), "bold $text-error" if line.on_hand < 0 else "$text-muted"),
            " ",
        )
