"""The terminal interface. The only room that knows Textual."""
