"""The exit codes, as docs/exit-codes.md tells them."""

DONE = 0
FAILED = 1
USAGE = 2
INTERRUPTED = 130
PIPE_CLOSED = 141
