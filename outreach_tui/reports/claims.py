"""What a document of ours claims: sentences and their figures, as they were written and as they stand in it now."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from outreach_tui.domain.calendar_words import parse_period
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Period, Unreadable
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.rounding import Rule
from outreach_tui.reports.manifest import SCHEMA, VERSION
from outreach_tui.reports.model import Options, seal

#: A line with less of a sentence's pairs of signs is not the sentence in other words.
_STILL_THE_SAME = 0.5


@dataclass(frozen=True)
class Claim:
    """One figure of a document as it stands there; without an id, the words of the sentence."""

    id: str
    sentence: str
    shown: str
    value: int | float | None
    rule: Rule
    record_ids: frozenset[RecordId] | None
    genuine: bool


@dataclass(frozen=True)
class Said:
    """A sentence, the id of the section it was written in, and its figures.

    ``standing`` tells whether it is in the document word for word; one that a person put in other words may
    still have its figures.
    """

    sentence: str
    section: str
    claims: tuple[Claim, ...]
    standing: bool


@dataclass(frozen=True)
class Asked:
    """What a document is about, so that the same can be counted anew, and what it says."""

    period: Period
    community: str
    options: Options
    history_mark: RecordId
    said: tuple[Said, ...]
    district: bool = False


def read_manifest(manifest: dict[str, Any] | None, lines: Sequence[str], name: str) -> Asked:
    """Return what a document claims; refuse one without a manifest of ours, or with a damaged one.

    ``lines`` is what people read in it, empty where that is the manifest itself.
    """
    if manifest is None or manifest.get("schema") != SCHEMA:
        raise refuse("manifest_missing", "document", name)
    if manifest.get("version") != VERSION:
        raise refuse("manifest_newer", "document", name)
    try:
        return _asked(manifest, lines)
    except (KeyError, TypeError, ValueError, AttributeError, Unreadable) as error:
        raise refuse("document_damaged", "document", name, reason=type(error).__name__) from error


def _asked(manifest: dict[str, Any], lines: Sequence[str]) -> Asked:
    options = manifest["options"]
    figures = {str(figure["id"]): figure for figure in manifest["figures"]}
    there = _Text(lines)
    return Asked(
        parse_period(str(manifest["period"]["label"]), date(2000, 1, 1)),
        str(manifest["community"] or ""),
        Options(
            str(manifest["language"]), bool(options["exact"]), int(options["hide_below"]), bool(options["notes"]),
            bool(options["short"]),
        ),
        str(manifest["history_mark"]),
        tuple(
            _said(str(told["text"]), str(section["id"]), [figures[figure_id] for figure_id in told["figures"]], there)
            for section in manifest["sections"]
            for paragraph in section["paragraphs"]
            for told in paragraph
        ),
        manifest.get("district") is True,
    )  # fmt: skip


class _Text:
    """The text of a document; how its signs are spaced and broken into lines does not matter."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = [line for line in (" ".join(line.split()) for line in lines) if line]
        self._text = "\n".join(line.replace(" ", "") for line in self._lines)

    def has(self, sentence: str) -> bool:
        """Tell whether a sentence stands there word for word; a document that is all manifest has it."""
        return not self._lines or "".join(sentence.split()) in self._text

    def nearest(self, sentence: str) -> str:
        """Return the line that says most of what a sentence says, ``""`` where there is none."""
        asked = pairs(sentence)
        line = max(self._lines, key=lambda line: len(asked & pairs(line)), default="")
        return line if len(asked & pairs(line)) >= _STILL_THE_SAME * len(asked) else ""


def pairs(text: str) -> set[str]:
    """Return the pairs of signs that follow each other in a text, spaces left out."""
    signs = "".join(text.split())
    return {signs[at : at + 2] for at in range(len(signs) - 1)}


def _said(sentence: str, section: str, figures: Iterable[dict[str, Any]], there: _Text) -> Said:
    standing = there.has(sentence)
    stands_in = sentence if standing else there.nearest(sentence)
    return Said(sentence, section, tuple(_claim(figure, sentence, stands_in) for figure in figures), standing)


def _claim(figure: dict[str, Any], sentence: str, stands_in: str) -> Claim:
    ids = figure["record_ids"]
    shown = str(figure["shown"])
    return Claim(
        str(figure["id"]),
        sentence,
        shown,
        figure["value"],
        Rule(figure["rule"]),
        None if ids is None else frozenset(map(str, ids)),
        _is_sealed(figure) and find_shown(shown, sentence) >= 0 and find_shown(shown, stands_in) >= 0,
    )


def _is_sealed(figure: dict[str, Any]) -> bool:
    """Tell whether a figure is as it was written."""
    names = ("id", "value", "printed", "rule", "unit", "query", "record_ids")
    return figure["hash"] == seal(*(figure[name] for name in names)) and figure["printed"] in figure["shown"]


def find_shown(shown: str, text: str, start: int = 0) -> int:
    """Return where a figure stands in a text, not as part of a longer number; -1 where it does not."""
    spaced = r"\s?".join(map(re.escape, "".join(shown.split())))
    found = re.compile(rf"(?<!\d)(?<!\d[.,]){spaced}(?!\d|[.,]\d)").search(text, start)
    return found.start() if found else -1


def words_of(sentence: str, shown: Iterable[str]) -> str:
    """Return what a sentence says besides its figures, which come in the order of the sentence."""
    kept, at = [], 0
    for figure in shown:
        place = find_shown(figure, sentence, at)
        if place >= 0:
            kept.append(sentence[at:place])
            at = place + len(figure)
    return "\0".join((*kept, sentence[at:]))
