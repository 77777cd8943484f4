"""Options that take a code of a controlled list, or its label in either language."""

from enum import StrEnum
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import click

from outreach_tui.cli.values import Value
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem, Refused
from outreach_tui.domain.vocabulary import (
    Adviser,
    AttachmentKind,
    Audience,
    Category,
    Form,
    MaterialKind,
    Mode,
    Outcome,
    SpeakerRole,
    Status,
)
from outreach_tui.wording.labels import TERMS, label, read_code, spellings

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

C = TypeVar("C", bound=StrEnum)

_FIELDS: dict[type[StrEnum], str] = {
    Adviser: "adviser",
    AttachmentKind: "kind",
    Audience: "audience",
    Category: "category",
    Dimension: "rows",
    Form: "form",
    MaterialKind: "kind",
    Mode: "mode",
    Outcome: "outcome",
    SpeakerRole: "role",
    Status: "status",
}


class Code(Value[C], Generic[C]):
    """A code of a controlled list, or its label in either language."""

    def __init__(self, kind: type[C], metavar: str) -> None:
        super().__init__(metavar, _FIELDS.get(kind, "code"))
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> C:
        """Read a code."""
        if isinstance(value, self.kind):
            return value
        found = read_code(self.kind, value)
        if found is None:
            problem = unknown_code(self.kind, self.field, value)
            if self.kind is Category:
                # as with communities and materials: a name on no list is refused, not misused
                raise Refused(problem)
            from outreach_tui.wording.problems import sentence  # 8 ms, only where something is wrong

            self.fail(sentence(problem), param, ctx)
        return found

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """Return the codes, and the labels, that a word may become."""
        from click.shell_completion import CompletionItem

        offered = [(code.value, label(code)) for code in self.kind]
        if not incomplete.isascii():
            offered = [(word, code) for code, words in spellings(self.kind).items() for word in words]
        return [CompletionItem(word, help=meaning) for word, meaning in offered if word.startswith(incomplete)]


def unknown_code(kind: type[StrEnum], field: str, value: str) -> Problem:
    """Return the problem of a text that is none of a list's codes, with the labels it could have meant."""
    by_spelling = {word: code for code, words in spellings(kind).items() for word in (code, *words)}
    meant = dict.fromkeys(label(kind(by_spelling[word])) for word in nearest(value, [*by_spelling]))
    known = ", ".join(f"{code} ({label(code)})" for code in TERMS[kind])
    return Problem("unknown_code", field, value, suggestions=tuple(meant), details={"known": known})


def category_of(name: str) -> Category:
    """Return the category a name means; refuse, with the nearest ones, when there is none."""
    found = read_code(Category, name)
    if found is None:
        raise Refused(unknown_code(Category, "category", name))
    return found
