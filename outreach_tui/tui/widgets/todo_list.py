"""The to-do list of a month: what is behind, due, running out or not planned."""

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from outreach_tui.i18n import gettext as _
from outreach_tui.services.board import Todo, TodoKind
from outreach_tui.tui.text import in_line


class TodoList(OptionList):
    """One line for each thing to do; Enter asks for what it is about."""

    DEFAULT_CSS = """
    TodoList {
        background: $background; border: none; padding: 0; height: 1fr; scrollbar-size-vertical: 1;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    TodoList:focus { border: none; background: $background; }
    """

    class Opened(Message):
        """The user wants to see what a to-do is about."""

        def __init__(self, todo: Todo) -> None:
            super().__init__()
            self.todo = todo

    def __init__(self) -> None:
        super().__init__(markup=False)
        self._todos: tuple[Todo, ...] = ()

    def show(self, todos: tuple[Todo, ...]) -> None:
        """List other to-dos, keeping the place."""
        place = self.highlighted
        self._todos = todos
        self.clear_options()
        if not todos:
            self.add_option(Option(Content.styled(_("Nothing is waiting."), "$text-muted"), disabled=True))
            return
        self.add_options([Option(todo_line(todo)) for todo in todos])
        if place is not None:
            self.highlighted = min(place, len(todos) - 1)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Turn Textual's message into ours."""
        event.stop()
        if event.option_index < len(self._todos):
            self.post_message(self.Opened(self._todos[event.option_index]))


def todo_line(todo: Todo) -> Content:
    """Return a to-do in words, its sign first."""
    colour = "$text-error" if todo.kind is TodoKind.STOCK_BELOW_ZERO else "$text-warning"
    return Content.assemble(("! ", f"bold {colour}"), todo_sentence(todo))


def todo_sentence(todo: Todo) -> str:
    """Return a to-do in words."""
    name = in_line(todo.name)
    match todo.kind:
        case TodoKind.NO_PLAN:
            return _("{month} has no plan yet").format(month=todo.month)
        case TodoKind.COMMUNITY_BEHIND if not todo.have and not todo.want:
            return _("{community}: none yet").format(community=name)
        case TodoKind.COMMUNITY_BEHIND:
            return _("{community}: {have} of {want} events").format(community=name, have=todo.have, want=todo.want)
        case TodoKind.FOLLOW_UP_DUE:
            return _("Answer due {day}: {community}").format(
                day=f"{todo.day.month}.{todo.day.day}" if todo.day else "", community=name or _("whole subdistrict")
            )
        case TodoKind.STOCK_BELOW_ZERO:
            return _("{material}: stock is {have} {word}, reconcile it").format(
                material=name, have=todo.have, word=todo.word
            )
        case TodoKind.STOCK_SHORT:
            return _("{material}: {have} {word} left, {want} planned").format(
                material=name, have=todo.have, word=todo.word, want=todo.want
            )
