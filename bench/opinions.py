"""Opinions by the million for `bench_matching.py`: clauses of the project's own sentences, mixed, with places of the
country, streets, numbers and dates. The same seed gives the same opinions."""

import csv
import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

LANGUAGE = files("caunoi.language")
_CLAUSE = re.compile(r"(?<=[,.;!?]) +")
_NAMES = """
    An Bình Cường Đông Hòa Hưng Khánh Lộc Long Minh Nam Ngọc Phong Phú Phước Quang Sơn Tân Thạnh Thành Thịnh Trung
    Vĩnh Xuân Yên Lâm Hải Giang Châu Đức Hiệp Hậu Kiều Lạc Mỹ Nghĩa Phụng Quý Sen Tây Thượng Trà Tùng Văn Vân Việt
"""
WORDS = _NAMES.split()
STREETS = ("đường", "phố", "ngõ", "hẻm", "đường liên xã", "tuyến", "kênh", "khu dân cư", "cầu", "chợ")
AREAS = ("Tổ {n}", "Thôn {name}", "Ấp {name}", "Khu phố {n}", "Xóm {name}", "Tổ dân phố số {n}")
SAID = (
    "Kính gửi UBND, {body}",
    "{body} Đề nghị sớm xem xét.",
    "{body}",
    "{body} Xin cảm ơn.",
    "Tôi xin phản ánh: {body}",
)


@dataclass(frozen=True)
class Planted:
    """An opinion among the others, and a new text about the same matter."""

    text: str
    new: str


def planted(names: tuple[str, ...] = ("c", "d")) -> list[Planted]:
    """The project's own pairs as people write."""
    found = []
    for name in names:
        for line in (LANGUAGE / "matching" / "pairs" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found += [Planted(row["text"], same["text"]) for same in row["same"]]
    return found


def opinions(seed: int = 1) -> Iterator[str]:
    """Varied opinions of some 85 words without end."""
    chance = random.Random(seed)
    clauses = _clauses()
    with gzip.open(str(files("caunoi.places") / "data" / "units.csv.gz"), "rt", encoding="utf-8") as lines:
        communes = [
            f"{row['kind_name'].lower()} {row['name']}" for row in csv.DictReader(lines) if row["level"] == "commune"
        ]
    while True:
        said = [chance.choice(clauses) for _ in range(chance.randint(2, 4))]
        parts = [clause for one in said for clause in chance.sample(one, min(len(one), 3))]
        parts.insert(chance.randrange(len(parts) + 1), _where(chance, communes) + ",")
        if chance.random() < 0.5:
            day = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}"
            parts.insert(chance.randrange(len(parts) + 1), f"từ ngày {day}/20{chance.randint(23, 26)},")
        text = " ".join(parts)
        yield chance.choice(SAID).format(body=text[:1].upper() + text[1:])


def _clauses() -> list[list[str]]:
    """Each sentence as its clauses."""
    rows = []
    for path in sorted((LANGUAGE / "fields" / "sentences").iterdir(), key=lambda path: path.name):
        for line in path.read_text(encoding="utf-8").splitlines():
            rows.append(_CLAUSE.split(line.split("\t")[-1].strip()))
    return rows


def _where(chance: random.Random, communes: list[str]) -> str:
    name = " ".join(chance.sample(WORDS, 2))
    street = f"{chance.choice(STREETS)} {name}"
    area = chance.choice(AREAS).format(n=chance.randint(1, 40), name=" ".join(chance.sample(WORDS, 2)))
    number = f"số {chance.randint(1, 900)} " if chance.random() < 0.4 else ""
    return f"ở {number}{street}, {area}, {chance.choice(communes)}"
