"""How long, how much and how often, at most."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits of fetching; times in seconds.

    Attributes:
        connect: to open a connection to one of a host's network addresses.
        read: between two pieces of an answer.
        total: for one request with its whole answer.
        most_bytes: of an answer's body, packed or unpacked.
        redirects: that are followed from one address.
        tries: how often one address is asked before it counts as failed.
        pause: between two requests to a host that names none in its robots.txt.
        first_back_off: after the first failure; it doubles with each further one.
        longest_back_off: the most that the doubling comes to.
        longest_wait: the most that is waited in one go for a host's pause or its Retry-After; a host that
            wants more is given up for now.
    """

    connect: float = 10.0
    read: float = 20.0
    total: float = 120.0
    most_bytes: int = 20_000_000
    redirects: int = 5
    tries: int = 3
    pause: float = 1.0
    first_back_off: float = 5.0
    longest_back_off: float = 60.0
    longest_wait: float = 120.0

    def back_off(self, failures: int) -> float:
        """How long to wait after so many failures in a row, counted from 1."""
        doublings = min(max(failures, 1) - 1, 40)
        return min(self.first_back_off * 2.0**doublings, self.longest_back_off)
