"""Captions to rows: each is parsed alone, and those of a gallery are settled among each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

import pyarrow as pa

from captions.names.locations import resolve
from captions.parser import parse
from captions.record import Caption, Record
from captions.table import to_batch

gallery_of = attrgetter("source", "gallery")


def rows_of(chunk: list[Caption]) -> pa.RecordBatch:
    """The rows of some captions; those of a gallery are settled among each other."""
    records: list[Record] = []
    for (_, gallery), group in groupby(chunk, key=gallery_of):
        read = [parse(caption.text) for caption in group]
        records += read if gallery is None else settle(read)
    return to_batch(chunk, records)


def settle(records: Sequence[Record]) -> list[Record]:
    """The records of one gallery, with towns that are ambiguous alone settled by the gallery's other places.

    Pictures of a gallery lie together: "Ciudad Hidalgo, Mexico" beside Tapachula is the one in Chiapas.
    """
    near = [(r.latitude, r.longitude) for r in records if r.latitude is not None and r.longitude is not None]
    return [_settled(record, near) if near else record for record in records]


def _settled(record: Record, near: list[tuple[float, float]]) -> Record:
    if record.latitude is not None or not (record.location and record.city and record.country_code):
        return record
    place = resolve(record.location, near=near)
    if place.latitude is None or place.country_code != record.country_code:
        return record
    return replace(record, region=place.region, latitude=place.latitude, longitude=place.longitude)
