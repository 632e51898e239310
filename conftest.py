"""The README's examples run in an empty folder that holds the sample data, so that they leave nothing behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

ROOT = Path(__file__).parent


@pytest.fixture(autouse=True)
def in_a_folder_with_the_sample_data(request: pytest.FixtureRequest) -> None:
    if request.node.path == ROOT / "README.md":
        folder = request.getfixturevalue("tmp_path")
        shutil.copytree(ROOT / "data", folder / "data")
        request.getfixturevalue("monkeypatch").chdir(folder)
