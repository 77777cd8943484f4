"""Unsaved forms on disk: what was typed survives a closed window, a crash and a power cut."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from outreach_tui.domain.problems import Problem
from outreach_tui.tui.forms.base import Form


class FormDraft:
    """What is typed in a form and not saved; nothing where the form leaves no copy behind."""

    def __init__(self, form: Form, folder: Path) -> None:
        self._form = form
        self._file = DraftFile(folder, form.draft_name)

    def read(self) -> dict[str, str]:
        """Return what was typed and never saved."""
        return self._file.read() if self._form.keeps_draft else {}

    def keep(self, texts: Mapping[str, str] | None, *, known: bool) -> Problem | None:
        """Keep the texts; ``None`` says that nothing in the form is unsaved. Return what kept it from being kept.

        What was kept is thrown away only when it is ``known`` what is on record: it may be about to be shown.
        """
        if not self._form.keeps_draft:
            return None
        if texts is None:
            if known:
                self._file.discard()
            return None
        try:
            self._file.keep({**texts, **self._form.kept()})
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
        part = self._path.with_suffix(".part")
        with open(part, "w", encoding="utf-8", opener=_private) as file:
            json.dump(dict(texts), file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        part.replace(self._path)

    def discard(self) -> None:
        """Throw the texts away."""
        self._path.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
