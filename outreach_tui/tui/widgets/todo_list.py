"""The to-do list of a month: what is behind, due, running out or not planned."""

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from outreach_tui.i18n import gettext as _
from outreach_tui.services.board import Todo, TodoKind
from outreach_tui.tui.periods import month_title
from outreach_tui.tui.text import fit_ends, in_line

#: Cells below which a name says nothing any more.
_SHORTEST = 8


class TodoList(OptionList):
    """One line for each thing to do; Enter asks for what it is about."""

    DEFAULT_CSS = """
    TodoList {
        background: $background; border: none; padding: 0; height: 1fr; scrollbar-size-vertical: 1;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    TodoList:focus { border: none; background: $background; background-tint: $background 0%; }
    TodoList > .option-list--option-highlighted { background: $background; color: $text; text-style: none; }
    TodoList:focus > .option-list--option-highlighted { background: $primary-muted; text-style: bold; }
    TodoList:nocolor:focus > .option-list--option-highlighted { text-style: reverse; }
    """

    class Opened(Message):
        """The user wants to see what a to-do is about."""

        def __init__(self, todo: Todo) -> None:
            super().__init__()
            self.todo = todo

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._todos: tuple[Todo, ...] = ()
        self._fitted_to = 0

    def on_focus(self) -> None:
        """Show where one is."""
        if self.highlighted is None and self._todos:
            self.highlighted = 0

    def on_resize(self) -> None:
        """Fit the lines to another width."""
        if self._todos and self.scrollable_content_region.width != self._fitted_to:
            self.show(self._todos)

    def show(self, todos: tuple[Todo, ...]) -> None:
        """List other to-dos, keeping the place."""
        place = self.highlighted
        self._todos = todos
        self._fitted_to = self.scrollable_content_region.width
        self.clear_options()
        if not todos:
            self.add_option(Option(Content.styled(_("Nothing to do."), "$text-muted"), disabled=True))
            return
        self.add_options([Option(todo_line(todo, self._fitted_to)) for todo in todos])
        if place is not None:
            self.highlighted = min(place, len(todos) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn Textual's message into ours."""
        event.stop()
        if event.option_index < len(self._todos):
            self.post_message(self.Opened(self._todos[event.option_index]))


def todo_line(todo: Todo, width: int) -> Content:
    """Return a to-do in words, its sign first; where it is too long, its name loses its middle: the figures stay."""
    colour = "$text-error" if todo.kind is TodoKind.STOCK_BELOW_ZERO else "$text-warning"
    name = in_line(todo.name) or _("whole subdistrict")
    room = width - 2 - cell_len(todo_sentence(todo, ""))
    if cell_len(name) > room >= _SHORTEST:
        name = fit_ends(name, room).rstrip()
    return Content.assemble(("! ", f"bold {colour}"), todo_sentence(todo, name))


def todo_sentence(todo: Todo, name: str) -> str:
    """Return a to-do in words, about what is called ``name``."""
    match todo.kind:
        case TodoKind.NO_PLAN:
            return _("{month} has no plan yet").format(month=month_title(todo.month) if todo.month else "")
        case TodoKind.COMMUNITY_BEHIND if not todo.have and not todo.want:
            return _("{community}: none yet").format(community=name)
        case TodoKind.COMMUNITY_BEHIND:
            return _("{community}: {have} of {want} events").format(community=name, have=todo.have, want=todo.want)
        case TodoKind.FOLLOW_UP_DUE:
            return _("Answer due {day}: {community}").format(
                day=f"{todo.day.month}.{todo.day.day}" if todo.day else "", community=name
            )
        case TodoKind.STOCK_BELOW_ZERO:
            return _("{material}: {have} {word}, recount").format(material=name, have=todo.have, word=todo.word)
        case TodoKind.STOCK_SHORT:
            return _("{material}: {have} of {want} {word}").format(
                material=name, have=todo.have, word=todo.word, want=todo.want
            )
