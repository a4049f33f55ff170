"""Groups of commands that import a command only when it is called or its help is wanted."""

import importlib
from collections.abc import Mapping
from typing import Any

import click


class ReaderGone(Exception):
    """Nobody reads the output any more. Not an OSError: click would make exit code 1 of it."""


class LazyGroup(click.Group):
    """A group that imports a command when it is called or when its help is wanted."""

    def __init__(self, *args: Any, places: Mapping[str, str], **kwargs: Any) -> None:
        """A group.

        Args:
            args: as of click's group.
            places: names of the commands, in the order in which one meets them, and the module of each,
                which has it as `command`.
            kwargs: as of click's group.
        """
        super().__init__(*args, **kwargs)
        self._places = places

    def invoke(self, ctx: click.Context) -> object:
        """Run the command that was called."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            raise ReaderGone from error

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, in the order in which one meets them."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or `None`."""
        if cmd_name not in self._places:
            return None
        command: click.Command = importlib.import_module(self._places[cmd_name]).command
        return command
