"""A form of six fields and nothing else."""

from textual.app import App, ComposeResult
from textual.widgets import Input


class Form(App[None]):
    def compose(self) -> ComposeResult:
        for number in range(6):
            yield Input(placeholder=f"field {number}")


if __name__ == "__main__":
    Form().run()
