"""Two people changed one record: what each of them made of every field, and what both wanted, put together.

``base`` is what both began from, ``mine`` what one is about to save, ``theirs`` what the other has saved since.
They may be drafts of records or the texts of a form, as long as all three are the same.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from outreach_tui.domain.drafts import ConsultationLine, EventDraft, MaterialLine

Line = TypeVar("Line", bound=MaterialLine | ConsultationLine)


@dataclass(frozen=True)
class Divergence:
    """A field that at least one of the two changed."""

    field: str
    base: Any
    mine: Any
    theirs: Any

    @property
    def is_conflict(self) -> bool:
        """Whether both changed it, each to something else, so that someone has to choose."""
        return self.mine != self.theirs and self.base not in (self.mine, self.theirs)


def divergences(base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> tuple[Divergence, ...]:
    """Return every field that is not the same in all three, in the order of ``base``."""
    found = (Divergence(name, base[name], mine[name], theirs[name]) for name in base)
    return tuple(one for one in found if not one.base == one.mine == one.theirs)


def merged(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any], keep_mine: Collection[str] = ()
) -> dict[str, Any]:
    """Return all fields with what either changed; where both did, theirs but for the fields to ``keep_mine``."""
    return {
        one.field: one.mine if one.theirs == one.base or (one.is_conflict and one.field in keep_mine) else one.theirs
        for one in (Divergence(name, base[name], mine[name], theirs[name]) for name in base)
    }


def draft_fields(draft: Any) -> dict[str, Any]:
    """Return the fields of a draft by name."""
    return {one.name: getattr(draft, one.name) for one in fields(draft)}


def rebased(base: EventDraft, mine: EventDraft, theirs: EventDraft) -> EventDraft:
    """Return my draft of an event on top of the lines that someone else has saved since.

    Lines are told apart by their ids: what they added is there, what they took out is gone unless I changed it,
    and what only they changed is as they have it. Nobody has to choose because a booth had two people writing.
    """
    return replace(
        mine,
        materials=_merged_lines(base.materials, mine.materials, theirs.materials),
        consultations=_merged_lines(base.consultations, mine.consultations, theirs.consultations),
    )


def _merged_lines(base: Sequence[Line], mine: Sequence[Line], theirs: Sequence[Line]) -> tuple[Line, ...]:
    was = {line.id: line for line in base}
    is_now = {line.id: line for line in theirs}
    wanted: list[Line] = []
    for line in mine:
        if line.id is None or line != was.get(line.id):
            wanted.append(line)
        elif line.id in is_now:
            wanted.append(is_now[line.id])
    return (*wanted, *(line for line in theirs if line.id not in was))
