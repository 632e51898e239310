"""The list beside the table of what could not be read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from captions.record import Reject
from captions.table import rejects_path, replacing


def still_listed(path: Path, asked: Iterable[str | os.PathLike[str]], found: set[str]) -> list[Reject]:
    """What is listed beside the table at ``path`` and is not to be found out anew: of files that were ``found`` now,
    and of what was not ``asked`` for now, neither itself nor the folder it lay in."""
    again = {Path(os.path.realpath(source)) for source in asked}
    places = [(reject, path.parent / reject.source) for reject in _listed(path)]
    return [reject for reject, place in places if reject.source in found or again.isdisjoint([place, *place.parents])]


def _listed(path: Path) -> list[Reject]:
    """What could not be read of the sources of the table at ``path``, when they were last read."""
    try:
        lines = rejects_path(path).read_text("utf-8").splitlines()
        return [Reject(**json.loads(line)) for line in lines]
    except (FileNotFoundError, ValueError, TypeError):  # none, or not as we wrote it
        return []


def write_list(path: Path, rejects: list[Reject]) -> None:
    """Puts ``rejects`` in the place of the list beside the table at ``path``; where there are none, no list stays.

    Raises `TableError` if the disk refuses.
    """
    listed = rejects_path(path)
    if not rejects:
        listed.unlink(missing_ok=True)
        return
    lines = (json.dumps(reject._asdict(), ensure_ascii=False) + "\n" for reject in rejects)
    with replacing(listed) as file:
        file.writelines(line.encode("utf-8", "backslashreplace") for line in lines)
