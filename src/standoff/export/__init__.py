"""The record in other forms: rows of tables, files that other programs read."""
