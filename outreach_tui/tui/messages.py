"""What workers tell the interface: answers, refusals, and that the data changed."""

from collections.abc import Sequence

from textual.message import Message

from outreach_tui.domain.problems import Problem
from outreach_tui.services.board import Opening


class Refusal(Message):
    """The database or a rule said no. ``about`` names the work that was refused."""

    def __init__(self, about: str, problems: Sequence[Problem], *, only_doubts: bool = False) -> None:
        super().__init__()
        self.about = about
        self.problems = tuple(problems)
        self.only_doubts = only_doubts


class OfficeOpened(Message):
    """The database is open and has a subdistrict; figures can be read."""

    def __init__(self, opening: Opening) -> None:
        super().__init__()
        self.opening = opening


class Looked(Message):
    """A look at the database is over; ``mark`` is another one than before when the data changed."""

    def __init__(self, mark: object) -> None:
        super().__init__()
        self.mark = mark


class Examined(Message):
    """The file of the database was looked over; ``problems`` are what is wrong with it, none when it is whole."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__()
        self.problems = problems


class DataChanged(Message):
    """Something was saved, here or in another window: whatever shows figures reads them again."""


class Saved(Message):
    """A verb was carried out; ``text`` says so, in the language in use."""

    def __init__(self, text: str, problems: Sequence[Problem] = ()) -> None:
        super().__init__()
        self.text = text
        self.problems = tuple(problems)
