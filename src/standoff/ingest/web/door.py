"""The way from a source that is an address to its bytes; what it takes is loaded for the first of them."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from standoff.ingest.opened import Opened

if TYPE_CHECKING:
    from standoff.ingest.web.fetch import Fetcher


class WebDoor:
    """Opens the addresses that a user names."""

    def __init__(self, make: "Callable[[], Fetcher]") -> None:
        """Args: make: makes the fetcher."""
        self._make = make

    @cached_property
    def _fetcher(self) -> "Fetcher":
        return self._make()

    def open(self, address: str, most_bytes: int | None) -> Opened:
        """What stands at an address that a user has named.

        Args:
            address: of the web.
            most_bytes: the largest that is read; `None` for the usual limit.

        Raises:
            FetchError: it may not be fetched, or cannot.
        """
        from standoff.ingest.web.opened import open_page

        self._fetcher.trust(address)
        return open_page(self._fetcher, address, most_bytes)
