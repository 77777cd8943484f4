"""What is typed in a form, beside what is on record: what came first, what is unsaved, what has to be kept."""

from collections.abc import Mapping
from pathlib import Path

from outreach_tui.domain.problems import Problem
from outreach_tui.tui.drafts import FormDraft, Kept
from outreach_tui.tui.forms.base import Form

Texts = Mapping[str, str]


class Typed:
    """The typing in one form, whose texts go by the names of its fields.

    ``base`` is what was on record when the typing began: what was kept and is taken up again may have begun before
    others saved something else, and then the form is ``behind``. Until it is ``opened`` what is on record is not known.
    """

    def __init__(self, form: Form, folder: Path) -> None:
        self._form = form
        self._folder = folder
        self._kept = self._draft.read()
        self._at_once: Texts = {}
        #: What the fields hold when nothing in them is unsaved.
        self._untouched: Texts = {}
        self.base: Texts = {}
        self.opened = False
        self.behind = False

    @property
    def _draft(self) -> FormDraft:
        return FormDraft(self._form, self._folder)  # the form may be of another record by now

    def show_at_once(self, texts: Texts) -> None:
        """Take note of what the fields hold before anything was read."""
        self._at_once = self._untouched = texts

    def open(self, now: Texts) -> tuple[Texts, bool]:
        """Take note of what is on record; return what to show, and whether that was typed before and never saved."""
        self.opened = True
        texts = self._kept.over(now)
        if texts != now:
            self.base = self._untouched = self._kept.base(now) if self._form.replaces else now
            self.behind = self.base != now
            return texts, True
        self.base, self._untouched = now, {**now, **self._form.proposed()}
        return self._untouched, False

    def behind_what_was_typed_ahead(self, shown: Texts, texts: Texts) -> Texts:
        """Return the texts to show with what came by keys that were faster than the database."""
        return {name: texts.get(name, "") + more for name, more in self._ahead(shown).items()}

    def _ahead(self, texts: Texts) -> dict[str, str]:
        return {name: text.removeprefix(self._at_once.get(name, "")) for name, text in texts.items()}

    def is_unsaved(self, texts: Texts) -> bool:
        """Tell whether there is anything that is not on record."""
        return texts != self._untouched

    def keep(self, texts: Texts) -> Problem | None:
        """Keep what is typed and not saved; return what kept it from being kept."""
        if not self.opened:  # what was kept is still to be shown: what is typed comes behind it
            ahead = {name: self._kept.texts.get(name, "") + more for name, more in self._ahead(texts).items() if more}
            return self._draft.keep(Kept({**self._kept.texts, **ahead}, self._kept.was)) if ahead else None
        if self.is_unsaved(texts):
            return self._draft.keep(Kept(texts, self.base if self._form.replaces else {}))
        self._draft.discard()
        return None

    def saved(self, texts: Texts) -> None:
        """Take note that what is typed is on record."""
        self._untouched, self.behind = texts, False

    def begin_next(self, texts: Texts) -> None:
        """Take note of what the form of the next record begins with."""
        self.base = self._untouched = texts
