"""Addresses to bytes, politely: robots.txt, one request at a time, pauses, limits, no way into private networks."""
