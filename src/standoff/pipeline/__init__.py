"""The one ordered tuple of stages that makes records of a document."""

from standoff.pipeline.coder import DocumentCoder
from standoff.pipeline.stage import Stage, check_stages

__all__ = ["DocumentCoder", "Stage", "check_stages"]
