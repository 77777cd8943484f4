"""Unsaved forms on disk: what was typed survives a closed window, a crash and a power cut."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from outreach_tui.domain.problems import Problem
from outreach_tui.replacing import replacing
from outreach_tui.tui.forms.base import Form

#: Before the names of texts that say what a field held before it was typed in.
_WAS = "was:"
#: What a field held before, where that was not kept: no text that can be typed, so that it equals none.
UNKNOWN = "\0"

Texts = Mapping[str, str]


@dataclass(frozen=True)
class Kept:
    """What was typed in a form and never saved, by the names of its fields, and what these held before."""

    texts: Texts = field(default_factory=dict)
    was: Texts = field(default_factory=dict)

    def over(self, now: Texts) -> dict[str, str]:
        """Return the texts of a form that has what was typed, and what is on record in every other field."""
        return {**now, **{name: text for name, text in self.texts.items() if name in now}}

    def base(self, now: Texts) -> dict[str, str]:
        """Return what the fields held before it was typed, :data:`UNKNOWN` where a draft does not say."""
        unknown = dict.fromkeys(name for name, text in self.texts.items() if now.get(name) != text)
        return {name: self.was.get(name, UNKNOWN if name in unknown else text) for name, text in now.items()}


class FormDraft:
    """What is typed in a form and not saved; nothing where the form leaves no copy behind.

    What the fields held before goes with it: when the form is opened again, others may have changed the record.
    """

    def __init__(self, form: Form, folder: Path) -> None:
        self._form = form
        self._file = DraftFile(folder, form.draft_name)

    def read(self) -> Kept:
        """Return what was typed and never saved."""
        kept = self._file.read() if self._form.keeps_draft else {}
        return Kept(
            {name: text for name, text in kept.items() if not name.startswith(_WAS)},
            {name.removeprefix(_WAS): text for name, text in kept.items() if name.startswith(_WAS)},
        )

    def discard(self) -> None:
        """Throw what was kept away: it is saved, or nothing of it is left."""
        if self._form.keeps_draft:
            self._file.discard()

    def keep(self, kept: Kept) -> Problem | None:
        """Keep what is typed; return what kept it from being kept."""
        if not self._form.keeps_draft:
            return None
        was = {f"{_WAS}{name}": text for name, text in kept.was.items() if text != UNKNOWN}
        try:
            self._file.keep({**kept.texts, **was})
        except OSError as error:
            return Problem("draft_unkept", details={"reason": error.strerror or type(error).__name__})
        return None


class DraftFile:
    """The texts of one kind of form, kept in a private file until they are saved or thrown away."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{name}.json"

    def read(self) -> dict[str, str]:
        """Return the texts kept, none when there are none that can be read."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(name): str(text) for name, text in kept.items()} if isinstance(kept, dict) else {}

    def keep(self, texts: Mapping[str, str]) -> None:
        """Keep the texts, replacing the file whole."""
        self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(self._path) as part:
            part.write_text(json.dumps(dict(texts), ensure_ascii=False), encoding="utf-8")

    def discard(self) -> None:
        """Throw the texts away."""
        self._path.unlink(missing_ok=True)
