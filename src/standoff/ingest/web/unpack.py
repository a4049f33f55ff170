"""Bodies as servers pack them: unpacked piece by piece, never beyond a limit, and known to be whole."""

import zlib
from collections.abc import Iterator

from standoff.errors import FetchError

ACCEPTED = "gzip, deflate"
"""What is asked for. Brotli is not: its library need not be installed, and every server knows gzip."""

_PLAIN = ("", "identity")
_WBITS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}
_GZIP = b"\x1f\x8b"


class Unpacker:
    """Unpacks one body."""

    def __init__(self, packing: str) -> None:
        """An unpacker.

        Args:
            packing: the Content-Encoding, in small letters.

        Raises:
            FetchError: it was not asked for. The message lacks the address.
        """
        if packing not in (*_PLAIN, *_WBITS):
            raise FetchError(f"is packed as {packing[:100]!r}, which was not asked for and cannot be read")
        self._packing = packing
        self._wbits = _WBITS.get(packing)
        self._stream = None if self._wbits is None else zlib.decompressobj(self._wbits)
        self._has_begun = False

    def unpack(self, packed: bytes, room: int) -> Iterator[bytes]:
        """The content of a piece.

        Args:
            packed: the next bytes of the body.
            room: the most bytes that are wanted; one more may come, so that it can be seen that there are more.

        Raises:
            FetchError: they are not packed like this.
        """
        if self._stream is None:
            yield packed
            return
        left = packed
        while left and room >= 0:
            content = self._unpacked(left, room + 1)
            room -= len(content)
            yield content
            left = self._stream.unconsumed_tail
            if self._stream.eof:
                left = self._next_member()

    def check_whole(self) -> None:
        """Make sure that the body has come to its end.

        Raises:
            FetchError: it has not.
        """
        if self._stream is not None and self._has_begun and not self._stream.eof:
            raise FetchError("the answer broke off before its end", wait=0)

    def _unpacked(self, packed: bytes, most: int) -> bytes:
        if self._stream is None:
            return packed
        try:
            content = self._stream.decompress(packed, most)
        except zlib.error as error:
            if self._packing != "deflate" or self._has_begun:
                raise FetchError(f"its body is said to be {self._packing} and cannot be unpacked: {error}") from error
            self._stream = zlib.decompressobj(-zlib.MAX_WBITS)  # some servers take "deflate" by its word
            self._has_begun = True
            return self._unpacked(packed, most)
        self._has_begun = True
        return content

    def _next_member(self) -> bytes:
        """What follows a part that has ended; empty where that is no other part of the same sort."""
        rest = b"" if self._stream is None else self._stream.unused_data
        if self._wbits is None or self._packing == "deflate" or not rest.startswith(_GZIP):
            return b""
        self._stream = zlib.decompressobj(self._wbits)
        return rest
