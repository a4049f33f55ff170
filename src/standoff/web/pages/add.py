"""Add: a report is pasted or sent, coded while one watches, and opened in the Reader."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from fastapi import APIRouter, HTTPException
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from standoff.errors import QueryError
from standoff.web.adding import Job, Parcel, pasted, unbroken, uploaded
from standoff.web.asking import read_day
from standoff.web.forms import FILES, read_form, word
from standoff.web.room import Room, is_for_data

_SEE_OTHER = 303


@dataclass(frozen=True, slots=True, kw_only=True)
class AddView:
    """The form.

    Attributes:
        text: what was pasted before, when the form is shown again.
        published: likewise.
        error: why it is shown again, or `None`.
        megabytes: so many may be sent at once.
        files: so many files.
    """

    text: str = ""
    published: str = ""
    error: str | None = None
    megabytes: int
    files: int = field(default=FILES)


@dataclass(frozen=True, slots=True, kw_only=True)
class JobView:
    """The progress of what was brought."""

    job: Job


def routes(room: Room) -> APIRouter:
    """The pages."""
    router = APIRouter()
    megabytes = room.safety.most_bytes // 1_000_000

    @router.get("/add")
    def show(request: Request) -> Response:
        return room.page(request, "add", AddView(megabytes=megabytes))

    @router.post("/add")
    async def bring(request: Request) -> Response:
        form = await read_form(room, request)
        try:
            parcels = await _parcels(form)
        except QueryError as error:
            text, published = unbroken(word(form, "text")), word(form, "published")
            again = AddView(text=text, published=published, error=str(error), megabytes=megabytes)
            return await run_in_threadpool(room.page, request, "add", again, 400)
        return RedirectResponse(f"/add/{room.adding.bring(parcels).number}", _SEE_OTHER)

    @router.get("/add/{number}")
    def watch(request: Request, number: int) -> Response:
        job = room.adding.job(number)
        if job is None:
            raise HTTPException(404, f"nothing was brought under the number {number} since the room was opened")
        if _is_one(job) and not is_for_data(request):
            return RedirectResponse(f"/documents/{job.arrivals[0].document}", _SEE_OTHER)
        return room.page(request, "job", JobView(job=job))

    return router


def _is_one(job: Job) -> bool:
    """Whether one report came of it, and nothing else."""
    return job.over and job.error is None and len(job.arrivals) == 1 and job.arrivals[0].document is not None


async def _parcels(form: FormData) -> Sequence[Parcel]:
    """What a form brings.

    Raises:
        QueryError: nothing, or a day that is none.
    """
    published = _day(form)
    found = []
    if word(form, "text").strip():
        found.append(pasted(word(form, "text"), published))
    for sent in form.getlist("files"):
        if isinstance(sent, UploadFile) and (sent.filename or sent.size):
            found.append(uploaded(sent.filename, await sent.read(), published))
    if not found:
        raise QueryError("there is nothing to add: paste the text of a report, or choose files")
    return found


def _day(form: FormData) -> date | None:
    return read_day("Day of publication", word(form, "published"))
