"""One view of the safekeeping screen: a list, and below it what is to be said of it."""

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.widgets.record_list import Column, RecordList, Tone

R = TypeVar("R")


class Pane(Vertical):
    """A list that reads its records itself; Enter on one of them is for :meth:`open_chosen`."""

    DEFAULT_CSS = """
    Pane { height: 1fr; }
    Pane RecordList { height: 1fr; }
    Pane .told { height: auto; min-height: 2; max-height: 6; padding: 0 1; background: $surface; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the list, and the line below it."""
        yield RecordList[Any](self.columns(), tone=self.tone)
        yield Static(classes="told", markup=False)

    @abstractmethod
    def columns(self) -> Sequence[Column[Any]]:
        """Return the columns of the list."""

    def tone(self, record: Any) -> Tone | None:
        """Return how a record stands out."""
        return None

    @abstractmethod
    def load(self) -> None:
        """Read what is listed."""

    @abstractmethod
    def open_chosen(self) -> None:
        """Do what Enter does on the chosen record."""

    def stop(self) -> bool:
        """Stop long work; tell whether there was any."""
        return False

    @property
    def outreach(self) -> OutreachApp:
        """The application."""
        assert isinstance(self.app, OutreachApp)
        return self.app

    @property
    def records(self) -> RecordList[Any]:
        """The list."""
        return self.query_one(RecordList)

    def tell(self, content: Content | str) -> None:
        """Say something below the list."""
        self.query_one(".told", Static).update(content if isinstance(content, Content) else Content(content))

    def on_record_list_opened(self, message: RecordList.Opened) -> None:
        """Do what Enter does."""
        message.stop()
        self.open_chosen()
