"""Forms of the room's own pages."""

from fastapi import HTTPException
from starlette.datastructures import FormData
from starlette.requests import Request

from standoff.web.room import Room

_LONGEST_FIELD = 6_000_000
_FIELDS = 100
FILES = 50
"""So many files may be sent at once."""


async def read_form(room: Room, request: Request) -> FormData:
    """The form that was sent.

    Raises:
        HTTPException: it is too large, malformed, or was not made by this room.
    """
    form = await request.form(max_files=FILES, max_fields=_FIELDS, max_part_size=_LONGEST_FIELD)
    token = form.get("form_token")
    if not isinstance(token, str) or not room.safety.is_ours(token):
        raise HTTPException(403, "the form is old or comes from another page: go back, load the page again, and repeat")
    return form


def word(form: FormData, name: str) -> str:
    """A field of text; empty where it is missing or a file."""
    value = form.get(name)
    return value if isinstance(value, str) else ""
