"""Labels of codes: shown in the language in use, understood in either language."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeVar

from outreach_tui.domain.figures import DIMENSIONS, Dimension
from outreach_tui.domain.naming import find_code
from outreach_tui.domain.roles import ROLES, Role
from outreach_tui.domain.vocabulary import (
    ADVISERS,
    ATTACHMENT_KINDS,
    AUDIENCES,
    CATEGORIES,
    CELL_STATES,
    FORMS,
    MATERIAL_GROUPS,
    MATERIAL_KINDS,
    MEASURES,
    MODES,
    OUTCOMES,
    SPEAKER_ROLES,
    STATUSES,
    TARGET_SCOPES,
    Adviser,
    AttachmentKind,
    Audience,
    Category,
    CellState,
    Form,
    MaterialGroup,
    MaterialKind,
    Measure,
    Mode,
    Outcome,
    SpeakerRole,
    Status,
    TargetScope,
    Term,
)
from outreach_tui.i18n import LANGUAGES, catalogue, gettext

Code = TypeVar("Code", bound=StrEnum)

TERMS: Mapping[type[StrEnum], Mapping[Any, Term]] = {
    Form: FORMS,
    Status: STATUSES,
    Audience: AUDIENCES,
    Category: CATEGORIES,
    Outcome: OUTCOMES,
    Mode: MODES,
    Adviser: ADVISERS,
    SpeakerRole: SPEAKER_ROLES,
    MaterialKind: MATERIAL_KINDS,
    MaterialGroup: MATERIAL_GROUPS,
    Measure: MEASURES,
    TargetScope: TARGET_SCOPES,
    CellState: CELL_STATES,
    AttachmentKind: ATTACHMENT_KINDS,
    Dimension: DIMENSIONS,
    Role: ROLES,
}


def label(code: StrEnum) -> str:
    """Return how a code is called in the language in use."""
    return gettext(TERMS[type(code)][code].label)


def listed(names: Iterable[str]) -> str:
    """Return names one after the other, as the language in use lists them."""
    return gettext(", ").join(names)


def spellings(kind: type[StrEnum]) -> dict[str, list[str]]:
    """Return every way to write each code of a list: its labels in all languages, and its other words."""
    return {
        str(code): [*(catalogue(language).gettext(term.label) for language in LANGUAGES), term.label, *term.words]
        for code, term in TERMS[kind].items()
    }


def read_code(kind: type[Code], text: str) -> Code | None:
    """Return the code a text means, written as code, label in either language, or another word for it."""
    found = find_code(text, spellings(kind))
    return None if found is None else kind(found)
