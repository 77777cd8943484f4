"""``outreach completion``: what a shell has to read so that Tab finishes commands, options and codes."""

import click

from outreach_tui.cli.commands import command
from outreach_tui.cli.output import put
from outreach_tui.i18n import gettext as _

#: Where each shell reads it from, as a line for its own start-up file.
SHELLS = {
    "bash": 'eval "$(outreach completion bash)"',
    "zsh": 'eval "$(outreach completion zsh)"',
    "fish": "outreach completion fish | source",
    "powershell": "outreach completion powershell | Out-String | Invoke-Expression",
}


@command(
    help=_(
        "Write the script by which Tab finishes commands, options and codes in a shell. "
        "One line in the start-up file of bash, zsh, fish or PowerShell turns it on."
    )
    + "\n\n\b\n"
    + "\n".join(SHELLS.values())
)
@click.argument("shell", type=click.Choice([*SHELLS]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Write the completion script of one shell."""
    from click.shell_completion import get_completion_class

    root = ctx.find_root()
    script_of = get_completion_class(shell)
    assert script_of is not None, "every name in SHELLS is one the library knows"
    put(script_of(root.command, {}, "outreach", "_OUTREACH_COMPLETE").source().rstrip("\n"))
