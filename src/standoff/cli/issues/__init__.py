"""`standoff issues`: one file a command."""
