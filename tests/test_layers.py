"""Imports go one way, so that every layer can be read, tested and replaced without those above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import captions

HOME = Path(captions.__file__).parent
LAYERS = [
    {"record"},
    {"names"},
    {"rules"},
    {"values"},
    {"stages"},
    {"parser"},
    {"pages"},
    {"table"},
    {"indexing"},
    {"query", "dedupe", "auditing"},
    {"display"},
    {"cli"},
]
RANK = {name: rank for rank, layer in enumerate(LAYERS) for name in layer}


def imported(path: Path) -> Iterator[str]:
    """The parts of the package (its first level) that a module imports, for types or in a function too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.split(".")[1] for name in node.names if name.name.startswith("captions."))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "captions":
            assert node.level == 0, f"{path}: relative import"
            below = node.module.split(".")[1:2]
            yield from below or (name.name for name in node.names)


def modules() -> dict[Path, str]:
    return {path: path.relative_to(HOME).parts[0].removesuffix(".py") for path in sorted(HOME.rglob("*.py"))}


def test_every_module_has_a_layer() -> None:
    assert set(modules().values()) - {"__init__"} == set(RANK)


def test_imports_go_down() -> None:
    wrong = [
        f"{path.relative_to(HOME)} imports {other}"
        for path, own in modules().items()
        if own != "__init__"
        for other in imported(path)
        if other != own and RANK[other] >= RANK[own]
    ]
    assert wrong == []


def test_a_module_that_asks_for_the_whole_package_is_near_the_top() -> None:
    """``import captions`` hides what is used; only the command and the digest of the version may."""
    whole = {
        own
        for path, own in modules().items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import) and any(name.name == "captions" for name in node.names)
    }
    assert whole <= {"cli", "indexing"}


def test_no_module_has_the_name_of_a_public_function() -> None:
    """Importing it would put the module in the function's place."""
    assert not set(modules().values()) & set(captions.__all__)
