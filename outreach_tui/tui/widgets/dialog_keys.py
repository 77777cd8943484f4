"""The keys that a dialog answers to, in a line at its foot."""

from textual.content import Content
from textual.widgets import Static

#: A key as it is shown, and what it does.
Key = tuple[str, str]


class DialogKeys(Static):
    """Shows keys as the key bar does; another answer may change what they do."""

    DEFAULT_CSS = """
    DialogKeys { height: auto; margin: 1 0 0 0; }
    """

    def __init__(self, *keys: Key) -> None:
        super().__init__(keys_line(*keys), markup=False)

    def tell(self, *keys: Key) -> None:
        """Show other keys."""
        self.update(keys_line(*keys))


def keys_line(*keys: Key) -> Content:
    """Return keys with what they do, in one line."""
    return Content("   ").join(Content.assemble((key, "bold $accent"), f" {does}") for key, does in keys)
