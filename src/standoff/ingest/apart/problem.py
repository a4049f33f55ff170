"""Why something yields no text, told by the child process to its parent."""


class Problem(Exception):
    """What was found and what to do, in words that follow the name of the source ("is encrypted; ...")."""
