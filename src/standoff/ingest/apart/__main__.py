"""The child process: questions on standard input, answers on standard output.

A question is a length of eight bytes and a `Question` as MessagePack. To each question there are any number of
answers, each a length of eight bytes, a letter and its content: `a` an answer as MessagePack, `p` a problem in
words (the last thing that is said), `e` the end.
"""

import signal
import struct
import sys
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from standoff.ingest.apart.kinds import KINDS, Problem
from standoff.ingest.page import Question

_LENGTH = struct.Struct(">Q")
_MOST_MEMORY = 2 << 30


def serve(questions: BinaryIO, answers: BinaryIO, seconds: float) -> None:
    """Answer questions until there are no more.

    Args:
        questions: where they come from.
        answers: where the answers go.
        seconds: after which a single answer is given up, by ending the process; the parent's own watch comes
            first, this one serves where the parent is gone.
    """
    while len(head := questions.read(_LENGTH.size)) == _LENGTH.size:
        (length,) = _LENGTH.unpack(head)
        question = msgspec.msgpack.decode(questions.read(length), type=Question)
        for frame in _frames(question, seconds):
            answers.write(_LENGTH.pack(len(frame)) + frame)
            answers.flush()


def _frames(question: Question, seconds: float) -> Iterator[bytes]:
    """The answers as they are sent; time is measured only while one is being made."""
    made: Iterator[msgspec.Struct] | None = None
    while True:
        _set_alarm(seconds)
        try:
            made = made if made is not None else iter(KINDS[question.kind](question))
            frame = b"a" + msgspec.msgpack.encode(next(made))
        except StopIteration:
            yield b"e"
            return
        except Problem as problem:
            yield b"p" + str(problem).encode("utf-8", "replace")
            return
        except RecursionError:
            yield b"pis nested too deeply to be read"
            return
        except MemoryError:
            yield b"ptakes too much memory to be read"
            return
        except Exception as error:  # noqa: BLE001 - whatever hostile bytes do to a library is their failure
            yield b"p" + f"cannot be read ({type(error).__name__}: {error})".encode("utf-8", "replace")[:1000]
            return
        finally:
            _set_alarm(0)
        yield frame


def _set_alarm(seconds: float) -> None:
    """End this process in so many seconds, where the system knows alarms; 0 calls it off."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory() -> None:
    """At most `_MOST_MEMORY` bytes, where the system can limit it."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


if __name__ == "__main__":
    _limit_memory()
    serve(sys.stdin.buffer, sys.stdout.buffer, float(sys.argv[1]))
