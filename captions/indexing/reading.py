"""Files to captions, in chunks; what cannot be read is kept apart and costs nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from captions.indexing.files import File, reason
from captions.indexing.rows import gallery_of
from captions.pages import Unreadable, events
from captions.record import Caption, Reject
from captions.table import Source

_CHUNK = 2_048  # captions read and turned into Arrow at once; a gallery stays whole
_HELD = 8_192  # captions of one source that wait for its end, so that a source that breaks off leaves no rows

Progress = Callable[[int, int, int], None]


class TornError(Exception):
    """A source broke off after some of its rows had gone into the new table."""


@dataclass
class Reading:
    """One pass over ``files``: ``rejects`` and ``notes`` grow, ``read`` names the sources that came out whole."""

    files: list[File]
    rejects: list[Reject]
    progress: Progress
    read: dict[str, Source] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def chunks(self) -> Iterator[list[Caption]]:
        """The captions of all files, in order, some `_CHUNK` of them at a time, those of a gallery together."""
        chunk: list[Caption] = []
        for caption in self._captions():
            if len(chunk) >= _CHUNK and (caption.gallery is None or gallery_of(caption) != gallery_of(chunk[-1])):
                yield chunk
                chunk = []
            chunk.append(caption)
        if chunk:
            yield chunk

    def _captions(self) -> Iterator[Caption]:
        captions = 0
        for done, file in enumerate(self.files):
            for caption in self._source_captions(file):
                captions += 1
                if not captions % _CHUNK:
                    self.progress(done, len(self.files), captions)
                yield caption
            self.progress(done + 1, len(self.files), captions)

    def _source_captions(self, file: File) -> Iterator[Caption]:
        rows = 0
        held: list[Caption] = []
        try:
            for caption in self._storable_captions(file):
                held.append(caption)
                if len(held) == _HELD:
                    rows += _HELD
                    yield from held
                    held = []
        except (Unreadable, OSError) as error:
            self.rejects.append(Reject(file.name, None, reason(error)))
            if rows:
                raise TornError from None
            return
        if rows or held:
            self.read[file.name] = Source(file.digest, rows + len(held))
            yield from held
        else:
            self.rejects.append(Reject(file.name, None, "no captions"))

    def _storable_captions(self, file: File) -> Iterator[Caption]:
        for item in events(file.path):
            if isinstance(item, str):
                self.notes.append(f"{file.name}: {item}")
            elif isinstance(item, Reject):
                self.rejects.append(Reject(file.name, item.position, item.reason))
            elif _storable(item):
                yield Caption(item.text, file.name, item.gallery, item.position, item.image)
            else:
                self.rejects.append(Reject(file.name, item.position, "holds half a surrogate pair, which is no text"))


def _storable(caption: Caption) -> bool:
    try:
        f"{caption.text}{caption.gallery}{caption.image}".encode()
    except UnicodeEncodeError:
        return False
    return True
