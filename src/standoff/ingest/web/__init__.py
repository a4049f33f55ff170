"""Addresses to bytes, politely: robots.txt, one request at a time, pauses, limits, no way into private networks."""

from standoff.ingest.web.address import find_address, is_address
from standoff.ingest.web.clock import Clock, SystemClock
from standoff.ingest.web.fetch import Fetched, Fetcher, Known
from standoff.ingest.web.limits import Limits

__all__ = ["Clock", "Fetched", "Fetcher", "Known", "Limits", "SystemClock", "find_address", "is_address"]
