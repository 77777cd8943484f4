"""What a form is: its fields, the texts they open with, and how what was typed in them is saved."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from datetime import date

from textual.widget import Widget

from outreach_tui.domain.problems import Problem
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.forms.versions import TextVersions, Versions
from outreach_tui.tui.text import in_line

Texts = Mapping[str, str]
#: Saves what was read from a form; the second argument says whether doubts are accepted.
Saving = Callable[[Office, bool], Saved]


class Form(ABC):
    """A form of one record; texts go by the names of its fields.

    ``heading`` is shown above it; ``draft_name`` names the file that keeps what was typed until it is saved;
    ``carried_over`` names the fields that the next record takes over when the form stays open after saving
    (none: it never does); ``enter_saves`` makes a short form save at Enter in any of its fields; without
    ``keeps_draft`` nothing that is typed is ever on disk before it is saved: personal data leaves no copy behind.
    ``beside`` names the field that begins the second column where the screen is wide (none: one column).
    """

    heading: str
    draft_name: str
    carried_over: tuple[str, ...] = ()
    enter_saves: bool = False
    keeps_draft: bool = True
    beside: str = ""

    @property
    @abstractmethod
    def replaces(self) -> bool:
        """Whether what is saved takes the place of something on record, which others may change meanwhile."""

    @abstractmethod
    def fields(self) -> Iterable[Widget]:
        """Yield the fields, and whatever stands between them."""

    def at_once(self, today: date) -> Texts:
        """Return the texts that can be shown before anything was read: one may type at once."""
        return {}

    @abstractmethod
    def opening(self, office: Office) -> Texts:
        """Return the texts the form opens with; runs in a worker, so it may read the database."""

    def proposed(self) -> Texts:
        """Return what is likely to be typed over the texts it opened with: it stands there, as if it were on record."""
        return {}

    @abstractmethod
    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save what was typed, and what is wrong with it; without the former nothing is saved."""

    def preview(self, texts: Texts) -> str:
        """Return what would be saved, in a line; ``""`` while that cannot be told."""
        return ""

    def said(self, saved: Saved) -> str:
        """Return the sentence that tells the user it was saved."""
        return _("{name} saved.").format(name=in_line(saved.name))

    def begin_next(self) -> None:  # noqa: B027 - most forms have no next record
        """Become the form of a new record, after saving."""

    def versions(self, office: Office, opened: Texts, typed: Texts) -> Versions:
        """Return the versions to choose from when others have changed the record since it was ``opened`` for typing.

        The form itself stays as it was opened: who goes back to it and saves again is asked again. Refuses when
        there is nothing left to change.
        """
        anew = copy(self)
        theirs = anew.opening(office)
        return TextVersions(opened, typed, {name: theirs.get(name, "") for name in opened}, anew)
