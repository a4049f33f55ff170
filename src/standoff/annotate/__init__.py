"""Text to typed spans: what every record is made from."""
