"""`standoff erase`: one file a command."""
