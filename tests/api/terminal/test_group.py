"""What the help of several commands says of each."""

import click
import pytest
from click.testing import CliRunner

from api.command_line import leeswijzer

_CONTEXT = click.Context(leeswijzer)
GROUPS = [
    name
    for name in leeswijzer.list_commands(_CONTEXT)
    if isinstance(leeswijzer.get_command(_CONTEXT, name), click.Group)
]


@pytest.mark.parametrize("name", GROUPS)
def test_help_says_in_a_whole_sentence_what_each_command_is_for(name: str) -> None:
    shown = CliRunner().invoke(leeswijzer, [name, "--help"], terminal_width=80).output
    listed = shown.partition("Commands:")[2]
    assert listed.count(".") > 0
    assert "..." not in listed
