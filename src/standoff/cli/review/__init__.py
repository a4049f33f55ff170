"""`standoff review`: one file a command."""
