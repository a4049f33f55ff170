"""Whether the proper names of two tellings speak against their being one happening."""

from standoff.analyze.happenings.telling import R, Telling


def names_differ(one: Telling[R], other: Telling[R]) -> bool:
    """Whether names of the same sort (places, trawlers ...) stand in both and none is common."""
    return any(not names & other.names[sort] for sort, names in one.names.items() if sort in other.names)


def names_meet(one: Telling[R], other: Telling[R]) -> bool:
    """Whether a name stands in both."""
    others = {name for names in other.names.values() for name in names}
    return any(name in others for names in one.names.values() for name in names)
