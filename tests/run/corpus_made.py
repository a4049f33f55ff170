"""A small corpus of every kind that a run reads, with a text twice, a copy and failures in it."""

import json
from pathlib import Path

REPORTS = [
    (
        "2019-03-{day:02}",
        "Ghana on Monday rejected a demand of Togo to pull {number} soldiers back from the Oti bridge. "
        "Togo's foreign minister, Kossi Amegah, said in Lomé that talks would go on. "
        "At least {number} people were hurt when police fired tear gas at traders in Kpalimé.",
    ),
    (
        "2019-04-{day:02}",
        "Peru accused Chile of moving {number} armoured vehicles towards Tacna. "
        "Chile denied it. Envoys of both countries met in La Paz on Tuesday.",
    ),
]
COPIED = (
    "Benin's ambassador to Niger, Adéla Houngbo, said on Friday that his government would reopen the bridge at "
    "Malanville if Niamey released the eleven truck drivers it has held since January. Niger's interior ministry "
    "rejected the offer and accused Benin of sheltering smugglers. The two countries closed their frontier last year "
    "in a quarrel over customs duties on cement, onions and second-hand cars, which has emptied the markets on both "
    "banks of the river."
)


def make_corpus(folder: Path, reports: int) -> int:
    """Write the corpus; the number of different documents in it, failures left aside."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {
            "text": REPORTS[number % 2][1].format(number=number + 2),
            "published": REPORTS[number % 2][0].format(day=1 + number % 28),
            "url": f"https://reports.example/{number}",
        }
        for number in range(reports)
    ]
    half = reports // 2
    _write_lines(folder / "a.jsonl", [*rows[:half], {"nothing": 1}])
    _write_lines(folder / "b.jsonl", [*rows[half:], rows[0], {"text": COPIED, "published": "2020-01-03"}])
    local = COPIED.replace("said on Friday", "told our reporter on Friday") + " Onions have doubled in price here."
    (folder / "2020-01-04-local.txt").write_text(local, encoding="utf-8")
    (folder / "french.txt").write_text(
        "Le ministre a déclaré lundi que les négociations avec le pays voisin avaient échoué.\n", encoding="utf-8"
    )
    (folder / "binary.txt").write_bytes(b"\0\1\2")
    return reports + 3


def _write_lines(path: Path, rows: list[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
