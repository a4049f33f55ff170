"""What a stage is, and the check that an order of stages can work."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from standoff.annotate.article import Article, Layer
from standoff.errors import PipelineError
from standoff.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the pipeline.

    Attributes:
        gives: the layer that it fills.
        needs: the layers that it reads.
        find: the finder: article and lexicon to what goes into the layer. It must be a function of
            these two alone: the same text gives the same findings.
    """

    gives: Layer[Any]
    needs: tuple[Layer[Any], ...]
    find: Callable[[Article, Lexicon], Any]


def check_stages(stages: Sequence[Stage], given: Sequence[Layer[Any]]) -> None:
    """Make sure that each stage finds what it needs.

    Args:
        stages: in the order in which they will run.
        given: the layers that are there before the first.

    Raises:
        PipelineError: a stage needs what none before it gives, or two give the same.
    """
    there = {layer.name for layer in given}
    for stage in stages:
        missing = [layer.name for layer in stage.needs if layer.name not in there]
        if missing:
            raise PipelineError(
                f"the stage that gives {stage.gives.name!r} needs {', '.join(map(repr, missing))}, "
                "which no stage before it gives: move it, or add that stage"
            )
        if stage.gives.name in there:
            raise PipelineError(f"two stages give {stage.gives.name!r}: take one out")
        there.add(stage.gives.name)
