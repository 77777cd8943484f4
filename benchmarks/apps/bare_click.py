"""The least a program of the command-line library can be."""

import click


@click.group()
@click.version_option("1.0", prog_name="bare")
def program() -> None:
    """Does nothing."""


@program.command()
def nothing() -> None:
    """Do nothing."""


if __name__ == "__main__":
    program(prog_name="bare")
