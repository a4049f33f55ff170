"""The stages, in their order. A later, better finder of a layer takes the place of the one here."""

from standoff.pipeline.stage import Stage

STAGES: tuple[Stage, ...] = ()
