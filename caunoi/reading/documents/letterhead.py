"""Who sent a paper, by the lines at the top left of its letterhead: "UBND XÃ …" over the number of the paper."""

import re
from collections.abc import Iterator

from caunoi.language.fold import spelled

_LINES = 24
_APART = re.compile(r"\t|\s{3,}|(?=CỘNG H[OÒ][AÀ] XÃ)|(?=ĐẢNG CỘNG SẢN VIỆT NAM)")
_END = re.compile(r"(?:BÁO CÁO|TỜ TRÌNH|KẾ HOẠCH|THÔNG BÁO|BIÊN BẢN|CÔNG VĂN)\b|kính gửi", re.IGNORECASE)
_STATE = re.compile(
    r"cộng h[oò][aà] xã hội|đảng cộng sản việt nam|độc lập\s*[-–]|số\s*:?\s*[\d.…/-]|ngày\s.*tháng|\W*$", re.IGNORECASE
)
_HEAD = re.compile(
    r"(?:ubnd|hđnd|ub ?mttq|mttq|ủy ban|uỷ ban|hội đồng|mặt trận|đảng ủy|đảng uỷ|đảng bộ|chi bộ|(?:tỉnh|thành|huyện|quận|"
    r"thị) (?:ủy|uỷ)|ban|hội|đoàn|xã đoàn|phường đoàn|công an|phòng|sở|trường|trung tâm|văn phòng|công đoàn|liên đoàn|"
    r"chi cục|cục|thanh tra|thường trực)\b"
)
_UNIT = re.compile(
    r"\b(?:xã|phường|tỉnh|huyện|quận|thành phố|tp\.?|thị xã|thị trấn|đặc khu|thôn)\s+(?!hội\b|ủy\b|uỷ\b)\w"
)
_PARTY = re.compile(r"(?:tỉnh|thành|huyện|quận) (?:ủy|uỷ) \w")
_STANDING = re.compile(r"(?:ban )?(?:thường trực|thường vụ|chấp hành)(?: hđnd| hội đồng nhân dân)?$")


def sender_of(text: str) -> str:
    """The body whose letterhead a text begins with, in the letters of the paper; empty when none is told.

    A body without a place of its own ("BAN DÂN VẬN") is told with that above it.
    """
    blocks: list[str] = []
    for line in _left(text):
        if _HEAD.match(spelled(line)) and not (blocks and _goes_on(blocks[-1], line)):
            blocks.append(line)
        elif blocks:
            blocks[-1] += f" {line}"
    while len(blocks) > 1 and _STANDING.match(spelled(blocks[-1])):
        blocks.pop()
    if not blocks:
        return ""
    own, above = blocks[-1], blocks[-2] if len(blocks) > 1 else ""
    if _is_placed(own):
        return own[:200]
    if not above or not _is_placed(above):
        return ""
    place = _UNIT.search(spelled(above))
    is_council = re.match(r"ubnd|hđnd|ủy ban nhân dân|uỷ ban nhân dân|hội đồng", spelled(above))
    return (f"{own} {above[place.start() :]}" if place and is_council else f"{own}, {above}")[:200]


def _left(text: str) -> Iterator[str]:
    """The lines in capitals over the title, without the motto, the number, the day and what stands in brackets alone."""
    for line in [line for line in text[:4000].split("\n") if line.strip()][:_LINES]:
        if _END.match(line.strip()):
            return
        for piece in _APART.split(line):
            words = " ".join(piece.split())
            if (
                not words.startswith("(")
                and words.upper() == words
                and any(char.isalpha() for char in words)
                and not _STATE.match(words)
            ):
                yield words


def _goes_on(before: str, line: str) -> bool:
    """Whether a line that looks like a body is the end of the one above: "ỦY BAN MẶT TRẬN" / "TỔ QUỐC…"."""
    return spelled(before).endswith((" và", ",")) and not _is_placed(line)


def _is_placed(line: str) -> bool:
    low = spelled(line)
    return bool(_UNIT.search(low) or _PARTY.match(low))
