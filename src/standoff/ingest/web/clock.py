"""What time it is, and waiting; both are passed in, so that nothing that waits is slow to test."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """A clock that can be waited by."""

    def now(self) -> datetime:
        """The time, with its zone."""

    def sleep(self, seconds: float) -> None:
        """Return after so many seconds."""


class SystemClock:
    """The clock of this machine, in UTC."""

    def now(self) -> datetime:
        """The time."""
        return datetime.now(UTC)

    def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)
