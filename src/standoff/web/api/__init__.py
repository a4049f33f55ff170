"""The same as data: JSON under `/api/`, tables as CSV."""
