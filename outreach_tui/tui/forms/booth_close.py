"""Closing a booth: of each material what was taken out and what came back, beside what was tallied."""

import re
from collections.abc import Iterable, Sequence
from functools import partial
from unicodedata import normalize

from textual.widget import Widget
from textual.widgets import Static

from outreach_tui.domain.drafts import BoothCount
from outreach_tui.domain.problems import Problem
from outreach_tui.i18n import gettext as _
from outreach_tui.services.booth import BoothCopies, read_booth
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.text import fit_ends, in_line
from outreach_tui.tui.widgets.form_field import FormField

TYPE_CHECKING = False
if TYPE_CHECKING:
    from outreach_tui.services.booth_keeping import Seat

#: ``100-20``, ``100 20`` or ``100``, in digits of any width.
_COUNT = re.compile(r"(\d{1,8})(?:[\s\-—–/,，、]+(\d{1,8}))?")


class BoothCloseForm(Form):
    """Asks for two numbers a material; the hint under each shows the difference to the tally as one types."""

    replaces = True

    def __init__(self, seat: "Seat", copies: Sequence[BoothCopies]) -> None:
        self._seat = seat
        #: By the names of the fields, which stay those of the materials whatever order these come in.
        self._copies = {f"count-{line.material.id}": line for line in copies}
        self.heading = _("Close booth {number}").format(number=seat.number)
        self.draft_name = f"booth-close-{seat.number}"

    def fields(self) -> Iterable[Widget]:
        """Yield one field for each material, those handed out here first, and how to settle a difference."""
        yield Static(
            _("Taken out, then brought back: 100-20. Leave empty what was not there."), classes="advice", markup=False
        )
        for name, line in self._copies.items():
            field = FormField(
                name, fit_ends(line.material.name, 29), describe=partial(self._describe, name),
                placeholder=_("tallied {count}").format(count=line.handed_out) if line.handed_out else "",
            )  # fmt: skip
            field.add_class("wide-label")
            yield field
        keep = FormField("settle", _("Figures follow"), offers=lambda text: [*map(str, _ways())])
        keep.add_class("wide-label")
        yield keep

    def opening(self, office: Office) -> Texts:
        """Return what was counted before, if the booth was closed once."""
        there = {f"count-{line.material.id}": line for line in read_booth(office, self._seat.event_id).copies}
        self._copies = {name: there.get(name, line) for name, line in self._copies.items()}
        texts = {
            name: f"{line.taken_out}-{line.brought_back or 0}"
            for name, line in self._copies.items()
            if line.taken_out is not None
        }
        return {**texts, "settle": _ways()[0]}

    def _describe(self, name: str, text: str) -> str:
        line = self._copies[name]
        count = read_booth_count(line.material.name, text)
        if count is None:
            return _("Write it like 100-20.")
        if count.handed_out < 0:
            return _("More came back than was taken out.")
        missing = count.handed_out - line.handed_out
        told = _("handed out {count} {word}, tallied {tallied}").format(
            count=count.handed_out, word=in_line(line.material.measure), tallied=line.handed_out
        )
        return f"{told}   " + (_("difference {count}").format(count=f"{missing:+d}") if missing else _("no difference"))

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save the counts."""
        counts: list[BoothCount] = []
        problems: list[Problem] = []
        for name, line in self._copies.items():
            text = texts.get(name, "").strip()
            if not text:
                continue
            count = read_booth_count(line.material.name, text)
            if count is None:
                problems.append(Problem("unreadable_pair", name, text, details={"example": "100-20"}))
            elif count.handed_out < 0:
                details = {"taken": str(count.taken_out), "back": str(count.brought_back)}
                problems.append(Problem("back_beyond_taken", name, line.material.name, details=details))
            else:
                counts.append(count)
        if problems:
            return None, problems
        corrected = texts.get("settle", "").strip() != _ways()[1]
        seen = {line.material.name: (line.taken_out, line.brought_back) for line in self._copies.values()}

        def save(office: Office, insist: bool) -> Saved:
            from outreach_tui.services.booth_keeping import BoothKeeping

            return BoothKeeping(office).close(self._seat.event_id, counts, corrected=corrected, seen=seen)

        return save, ()

    def said(self, saved: Saved) -> str:
        """Return that the booth is closed."""
        return _("Booth {number} closed.").format(number=saved.name)


def _ways() -> tuple[str, str]:
    """Return the two ways to settle a difference: the count, or the tally."""
    return _("what was counted"), _("what was tallied")


def read_booth_count(material: str, text: str) -> BoothCount | None:
    """Return what ``100-20`` or ``100`` says of a material; ``None`` when it says nothing."""
    found = _COUNT.fullmatch(normalize("NFKC", text).strip())
    return None if found is None else BoothCount(material, int(found[1]), int(found[2] or 0))
