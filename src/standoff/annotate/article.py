"""The workbench on which a document is annotated: one document, and a layer for each kind of finding.

A layer is a typed key. `article[TIMES]` is a `tuple[Time, ...]` for the type checker as well as at run
time. The pipeline fills the layers in its order; a finder reads those that it declared to need.
"""

from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from standoff.errors import PipelineError
from standoff.model import Coder, Document, Span

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Layer(Generic[T]):
    """The key of one kind of finding.

    Attributes:
        name: a plural noun, unique in a pipeline.
    """

    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """A document under annotation.

    Attributes:
        document: the stored report.
        coder: the identity that its records will carry.
    """

    document: Document
    coder: Coder
    _layers: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, layer: Layer[T]) -> T:
        """What was found for `layer`.

        Raises:
            PipelineError: no stage before this one gave it.
        """
        try:
            found: T = self._layers[layer.name]
        except KeyError:
            raise PipelineError(f"document {self.document.id}: no stage before gave {layer.name!r}") from None
        return found

    def __contains__(self, layer: Layer[Any]) -> bool:
        """Whether `layer` was filled."""
        return layer.name in self._layers

    def fill(self, layer: Layer[T], found: T) -> None:
        """Keep what a stage found; a layer is filled once."""
        if layer.name in self._layers:
            raise PipelineError(f"document {self.document.id}: two stages give {layer.name!r}")
        self._layers[layer.name] = found

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def span(self, start: int, end: int) -> Span:
        """The span `[start, end)` of the text."""
        return Span.of(self.document.text, start, end)
