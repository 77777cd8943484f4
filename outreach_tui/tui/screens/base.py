"""What every screen of ours has: the application with its own type, and quick access to the services."""

from typing import TYPE_CHECKING, TypeVar

from textual.screen import ModalScreen, Screen

if TYPE_CHECKING:
    from outreach_tui.tui.app import OutreachApp

Result = TypeVar("Result")


class OutreachScreen(Screen[Result]):
    """A screen that knows its application."""

    @property
    def outreach(self) -> "OutreachApp":
        """The application."""
        return self.app  # type: ignore[return-value]


class OutreachDialog(ModalScreen[Result]):
    """A dialog that knows its application."""

    @property
    def outreach(self) -> "OutreachApp":
        """The application."""
        return self.app  # type: ignore[return-value]
