"""standoff: the record of a crisis, read from the reporting on it, every entry tied to its words."""

__version__ = "0.1.0"
