"""The fields of a form taken together: their texts, and what is wrong with each."""

from collections.abc import Iterator, Mapping, Sequence

from textual.widget import Widget

from outreach_tui.domain.problems import Problem
from outreach_tui.tui.forms.base import Form
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.note_field import NoteField
from outreach_tui.wording.problems import sentence

Field = FormField | NoteField


def idle_commands(form: Form, fields: Sequence[Widget]) -> set[str]:
    """Return the commands of forms that do nothing in one with these fields."""
    has_picker = any(isinstance(field, FormField) and field.picker is not None for field in fields)
    works = {"pick": has_picker, "save_next": bool(form.carried_over)}
    return {command for command, useful in works.items() if not useful}


def fields_of(form: Widget) -> Iterator[Field]:
    """Yield the fields in their order."""
    for widget in form.query("FormField, NoteField"):
        if isinstance(widget, (FormField, NoteField)):
            yield widget


def fill(form: Widget, texts: Mapping[str, str]) -> None:
    """Put texts into the fields they are named after, and nothing into the others."""
    for field in fields_of(form):
        field.fill(texts.get(field.name or "", ""))


def texts_in(form: Widget) -> dict[str, str]:
    """Return what is typed, by the names of the fields."""
    return {field.name or "": field.value for field in fields_of(form)}


def titles_in(form: Widget) -> dict[str, str]:
    """Return what the fields are called on the screen, by their names."""
    return {field.name or "": field.title for field in fields_of(form)}


def say_what_is_wrong(form: Widget, problems: Sequence[Problem]) -> list[str]:
    """Say under each field what is wrong with it, and go to the first; return what is wrong with none of them."""
    by_field: dict[str, list[str]] = {}
    for problem in problems:
        by_field.setdefault(problem.field, []).append(sentence(problem))
    for field in fields_of(form):
        field.wrong("\n".join(by_field.pop(field.name or "", [])))
    first = next((field for field in fields_of(form) if field.has_class("-wrong")), None)
    if first is not None:
        first.input.focus()
    return ["\n".join(sentences) for sentences in by_field.values()]
