"""The Python workers of a Spark that a process has started."""

from pathlib import Path


def workers_of(root: int) -> list[int]:
    """The Python workers among the descendants of a process: those that Spark's daemon has forked."""
    parents: dict[int, int] = {}
    lines: dict[int, str] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
                lines[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
    daemons = {pid for pid, line in lines.items() if "pyspark.daemon" in line and _descends(pid, root, parents)}
    return sorted(pid for pid in daemons if parents[pid] in daemons)


def _descends(pid: int, root: int, parents: dict[int, int]) -> bool:
    while pid in parents and pid != root:
        pid = parents[pid]
    return pid == root
