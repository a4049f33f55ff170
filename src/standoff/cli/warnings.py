"""What a run tells on standard error: failures at once, sums at the end."""

from dataclasses import dataclass, field

import click

from standoff.cli.output import on_one_line
from standoff.run import Outcome, Tally


@dataclass(slots=True)
class Warnings:
    """Tells what went wrong, and keeps the sums.

    Attributes:
        skipped: files of folders that were left out because of their type.
        barren: folders in which nothing is to be read.
        tally: what became of the sources so far.
    """

    skipped: int = 0
    barren: tuple[str, ...] = ()
    tally: Tally = field(default_factory=Tally)

    def tell(self, outcome: Outcome) -> None:
        """Count an outcome; say at once if it is a failure or not English."""
        self.tally.count(outcome)
        if outcome.failure is not None:
            say(f"{outcome.source}: {outcome.failure.stage} failed: {outcome.failure.reason}")
        elif outcome.foreign and outcome.document is not None:
            say(f"{outcome.source}: not English (found: {outcome.document.language}), not coded")
        if outcome.masked:
            who = "a person who was" if outcome.masked == 1 else f"{outcome.masked} people who were"
            say(f"{outcome.source}: names {who} erased; masked in the record")

    def tell_sums(self) -> None:
        """Say what concerns the whole run."""
        tally = self.tally
        for folder in self.barren:
            say(f"{folder}: the folder holds nothing of a type that is read")
        if self.skipped:
            say(f"{count(self.skipped, 'file')} of other types left out of the folders; name a file to read it")
        if tally.unresolved:
            say(
                f"{count(tally.unresolved, 'relative date')} unresolved in {count(tally.undated, 'report')} without "
                "a day of publication; give it with --published YYYY-MM-DD"
            )
        if tally.failed:
            say(f"{count(tally.failed, 'source')} failed")


def count(number: int, noun: str) -> str:
    """A number with its noun."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def say(message: str) -> None:
    """Tell the user something on standard error."""
    click.echo(f"standoff: {on_one_line(message)}", err=True)
