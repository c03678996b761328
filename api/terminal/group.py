"""Several commands under one name."""

import click

# Longer than any sentence of ours: none is cut.
_ANY_SENTENCE = 1000


class CommandGroup(click.Group):
    """Commands that help lists with their whole first sentence.

    The library cuts it off at the end of the line, often before it says what the command is for.
    """

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, a sentence in as many lines as it takes."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section("Commands"):
            formatter.write_dl(
                [(name, one.get_short_help_str(_ANY_SENTENCE)) for name, one in commands if one]
            )
