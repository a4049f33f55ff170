"""`standoff schema`: what a line of output may be."""

import click

from standoff.cli.exits import DONE


@click.command("schema", short_help="Print the JSON Schema of the records.")
def command() -> int:
    """Print the JSON Schema (2020-12) of one line of `standoff code`."""
    import msgspec

    from standoff.model.codec import json_schema

    click.echo(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2))
    return DONE
