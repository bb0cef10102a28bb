"""Names of receptions of citizens: turns, people and matters by how they were received and by whom."""

import re

from caunoi.reading.naming import wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.changes import is_change, of_another_time
from caunoi.reading.working import lowered, rule

_TURNS = frozenset(("lượt", "lượt người", "lượt công dân", "lượt dân", "lượt đoàn"))
_SESSIONS = _TURNS | {"buổi", "cuộc", "kỳ", "lần", "ngày", "phiên"}
_COUNTED = _TURNS | {"người", "công dân", "đoàn", "vụ việc", "vụ"}
_CROWD = "đoàn đông người"
_REACH, _WORDS = 90, 9
_NOT_MORE = r"(?! (?:nhận|thu|xúc|tục|cận|theo|giáp|sức|nối|đón|viện|quản|tế|đất|thị(?! xã))\b)"
_RECEIVES = rule(
    rf"(?<!trực )(?<!kế )(?<!gián )(?<!đón )\btiếp{_NOT_MORE}(?: trực tiếp)?(?: được| công dân| dân)*((?:(?:,| và)? (?:thường xuyên|định kỳ|đột xuất))*)"
    r"(?: của ((?:[^\W\d]+(?:,? |(?=:))){1,9}?))?[\s:]*(?:là |được |có |đạt )?(?:hơn |gần |trên |khoảng |chỉ )?$"
)
_BESIDE = rule(
    r"(?: đông người)?\s?(?:/|,|\()?\s?(?:(?:với|có|gồm|cho|và|bằng|của)\s)?(?:tổng số )?(?:hơn |gần |trên |khoảng )?"
)
_RECEIVED = rule(rf"\btiếp\b{_NOT_MORE}")
_TURNS_OF = rule(r"^(?:tổng số )?lượt(?: (?:người|công dân|dân))?(?: được)?(?= |$)")
_OF_CITIZENS = rule(r"^tiếp (?:công dân|dân)(?= |$)")
_MANY = re.compile(r"^(?:Các|Lãnh đạo|Cơ quan)\b")
_COMPLAINTS = "khiếu nại|tố cáo|kiến nghị|phản ánh|đề nghị|phản ảnh"
_CAME_TO = rule(
    rf" (?:đến|tới)(?: (?:trụ sở|nơi tiếp công dân))?(?: để)? ((?:{_COMPLAINTS})(?:(?:, | và )(?:{_COMPLAINTS}))*)"
)


def received(w: Around, i: int, whole: int | None) -> str:
    """`tiếp thường xuyên 1.147 lượt với 1.325 người`: turns received, the people who came, the matters they came with."""
    noun = w.plain_nouns[i]
    if noun not in _COUNTED or w.mentions[i].number.percent or is_change(w, i):
        return ""
    groups = _groups(w, i, whole) if "đoàn" in {noun, w.plain_nouns[i - 1], w.plain_nouns[whole or 0]} else ""
    if groups:
        return groups
    beside = of_another_time(w, i) or _in_papers(w, i) or _beside(w, i) if i else ""
    if beside or noun.startswith("vụ") or not w.is_bare(i, w.tails[i]):
        return beside
    end = w.mentions[i].start
    if noun == "lượt đoàn" and w.working.find(_CROWD, max(w.sentences[i][0], end - _REACH), end) >= 0:
        return f"lượt {_CROWD} được tiếp"
    found = _RECEIVES.search(w.working, max(w.starts[i], end - _REACH), end)
    return _by(w, i, whole, found) if found and not w.undone(i) else _received_at(w, i)


def old_or_new(w: Around, i: int, name: str) -> str:
    """`Số vụ việc cũ là 736 vụ việc` after turns received: matters that citizens came with."""
    if not w.plain_nouns[i].startswith("vụ") or not _OLD_OR_NEW.fullmatch(lowered(name)):
        return name
    floor = w.paragraph(i)
    for j in range(i - 1, max(-1, i - _BACK), -1):
        if w.mentions[j].at < floor:
            break
        if w.plain_nouns[j] in _TURNS and "tiếp" in w.cores[j]:
            return f"{name} qua tiếp công dân"
    return name


_BACK = 12
_OLD_OR_NEW = rule(r"(?:tổng số )?(?:số )?vụ(?: việc)? (?:cũ|mới(?: phát sinh)?|phát sinh mới)")


def _groups(w: Around, i: int, whole: int | None) -> str:
    """`8 đoàn gồm 178 người đến trình bày tại Trụ sở …`: groups of citizens received, and the people in them."""
    noun, tail = w.plain_nouns[i], lowered(w.tails[i])
    if noun == "người":
        beside = i > 0 and w.mentions[i - 1].at >= w.sentences[i][0] and w.cores[i - 1].startswith("đoàn ")
        near = beside and _BESIDE.fullmatch(w.working, w.mentions[i - 1].end, w.mentions[i].start)
        return f"người trong các {w.cores[i - 1]}" if near and _GROUP.search(lowered(w.cores[i - 1])) else ""
    if noun.startswith("vụ") and whole is not None and _CROWD in lowered(w.cores[whole] if whole < i else ""):
        label = "" if not w.is_bare(i, w.tails[i]) else wording.small(w.label_before(i))
        label = label if lowered(label).startswith("vụ") else f"{w.tails[i]} {label}".strip()
        return f"{label} của {_CROWD}"
    if noun != "đoàn" or _CROWD in w.working[w.starts[i] : w.mentions[i].start] or tail not in {"đoàn", _CROWD}:
        return ""
    came = _CAME_AT.match(w.working, w.mentions[i].end, w.sentences[i][1])
    if came:
        return f"{w.tails[i]} đến {w.text[came.start(1) : came.end(1)].strip()}"
    received = tail == _CROWD or _RECEIVED.search(w.working, w.sentences[i][0], w.mentions[i].start)
    return (
        f"{w.tails[i]} được tiếp"
        if received and w.working[w.ends[i] : w.ends[i] + 1] in {"", ",", ".", ";", ")", " "}
        else ""
    )


_GROUP = rule(r"^đoàn (?:đông người )?(?:đến|được tiếp)")
_CAME_AT = rule(
    r"(?: đông người)?(?: (?:gồm|với|có) \d+ người)? đến (?:(?:trình bày|khiếu nại|phản ánh|làm việc) )?(?:tại )?(trụ sở [^,;:.()\d]+)"
)


def _by(w: Around, i: int, whole: int | None, found: re.Match[str]) -> str:
    """Turns and people by how they were received; parts also by whom."""
    how = w.text[found.start(1) : found.end(1)].strip(" ,")
    of = w.text[found.start(2) : found.end(2)].strip(" ,") if found.group(2) else ""
    if not of and whole is not None and w.actor is not None:
        actor = w.actor(i) or ""
        of = actor if lowered(actor) in w.working[max(w.starts[i], found.start() - _REACH) : found.start()] else ""
    if (
        not of
        and w.plain_nouns[i] != "lượt"
        and w.actor is not None
        and _LEADER.match(lead := lowered(w.actor(i) or ""))
    ):
        of = w.actor(i) or "" if w.working.endswith(f"{lead} ", w.starts[i], found.start()) else ""
    by = _MANY.sub(lambda many: many.group().lower(), of) if len(of.split()) <= _WORDS else ""
    if w.plain_nouns[i] == "lượt" and (whole is None or whole >= i or not w.cores[whole].startswith("lượt công dân")):
        return " ".join(f"lượt tiếp công dân {how} {f'của {by}' if by else ''}".split())
    noun = "lượt công dân" if w.plain_nouns[i] == "lượt" else w.nouns[i]
    return " ".join(f"{noun} được {by} tiếp {how}".split())


_LEADER = rule(r"(?:chủ tịch|phó chủ tịch|bí thư|lãnh đạo|thủ trưởng|giám đốc)\b")


def _received_at(w: Around, i: int) -> str:
    """`…; tại các sở, ngành chỉ có 01 lượt`: turns told after others by where they were received."""
    found = _AT.search(w.working, w.starts[i], w.mentions[i].start) if w.plain_nouns[i] in _TURNS else None
    if not found or not i or w.mentions[i - 1].at < w.sentences[i][0]:
        return ""
    if not _RECEIVED.search(w.working, w.sentences[i][0], w.starts[i]):
        return ""
    turns = "lượt tiếp công dân" if w.plain_nouns[i] == "lượt" else f"{w.nouns[i]} được tiếp"
    return f"{turns} {w.text[found.start(1) : found.end(1)].strip()}"


_AT = rule(r"(?:;|,)\s((?:tại|ở) (?:[^\W\d]+,? ){1,9}?)(?:chỉ |mới )?(?:có|tiếp|là) (?:hơn |gần |trên |khoảng )?$")


def _beside(w: Around, i: int) -> str:
    """`500 lượt với 761 người`: the people of the turns right before, or the matters they came with."""
    before, mention, noun = w.mentions[i - 1], w.mentions[i], w.plain_nouns[i]
    if w.plain_nouns[i - 1] not in _SESSIONS or before.at < w.sentences[i][0] or noun in {"lượt", "lượt đoàn"}:
        return ""
    said = w.cores[i - 1]
    if "tiếp" not in said or not _RECEIVED.search(lowered(said)):
        return ""
    if not _BESIDE.fullmatch(w.working, before.end, mention.start):
        return ""
    came = _CAME_TO.match(w.working, mention.end)
    if came:
        return f"{w.nouns[i]} đến {w.text[came.start(1) : came.end(1)]} được tiếp"
    if not w.is_bare(i, w.tails[i]):
        return ""
    return _with_turns(w, i, said)


def _in_papers(w: Around, i: int) -> str:
    """`nhận 54 đơn với 46 vụ việc`: matters by the papers they were brought in."""
    before = w.mentions[i - 1]
    if not w.plain_nouns[i].startswith("vụ") or w.plain_nouns[i - 1] not in _PAPERS or not w.is_bare(i, w.tails[i]):
        return ""
    with_them = _WITH.fullmatch(w.working, before.end, w.mentions[i].start)
    return f"{w.nouns[i]} trong {wording.shortened(w.cores[i - 1], _WORDS)}" if with_them else ""


_PAPERS = frozenset(("đơn", "đơn thư", "lá đơn"))
_WITH = rule(r"[^,;:.()]{0,40}?,? (?:với|về|liên quan(?: đến)?|gồm) (?:hơn |gần |trên |khoảng )?")


_BY_WHOM = rule(r"tiếp (?:công dân|dân)((?:(?:,| và)? (?:thường xuyên|định kỳ|đột xuất))*) của (.+)")


def _with_turns(w: Around, i: int, said: str) -> str:
    """People or matters counted beside turns of that name."""
    noun, crowd = w.nouns[i], _CROWD in lowered(said)
    if w.plain_nouns[i].startswith("vụ"):
        return f"{noun} của {_CROWD if crowd else 'công dân'} được tiếp"
    if crowd or w.plain_nouns[i - 1] == "lượt đoàn":
        return f"{noun} trong {f'{_CROWD} được tiếp' if crowd else wording.small(said)}"
    turns = _TURNS_OF.match(lowered(said))
    rest = said[turns.end() if turns else len(w.nouns[i - 1]) :].strip()
    plain = lowered(rest)
    citizens = _OF_CITIZENS.match(plain)
    who = _BY_WHOM.fullmatch(plain) if citizens else None
    if who:
        how, of = (rest[who.start(n) : who.end(n)].strip() for n in (1, 2))
        return f"{noun} được {of} tiếp {how}".strip()
    if citizens:
        return f"{noun} được tiếp {rest[citizens.end() :].strip()}".strip()
    return f"{noun} được {rest}" if turns or plain.endswith("tiếp") else ""
