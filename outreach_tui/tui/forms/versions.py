"""Someone else saved first: what both made of a record, and how to save what the user chooses of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from outreach_tui.domain.merging import Divergence, divergences, merged
from outreach_tui.domain.problems import Problem

if TYPE_CHECKING:
    from outreach_tui.tui.forms.base import Form, Saving


class Versions(Protocol):
    """The versions of a record, field by field."""

    @property
    def divergences(self) -> tuple[Divergence, ...]:
        """Every field that differs, whether or not someone has to choose."""

    @property
    def conflicts(self) -> tuple[Divergence, ...]:
        """The fields that both changed, each to something else."""

    def reading(self, keep_mine: frozenset[str]) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save what either changed, and of what both changed, mine where named; and what is wrong."""


@dataclass(frozen=True)
class TextVersions:
    """The versions as texts of a form: as it was opened, as it is typed, and as ``anew``, opened again, has it."""

    opened: Mapping[str, str]
    typed: Mapping[str, str]
    theirs: Mapping[str, str]
    anew: Form

    @property
    def divergences(self) -> tuple[Divergence, ...]:
        """Every field that differs."""
        return divergences(self.opened, self.typed, self.theirs)

    @property
    def conflicts(self) -> tuple[Divergence, ...]:
        """The fields that both changed."""
        return tuple(one for one in self.divergences if one.is_conflict)

    def reading(self, keep_mine: frozenset[str]) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save it against the version that was seen."""
        return self.anew.reading(merged(self.opened, self.typed, self.theirs, keep_mine))
