"""A count against the list that follows it: `06 quy chế: …; …; …`, `5 nhiệm vụ sau:` and its lines, `2 năm (2021, 2022)`."""

import re
from collections.abc import Iterator

from caunoi.reading.checks.scene import Scene, Seen, quoted
from caunoi.reading.figure import Check
from caunoi.reading.working import rule

_MOST = 30
_TO_COLON = re.compile(r"[^.;:\n(]{0,90}?:")
_OPEN_END = rule(r"(?:…|\.\.\.|v\.v\.?|vân vân)\s*[.;)]*\s*$")
_EXAMPLES = rule(r"\b(?:như|ví dụ|chẳng hạn|nổi bật|tiêu biểu|trong đó|một số|nhất là)\b")
_LINE = re.compile(r"[ ]*(?:[-+*•–]|\(?\d{1,2}[.)/]|\(?[a-zđ][.)])[ ]")
_YEARS = re.compile(r"(\d(?<!\d\d)\d?)\s+năm\s*\(((?:19|20)\d\d(?:\s*(?:,|;|và)\s*(?:19|20)\d\d)+)\)")
_YEARS_TO = re.compile(r"(\d(?<!\d\d)\d?)\s+năm\s*\(((?:19|20)\d\d)\s*-\s*((?:19|20)\d\d)\)")
_NAMED_YEARS = re.compile(r"năm\s*\((?:19|20)\d\d")  # what both begin with after the count
_COUNT = re.compile(r"\d(?<!\d\d)\d?\s+$")
_COUNT_REACH = 40
_MONEY = ("đồng", "%", "người", "lượt", "lượt người", "hộ", "ha", "km", "m", "m²")
_END = re.compile(r"\.(?=\s|$)|\n")


def check_lists(scene: Scene) -> Iterator[Check]:
    """Every small exact count whose things are listed right after it."""
    for seen in scene.figures:
        countable = seen.exact and not seen.rate and seen.digits and 2 <= seen.value <= _MOST
        if not countable or seen.family in _MONEY or scene.parts.get(seen.index):
            continue
        colon = _TO_COLON.match(scene.working, seen.end)
        if colon is None or _EXAMPLES.search(colon.group()):
            continue
        if any(other is not seen for other in scene.within(seen.end, colon.end())):
            continue
        yield from _items(scene, seen, colon.end())
    yield from _years(scene)


def _items(scene: Scene, seen: Seen, start: int) -> Iterator[Check]:
    rest = scene.working[start : start + 4000]
    if rest[:3].strip(" ") and not rest.lstrip(" ").startswith("\n"):
        end = _END.search(rest)
        body = rest[: end.start()] if end else rest
        items = [item.strip(' ."') for item in body.split(";")]
        stop = start + len(body)
        if (
            len(items) < 2
            or _OPEN_END.search(rest[: (end.end() + 3) if end else len(rest)].rstrip("\n")[-8:])
            or "…" in body[-3:]
        ):
            return
    else:
        lines = rest.lstrip(" \n").split("\n")
        items = []
        for line in lines:
            if not line.strip():
                continue
            if not _LINE.match(line):
                break
            items.append(_LINE.sub("", line, count=1).strip(' .;"'))
        else:
            items = items if len(rest) < 4000 else []
        stop = start + sum(len(item) for item in items)
        if len(items) < 2 or _OPEN_END.search(items[-1]):
            return
    items = [item for item in items if item]
    if _is_breakdown(scene, seen, start, stop):
        return
    wanted = int(seen.value)
    if len(items) != wanted:
        verdict = "fails" if abs(len(items) - wanted) >= 1 and len(items) > 2 else "suspicious"
        yield Check(
            "count_of_list", verdict, (seen.index,), f"{quoted(seen)} nhưng sau dấu hai chấm liệt kê {len(items)} mục.",
            ((scene.outer(start), scene.outer(stop)),),
        )  # fmt: skip
        return
    twin = _twin(items)
    if twin:
        yield Check(
            "count_of_list", "suspicious", (seen.index,),
            f"{quoted(seen)}, liệt kê {len(items)} mục nhưng “{twin}” có mặt hai lần.", ((scene.outer(start), scene.outer(stop)),),
        )  # fmt: skip
        return
    yield Check(
        "count_of_list",
        "holds",
        (seen.index,),
        f"{quoted(seen)}: liệt kê đúng {len(items)} mục.",
        ((scene.outer(start), scene.outer(stop)),),
    )


def _is_breakdown(scene: Scene, seen: Seen, start: int, stop: int) -> bool:
    inside = scene.within(start, stop)
    return any(other.family == seen.family and not other.percent for other in inside) or len(inside) >= 2


def _twin(items: list[str]) -> str:
    known: set[str] = set()
    for item in items:
        name = " ".join(item.split())
        words = name.split()
        for size in range(3, len(words) + 1):
            if " ".join(words[:size]) in known and (size == len(words) or words[size : size + 2] == words[:2]):
                return " ".join(words[:size])
        known.add(name)
    return ""


def _counts_of_years(working: str) -> Iterator[int]:
    """Where the counts of years that are named after them begin."""
    for found in _NAMED_YEARS.finditer(working):
        count = _COUNT.search(working, max(0, found.start() - _COUNT_REACH), found.start())
        if count is not None:
            yield count.start()


def _years(scene: Scene) -> Iterator[Check]:
    places = list(_counts_of_years(scene.working))
    for found in filter(None, (_YEARS.match(scene.working, start) for start in places)):
        named = re.findall(r"(?:19|20)\d\d", found.group(2))
        span = ((scene.outer(found.start(1)), scene.outer(found.end())),)
        said = int(found.group(1))
        if said == len(named):
            yield Check("elapsed", "holds", (), f"“{said} năm” đúng với số năm được nêu trong ngoặc.", span)
        else:
            yield Check(
                "elapsed",
                "fails",
                (),
                f"“{said} năm” nhưng trong ngoặc nêu {len(named)} năm: {', '.join(named)}.",
                span,
            )
    for found in filter(None, (_YEARS_TO.match(scene.working, start) for start in places)):
        said, first, last = int(found.group(1)), int(found.group(2)), int(found.group(3))
        span = ((scene.outer(found.start(1)), scene.outer(found.end())),)
        if said in (last - first, last - first + 1):
            yield Check("elapsed", "holds", (), f"“{said} năm” đúng với giai đoạn {first}-{last}.", span)
        else:
            yield Check(
                "elapsed",
                "fails",
                (),
                f"“{said} năm” không đúng với giai đoạn {first}-{last} ({last - first} năm).",
                span,
            )
