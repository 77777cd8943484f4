"""The words and rules a coordinator would argue about. Standard library only."""
