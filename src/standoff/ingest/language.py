"""Which language a text is in, told only when it is plain."""

from typing import Any

from standoff.errors import ModelError

ENGLISH = "en"
_READ = 20_000
_ENGLISH_AT_LEAST = 0.2
_ENGLISH_RULED_OUT = 0.003
_OTHER_AT_LEAST = 0.4


class LanguageFinder:
    """Tells languages by their ISO 639-1 codes; its model is loaded at the first text."""

    def __init__(self) -> None:
        self._identifier: Any = None

    def find(self, text: str) -> str | None:
        """The language of `text`, judged by its beginning.

        "en" wherever English is the most likely; another language only where English is as good as ruled
        out and that one stands out, because names alone ("Macron, Scholz, Draghi in Kyiv") look like any
        language; `None` for all between.

        Raises:
            ModelError: the model of py3langid is not there.
        """
        if self._identifier is None:
            self._identifier = _load()
        ranked = self._identifier.rank(text[:_READ])
        best, likely = ranked[0]
        if best == ENGLISH and likely >= _ENGLISH_AT_LEAST:
            return ENGLISH
        if dict(ranked)[ENGLISH] < _ENGLISH_RULED_OUT and likely >= _OTHER_AT_LEAST:
            return str(best)
        return None


def _load() -> Any:
    """The identifier, for the languages with a two-letter code: creoles close to English would take its place."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    try:
        identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    except OSError as error:
        raise ModelError(
            f"the language model of py3langid cannot be loaded: {error}; it needs room for a temporary file"
        ) from error
    identifier.set_languages([label for label in identifier.labels if len(label) == len(ENGLISH)])
    return identifier
