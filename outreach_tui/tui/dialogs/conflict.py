"""Two people changed one record: both versions side by side, and the user chooses field by field."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from outreach_tui.domain.merging import Divergence
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import AudienceCount, Speaker
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.forms.versions import Versions
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.dialog_keys import DialogKeys, Key
from outreach_tui.wording.fields import column_label
from outreach_tui.wording.labels import label
from outreach_tui.wording.problems import sentence

#: The fields a user would choose of together with another, of which they are a part.
PARTS = {"communities": "whole_subdistrict", "attendance": "attendance_estimated"}


class ConflictDialog(OutreachDialog[frozenset[str] | None]):
    """Closes with the fields in which mine is to be kept, or with ``None``: nothing is saved.

    ``titles`` says what the form calls its fields.
    """

    DEFAULT_CSS = """
    ConflictDialog > Vertical { width: 92%; max-width: 110; max-height: 90%; }
    ConflictDialog VerticalScroll { height: auto; max-height: 16; margin: 1 0 0 0; }
    """
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("space,left,right", "turn", show=False),
        Binding("m", "all(True)", show=False),
        Binding("t", "all(False)", show=False),
        Binding("enter,ctrl+s", "save", show=False),
        Binding("escape", "dismiss(None)", show=False),
    ]

    def __init__(self, versions: Versions, stale: Problem, titles: Mapping[str, str]) -> None:
        super().__init__(classes="-warns")
        self._titles = titles
        self._versions = versions
        self._stale = stale
        self._fields = versions.conflicts
        self._mine: set[str] = set()
        self._place = 0

    def compose(self) -> ComposeResult:
        """Lay out what happened, the versions and the keys."""
        with Vertical():
            yield Static(Content.styled(sentence(self._stale), "bold"))
            with VerticalScroll(can_focus=False):
                yield Static(id="versions", markup=False)
            yield DialogKeys(*self._keys())

    def on_mount(self) -> None:
        """Draw the versions."""
        self._draw()

    def _keys(self) -> list[Key]:
        keys = [("Enter", _("Save")), ("Esc", _("Back to the form"))]
        if self._fields:
            keys = [(_("Space"), _("the other version")), ("m t", _("all mine, all theirs")), *keys]
        return keys

    def _draw(self) -> None:
        self.query_one("#versions", Static).update(Content("\n").join(self._lines()))

    def _lines(self) -> Iterator[Content]:
        for place, one in enumerate(self._fields):
            style = "bold $accent" if place == self._place else "bold"
            mine = one.field in self._mine
            yield Content.styled(self._title(one), style)
            yield self._version(_("theirs"), one.theirs, chosen=not mine)
            yield self._version(_("mine"), one.mine, chosen=mine)
        others = [one for one in self._versions.divergences if one not in self._fields]
        if others:
            yield Content.styled(_("Changed by one of you only, and kept:"), "$text-muted")
            yield from map(self._kept, others)

    def _title(self, one: Divergence) -> str:
        return self._titles.get(one.field) or column_label(one.field)

    def _version(self, whose: str, value: object, *, chosen: bool) -> Content:
        sign = "(x) " if chosen else "( ) "
        return Content.assemble(f"  {sign}{whose}: ", (value_text(value), "bold" if chosen else "$text-muted"))

    def _kept(self, one: Divergence) -> Content:
        by_mine = one.theirs == one.base
        whose = _("mine") if by_mine else _("theirs")
        text = value_text(one.mine if by_mine else one.theirs)
        return Content.styled(f"  {self._title(one)} - {whose}: {text}", "$text-muted")

    def action_move(self, lines: int) -> None:
        """Go to another field."""
        if self._fields:
            self._place = (self._place + lines) % len(self._fields)
            self.query_one(VerticalScroll).scroll_to(y=self._place * 3 - 3, animate=False)
            self._draw()

    def action_turn(self) -> None:
        """Take the other version of the field."""
        if self._fields:
            self._mine ^= {self._fields[self._place].field}
            self._draw()

    def action_all(self, mine: bool) -> None:
        """Take all of one version."""
        self._mine = {one.field for one in self._fields} if mine else set()
        self._draw()

    def action_save(self) -> None:
        """Close with the choice."""
        self.dismiss(frozenset(self._mine))


def value_text(value: object) -> str:
    """Return the value of a draft's field in words."""
    match value:
        case None | "" | ():
            return "-"
        case bool():
            return _("yes") if value else _("no")
        case StrEnum():
            return label(value)
        case date():
            return value.isoformat()
        case Speaker():
            return f"{in_line(value.name)} ({label(value.role)})"
        case AudienceCount():
            return label(value.audience) + ("" if value.attendance is None else f" {value.attendance}")
        case tuple():
            return "、".join(value_text(one) for one in value if isinstance(one, (str, Speaker, AudienceCount))) or _(
                "{count} lines"
            ).format(count=len(value))
        case Month() | int() | str():
            return in_line(str(value))
        case _:
            return "-"
