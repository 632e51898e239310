"""The same two ways under pytest-benchmark: ``pytest tests/benchmarks --benchmark-only``."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from pipeline import captions, loop
from pytest_benchmark.fixture import BenchmarkFixture

from captions import index

COUNT = 2_000


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    source = tmp_path_factory.mktemp("benchmark") / "captions.txt"
    source.write_text("\n".join(captions(COUNT)), encoding="utf-8")
    return source


def test_captions_are_made_the_same_for_the_same_seed() -> None:
    assert list(captions(50, seed=3)) == list(captions(50, seed=3))
    assert len(set(captions(200))) > 190


@pytest.mark.benchmark(group="pipeline")
def test_pipeline(benchmark: BenchmarkFixture, source: Path) -> None:
    table = source.with_suffix(".parquet")

    def again() -> int:
        table.unlink(missing_ok=True)
        return index(source, table).rows

    assert benchmark.pedantic(again, rounds=3) == COUNT


@pytest.mark.benchmark(group="pipeline")
def test_loop(benchmark: BenchmarkFixture, source: Path) -> None:
    table = source.with_suffix(".loop.parquet")
    benchmark.pedantic(loop, (source.read_text("utf-8").splitlines(), table), rounds=1)
    assert len(pd.read_parquet(table)) == COUNT
