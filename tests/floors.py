"""Hold the parser to its floors: per field, precision and recall, on our own gold captions and, where it is, on the corpus beside us.

    python tests/floors.py             # fail where a figure falls below its floor
    python tests/floors.py --raise     # lift every floor to what is reached now
    python tests/floors.py --lower     # let floors fall, on purpose

``tests/floors.json`` keeps the floors with a hash of the gold, so that a changed label is seen for what it is.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from scoring import CARD, gold, score

HERE = Path(__file__).parent
FLOORS = HERE / "floors.json"
SHARED = HERE.parent.parent / "shared"
# The corpus beside the repository: its tool, its files, and the least that must be reached on them.
CORPUS = {
    ("seed",): {"mean_card_f1": 1.0, "whole_row": 1.0},
    ("wires-dev", "papers-dev", "ages-dev"): {"mean_card_f1": 0.92},
    ("wires-check", "papers-check"): {"mean_card_f1": 0.80},
}


def digest() -> str:
    """A hash of every labelled caption, whatever the head notes say."""
    rows = gold(sorted((HERE / "gold").glob("*.jsonl")))
    return hashlib.sha256(json.dumps(rows, sort_keys=True).encode()).hexdigest()[:16]


def reached() -> dict[str, Any]:
    """What the parser reaches on each gold file: mean F1, whole rows, precision and recall of the card fields."""
    figures = {}
    for path in sorted((HERE / "gold").glob("*.jsonl")):
        result = score(gold([path]))
        fields = {
            f"{field}.{kind}": result["fields"][field][kind] for field in CARD for kind in ("precision", "recall")
        }
        figures[path.stem] = {"mean_f1": result["mean_f1"], "whole_rows": result["whole_rows"], **fields}
    return figures


def fallen(floors: dict[str, Any], now: dict[str, Any]) -> list[str]:
    """One line for every figure that is below its floor."""
    return [
        f"{name}: {figure} is {now.get(name, {}).get(figure, 0)}, its floor is {floor}"
        for name, figures in floors.items()
        for figure, floor in figures.items()
        if now.get(name, {}).get(figure, 0) < floor - 1e-9
    ]


def corpus() -> list[str]:
    """The same for the corpus beside the repository, by its own tools; nothing where it is not there."""
    tools = SHARED / "tools"
    if not (tools / "score.py").exists():
        return []
    faults = []
    for names, floors in CORPUS.items():
        files = [str(SHARED / "corpus" / f"{name}.jsonl") for name in names]
        result = json.loads(_run(str(tools / "score.py"), *files, "--json"))["total"]
        print(f"{'+'.join(names)}: mean F1 {result['mean_card_f1']:.3f}, whole rows {result['whole_row']:.3f}")
        faults += [
            f"{'+'.join(names)}: {key} is {result[key]:.3f}, its floor is {least}"
            for key, least in floors.items()
            if result[key] < least
        ]
    pages = _run(str(tools / "score_pages.py"), str(SHARED / "corpus" / "pages")).splitlines()[-1]
    print(pages)
    return faults if "recall 1.000, precision 1.000" in pages else [*faults, f"pages: {pages}"]


def _run(*command: str) -> str:
    return subprocess.run(
        [sys.executable, *command], check=True, capture_output=True, text=True, cwd=HERE.parent
    ).stdout


def main() -> int:
    """Exit 0 when every floor holds, 1 otherwise."""
    now = reached()
    kept = json.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {"gold": "", "floors": {}}
    if "--raise" in sys.argv or "--lower" in sys.argv:
        lost = [] if "--lower" in sys.argv else fallen(kept["floors"], now)
        if not lost:
            FLOORS.write_text(json.dumps({"gold": digest(), "floors": now}, indent=1) + "\n", "utf-8")
            return 0
    else:
        lost = fallen(kept["floors"], now) + corpus()
    if kept["gold"] != digest():
        lost.append("the gold has changed: run `python tests/floors.py --raise`, or --lower on purpose")
    print("\n".join(lost) or "every floor holds")
    return 1 if lost else 0


if __name__ == "__main__":
    raise SystemExit(main())
