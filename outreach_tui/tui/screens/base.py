"""What every screen of ours has: the application with its own type, and quick access to the services."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

from outreach_tui.tui.commands import Place, bindings_of
from outreach_tui.tui.messages import DataChanged

if TYPE_CHECKING:
    from outreach_tui.tui.app import OutreachApp

Result = TypeVar("Result")


class OutreachScreen(Screen[Result]):
    """A screen that knows its application, and the places whose commands work on it."""

    PLACES: ClassVar[tuple[Place, ...]] = ()

    def __init_subclass__(cls, **more: Any) -> None:
        """Bind the keys of the screen's places."""
        cls.BINDINGS = [*cls.BINDINGS, *(binding for place in cls.PLACES for binding in bindings_of(place))]
        super().__init_subclass__(**more)

    def __init__(self) -> None:
        super().__init__()
        #: Whether data has changed since it was read, unseen.
        self.stale = False
        # the toolkit tells a screen how large it is once it was drawn, and all of it would be drawn again
        for extent, breakpoints in (
            (self.app.size.width, self.HORIZONTAL_BREAKPOINTS),
            (self.app.size.height, self.VERTICAL_BREAKPOINTS),
        ):
            self.set_class(True, *[name for least, name in breakpoints or () if least <= extent][-1:], update=False)

    @property
    def outreach(self) -> "OutreachApp":
        """The application."""
        return self.app  # type: ignore[return-value]

    @property
    def hidden(self) -> bool:
        """Whether another screen covers all of this one, as a dialog does not."""
        stack = self.app.screen_stack
        return not all(isinstance(screen, ModalScreen) for screen in stack[stack.index(self) + 1 :])

    def on_screen_resume(self) -> None:
        """Read again what changed while another screen was in front."""
        if self.stale:
            self.stale = False
            self.post_message(DataChanged())

    def action_back(self) -> None:
        """Go back to where the screen was opened from."""
        self.app.pop_screen()

    def leave_then(self, go: Callable[[], None]) -> None:
        """Call ``go`` when the screen may be left; one that holds unsaved text asks first."""
        go()

    def keep_draft(self) -> None:
        """Keep text that is typed and not saved, if there is any: the program may be about to end."""


def uncovered(dialog: ModalScreen[Result]) -> bool:
    """Close what was opened over a dialog; tell whether the dialog is open at all, and seen."""
    if not dialog.is_current:
        return False
    while dialog.app.screen is not dialog:
        dialog.app.screen.dismiss()
    return True


class OutreachDialog(ModalScreen[Result]):
    """A dialog that knows its application: a box over the screen, of which those that warn have another edge."""

    DEFAULT_CSS = """
    OutreachDialog { align: center middle; background: $background 60%; }
    OutreachDialog > Vertical {
        width: 76; max-width: 96%; height: auto; padding: 1 2; background: $panel; border-left: thick $accent;
    }
    OutreachDialog.-warns > Vertical { border-left: thick $warning; }
    OutreachDialog Input { background: $background; }
    OutreachDialog OptionList, OutreachDialog OptionList:focus {
        background: $panel; border: none; height: auto; max-height: 14; margin: 1 0 0 0;
    }
    """

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Close with a result, once, and with it what was opened over it, such as the palette.

        A second key may come before the first has closed it; and the toolkit takes away whatever is on top.
        """
        return super().dismiss(result) if uncovered(self) else AwaitComplete.nothing()  # type: ignore[no-untyped-call]

    @property
    def outreach(self) -> "OutreachApp":
        """The application."""
        return self.app  # type: ignore[return-value]
