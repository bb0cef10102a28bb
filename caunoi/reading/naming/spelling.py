"""How a finished name is written: abbreviations of the field in full, no word twice, verbs small."""

import re
from operator import eq

from caunoi.reading.naming import wording
from caunoi.reading.working import lowered

ABBREVIATIONS = {
    "QCDC": "quy chế dân chủ",
    "CTDV": "công tác dân vận",
    "KN": "khiếu nại",
    "TC": "tố cáo",
    "CBĐV": "cán bộ, đảng viên",
    "BCH": "Ban Chấp hành",
    "CCB": "cựu chiến binh",
    "DVK": "dân vận khéo",
    "HV": "hội viên",
    "ĐV": "đoàn viên",
    "TTHC": "thủ tục hành chính",
    "GPMB": "giải phóng mặt bằng",
    "TDP": "tổ dân phố",
    "KDC": "khu dân cư",
    "CLB": "câu lạc bộ",
    "DN": "doanh nghiệp",
    "CĐCS": "công đoàn cơ sở",
    "ĐVTN": "đoàn viên thanh niên",
    "VHXH": "văn hóa xã hội",
    "ANQP": "an ninh quốc phòng",
    "HTCT": "hệ thống chính trị",
    "HTX": "hợp tác xã",
    "TK&VV": "tiết kiệm và vay vốn",
    "KHKT": "khoa học kỹ thuật",
    "NTM": "nông thôn mới",
    "ĐĐK": "đại đoàn kết",
    "BHYT": "bảo hiểm y tế",
    "NLĐ": "người lao động",
    "CNLĐ": "công nhân lao động",
    "CĐ": "công đoàn",
    "TTND": "thanh tra nhân dân",
    "GSĐTCĐ": "giám sát đầu tư cộng đồng",
}
_CAPITALS = re.compile(r"[A-ZĐ](?<!\w[A-ZĐ])(?:(?<=T)K&VV|[A-ZĐ]+)\b")
_TWICE = re.compile(r"\b(\w+(?: \w+)?) \1\b")
_SAID = re.compile(r"\w+")
_BEGIN_DEEDS = frozenset(deed.split(" ", 1)[0] for deed in wording.DEEDS)


def spelled_out(name: str) -> str:
    """A name with one space between words and the abbreviations of the field written out."""
    capitals = name != name.lower()
    if capitals:
        name = _CAPITALS.sub(lambda found: ABBREVIATIONS.get(found.group(), found.group()), name)
    words = name.split()
    said = words if name.replace(" ", "").isalnum() else _SAID.findall(name)
    if len(set(said)) < len(said) and (any(map(eq, said, said[1:])) or any(map(eq, said, said[2:]))):
        words = _TWICE.sub(lambda found: found[1], name).split()
    if capitals:
        words = [_in_the_middle(words, at) if at and word[0].isupper() else word for at, word in enumerate(words)]
    return " ".join(words)


def _in_the_middle(words: list[str], at: int) -> str:
    """A verb that began a sentence stands with a small letter within a name; names of places and bodies keep theirs."""
    word = words[at]
    after = words[at + 1] if at + 1 < len(words) else ""
    begins = (
        word[1:].islower() and not after[:1].isupper() and not words[at - 1][0].isupper() and words[at - 1] != "và"
    )  # `Quỹ Hỗ trợ nông dân`
    if (
        begins
        and lowered(word) in _BEGIN_DEEDS
        and (lowered(word) in wording.DEEDS or lowered(f"{word} {after}") in wording.DEEDS)
    ):
        return word.lower()
    return word
