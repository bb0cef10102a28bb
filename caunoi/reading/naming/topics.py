"""What a bare noun is short for: `nhận 9.430 hồ sơ` under “Thủ tục hành chính” are files of administrative procedures."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from caunoi.reading.naming.around import Around
from caunoi.reading.naming.land import given_for
from caunoi.reading.working import lowered, rule

_REACH, _SHORT, _HEADING = 600, 9, 140


@dataclass(frozen=True, slots=True)
class Topic:
    """One row of topics.toml, folded as texts are."""

    nouns: frozenset[str]
    said: tuple[str, ...]
    words: str
    instead: str
    plain: str


@cache
def _topics() -> tuple[Topic, ...]:
    rows = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))["topic"]
    return tuple(
        Topic(
            frozenset(map(lowered, row["nouns"])),
            tuple(map(lowered, row["said"])),
            row["words"],
            row.get("instead", ""),
            _plain(row["words"]),
        )
        for row in rows
    )


@cache
def _by_noun() -> dict[str, list[Topic]]:
    """For each noun the topics it can be short for, in their order."""
    nouns = {noun for topic in _topics() for noun in topic.nouns}
    return {noun: [topic for topic in _topics() if noun in topic.nouns] for noun in nouns}


def of_its_topic(around: Around, i: int, name: str) -> str:
    """The name with the matter its noun is short for, where the name does not say it."""
    mention = around.mentions[i]
    counted = i + 1 if mention.ratio_part and i + 1 < len(around.mentions) else i
    noun = around.plain_nouns[counted]
    if noun not in _by_noun() or "hiến" in name:
        return given_for(around, i, name) if "hiến" in name else name
    plain = lowered(name)
    begins = "tổng số " if plain.startswith("tổng số ") else ""
    if noun == "hội nghị" and not around.is_bare(counted, around.tails[counted]):
        return name  # `hội nghị tập huấn`: what it was is said
    if len(name.split()) > _SHORT or not plain.startswith(f"{begins}{noun}"):
        return name
    topic = _nearest(around, i, noun, plain)
    if (
        topic is None
        or not topic.words
        or (topic.words.startswith("của ") and topic.words.removeprefix("của ") in plain)
        or _ELSE.search(plain)
        or (noun.startswith("cuộc") and _OTHER_DEED.search(plain))
    ):
        return name
    rest = _SAID_AGAIN.sub("", name[len(begins) + len(noun) :].strip())
    if noun in _TURNS and _OF_PEOPLE.match(lowered(rest)):
        return name
    known = {*topic.plain.split(), *_plain(topic.instead).split()}
    while rest and _plain(rest.split()[0]) in known:
        rest = " ".join(rest.split()[1:])
    rest = _SAID_AGAIN.sub("", rest).strip()
    said, rest = (f"{around.nouns[counted]}{_AND}", rest[len(_AND) :].strip()) if rest.startswith(_AND) else ("", rest)
    return f"{begins}{topic.instead or said or around.nouns[counted]} {topic.words} {rest}".strip()


_AND = ", kiến nghị"  # `lượt ý kiến, kiến nghị`


def _plain(words: str) -> str:
    return lowered(words).replace('"', "").strip(",")


_OTHER_DEED = rule(
    r"\b(?:phản biện|đối thoại|tiếp xúc|tiếp công dân|tiếp dân|họp|vận động|khảo sát|thi|thanh tra (?!nhân dân))"
)
_SAID_AGAIN = rule(r"^(?:có )?đại biểu\b.*|^được (?:giám sát|hoà giải|(?:cấp )?tiếp(?! (?:nhận|thu|xúc)))(?= |$)")
_TURNS = {"lượt", "kỳ"}
_OF_PEOPLE = rule(r"(?:đoàn|người|công dân|dân)\b")
_ELSE = rule(r"\bcộng đồng\b|\bsửa chữa\b|\bsữa chữa\b|\bkhiếu nại\b|\btố cáo\b")


def _nearest(around: Around, i: int, noun: str, plain: str) -> Topic | None:
    """The topic said last before the figure, in its paragraph or in the heading over it."""
    said = _plain(plain)
    mine = [topic for topic in _by_noun()[noun] if not topic.words or topic.plain not in said]
    if not mine:
        return None
    end = around.mentions[i].start
    start = max(around.paragraph(i), end - _REACH)
    found = _last_said(around.working, start, end, mine)
    if found is not None:
        return found
    heading = around.layout.previous_paragraph(around.mentions[i].at)
    for _ in range(_LINES):
        if heading is None or not _LINE.match(around.working, start):
            break
        start = heading[0]
        if not _LINE.match(around.working, start):
            return _last_said(around.working, *heading, mine)
        heading = around.layout.previous_paragraph(start)
    short = heading is not None and heading[1] - heading[0] <= _HEADING
    return _last_said(around.working, *heading, mine) if heading is not None and short else None


_LINES, _LINE = 6, rule(r"[-+*•]")


def _last_said(working: str, start: int, end: int, topics: list[Topic]) -> Topic | None:
    """Of some topics the one whose words stand last between two places."""
    last, said = -1, None
    for topic in topics:
        for words in topic.said:
            at = working.rfind(words, max(start, last + 1), end)
            if at > last:
                last, said = at, topic
    return said
