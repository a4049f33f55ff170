"""What a reader gets when something cannot be answered: a page, or JSON under `/api/`; never a trace."""

from dataclasses import dataclass
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from standoff.errors import QueryError, StandoffError
from standoff.web.room import Room

_NOT_UNDERSTOOD = 400
_NOT_FOUND = 404
_TOO_MUCH = 413
_BROKEN = 500
_TITLES = {_NOT_FOUND: "Not here", _NOT_UNDERSTOOD: "Not understood", _TOO_MUCH: "Too much at once"}


@dataclass(frozen=True, slots=True)
class Failing:
    """What went wrong.

    Attributes:
        title: in a word or two.
        message: what was found, what was needed, what to do.
    """

    title: str
    message: str


def install(app: FastAPI, room: Room) -> None:
    """Answer errors in the form in which the question was asked."""

    def answer(request: Request, status: int, message: str) -> Response:
        if request.url.path.startswith("/api/"):
            return JSONResponse({"error": message}, status)
        return room.page(request, "failing", Failing(_TITLES.get(status, "This did not work"), message), status)

    @app.exception_handler(QueryError)
    def not_understood(request: Request, error: QueryError) -> Response:
        return answer(request, _NOT_UNDERSTOOD, str(error))

    @app.exception_handler(StandoffError)
    def failed(request: Request, error: StandoffError) -> Response:
        return answer(request, _BROKEN, str(error))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        told = "; ".join(f"{'.'.join(map(str, one['loc'][1:]))}: {one['msg']}" for one in error.errors())
        return answer(request, _NOT_UNDERSTOOD, told)

    @app.exception_handler(HTTPException)
    def refused(request: Request, error: HTTPException) -> Response:
        unknown = error.status_code == _NOT_FOUND and error.detail == HTTPStatus.NOT_FOUND.phrase
        return answer(request, error.status_code, f"There is no {request.url.path} here." if unknown else error.detail)
