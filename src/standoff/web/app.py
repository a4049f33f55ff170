"""The application."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from importlib import resources
from pathlib import Path

from fastapi import FastAPI
from starlette.staticfiles import StaticFiles

from standoff import __version__
from standoff.lexicon import load_lexicon
from standoff.store import open_store
from standoff.web import failing
from standoff.web.adding import Adding
from standoff.web.api import analysis, describing, finding, shown
from standoff.web.api import records as tables
from standoff.web.desks import Desks
from standoff.web.naming import plain_names
from standoff.web.pages import add, data, desk, dyads, parties, positions, reader, records, reports, review, timeline
from standoff.web.render import make_templates
from standoff.web.room import Room
from standoff.web.safety import Guard, Safety

_DATA = (tables, analysis, finding)
_PAGES = (desk, positions, timeline, dyads, reports, reader, parties, records, review, add)


def create_app(record: Path, safety: Safety, clock: Callable[[], datetime], signer: str) -> FastAPI:
    """The reading room of a record.

    Args:
        record: the file, which exists.
        safety: what keeps others out.
        clock: tells the time of now, with its zone.
        signer: by whom decisions are signed unless a reader gives a name.

    Raises:
        StoreError: the record is not there or cannot be opened.
    """
    open_store(record).close()
    lexicon = load_lexicon()
    desks = Desks(record, lexicon)

    def warm() -> None:
        desks.warm()
        dyads.prepare(room)

    room = Room(
        path=record,
        lexicon=lexicon,
        names=plain_names(lexicon),
        desks=desks,
        templates=make_templates(),
        safety=safety,
        adding=Adding(record, lexicon, clock, warm),
        clock=clock,
        signer=signer,
    )

    @asynccontextmanager
    async def while_open(app: FastAPI) -> AsyncIterator[None]:
        room.adding.warm()
        yield
        room.adding.close()
        room.desks.close()

    app = FastAPI(
        title="standoff",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=while_open,
    )
    app.add_middleware(Guard, safety=safety)
    for interface in _DATA:
        app.include_router(interface.routes(room))
    pages = [page.routes(room) for page in _PAGES]
    app.include_router(shown.routes(pages))
    for page in (*pages, data.routes(room)):
        app.include_router(page, include_in_schema=False)
    app.mount("/static", StaticFiles(directory=str(resources.files("standoff.web") / "static")), name="static")
    failing.install(app, room)
    describing.install(app)
    return app
