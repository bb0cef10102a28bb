"""Numbers and dates that identify a person: papers, telephones, accounts, plates, birth dates.

The patterns run on text without diacritics and in lower case in which every character keeps its place.
"""

import re
from collections.abc import Iterator

_SEP = r"[ .\-–\u00a0]{0,2}"  # people group digits as they like
_DATE = r"(?:\d{1,2}\s?[./\-]\s?\d{1,2}\s?[./\-]\s?\d{4}|\d{1,2} thang \d{1,2} nam \d{4}|(?:19|20)\d\d)"
_DIGIT_WORD = r"(?:khong|mot|hai|ba|bon|tu|nam|lam|sau|bay|tam|chin)"
_PLATE = r"[1-9]\d ?-? ?[a-z]{1,2}\d?"


def _digits(least: int, most: int) -> str:
    return rf"\d(?:{_SEP}\d){{{least - 1},{most - 1}}}(?!\d)"


def _after(cues: str, data: str, *, reach: int) -> str:
    """Data within reach of a cue; the reach holds neither digits nor the end of the line."""
    return rf"(?<![a-z])(?:{cues})\b[^\d\n]{{0,{reach}}}?(?P<data>{data})"


_PATTERNS = (
    ("email", r"(?<![\w.+\-])[\w.+\-]{1,64} ?(?:@|\(a\)|\(at\)|\[at\]) ?[\w\-]+(?: ?\. ?[\w\-]+)+"),
    (
        "email",
        r"(?<![\w.+\-])[\w.+\-]{3,64} (?:at|a cong) (?:gmail|yahoo|hotmail|outlook)(?: ?(?:\.|dot|cham) ?\w+)+",
    ),
    (
        "bank",
        _after("stk|so tai khoan|tai khoan|tk|account|so the", rf"{_digits(6, 19)}|\d{{3}}[a-z]\d{{8,12}}", reach=40),
    ),
    ("bank", r"(?<!\d)\d{4}[ \-]\d{4}[ \-]\d{4}[ \-]\d{4}(?!\d)"),
    ("tax", _after("mst|ma so thue|ma so doanh nghiep|msdn", _digits(10, 13), reach=25)),
    ("insurance", _after("bhxh|bao hiem xa hoi|so bao hiem", _digits(10, 13), reach=20)),
    ("insurance", rf"(?<!\w)[a-z]{{2}}{_SEP}{_digits(13, 13)}"),
    ("cccd", _after("cccd|can cuoc(?: cong dan)?|dinh danh(?: ca nhan)?", _digits(12, 12), reach=20)),
    ("cccd", rf"(?<![\d.,])0{_SEP}{_digits(11, 11)}"),
    ("cccd", r"(?<![\d.,])\d{12}(?!\d| ?(?:dong|vnd|trieu|ty|d)\b)"),
    ("cmnd", _after("cmnd|cmt|cmtnd|chung minh(?: thu| nhan dan)?|can cuoc|cccd|giay to", _digits(9, 9), reach=25)),
    ("cmnd", _after("ho chieu|passport", r"[a-z]\d{7,8}(?!\w)", reach=12)),
    ("phone", rf"(?<!\w)(?:\(?\+?84\)?|0084|[0o]){_SEP}(?:[35789]|1[2689])(?:{_SEP}\d){{8}}(?!\d)"),
    ("phone", rf"(?<!\w)\(?02{_SEP}\d{{1,2}}\)?(?:{_SEP}\d){{7,8}}(?!\d)"),
    (
        "phone",
        _after(
            "sdt|dtdd|dt|dien thoai|tel|zalo|so may|hotline|alo|lien he|goi(?: so| cho)?|lien lac|fax",
            rf"\(?\d(?:\)?{_SEP}\d){{6,11}}(?!\d)",
            reach=15,
        ),
    ),
    ("phone", rf"(?<![a-z])khong[ ,.\-]+{_DIGIT_WORD}(?:[ ,.\-]+{_DIGIT_WORD}){{8,9}}(?![a-z])"),
    ("plate", rf"(?<![\w/.,]){_PLATE}(?: ?[\-. ] ?(?:\d{{3}}\.?\d{{2}}|\d{{4}})|\d{{5}})(?!\d)"),
    ("plate", _after("bien so(?: xe)?|bks|bien kiem soat", rf"{_PLATE}[ \-.]*\d{{2,3}}\.?\d{{2}}(?!\d)", reach=3)),
    (
        "birth",
        r"(?<![a-z])(?:ngay,? thang,? nam sinh|nam sinh|ngay sinh|sinh (?:con |be |chau )?(?:vao )?(?:ngay|nam)|"
        rf"sinh|sn)\s?[:\-]?\s?(?:ngay )?(?P<data>{_DATE})(?!\d)",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)
_CALENDAR_DATE = re.compile(r"(?<!\d)\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)\d\d(?!\d)")
_NO_BIRTH = re.compile(
    r"(?:phat|hoc|ve|thi|moi|thu|giao|khai|giam|bam|dan|hi|ky|nuoi|luong) $"
)  # phát sinh, học sinh …


def find_identifiers(flat: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and kind, the surer kinds first; they may overlap."""
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(flat):
            start, end = match.span("data" if "data" in pattern.groupindex else 0)
            is_date = kind in {"phone", "cccd", "bank"} and _CALENDAR_DATE.search(flat, start, end)
            if not is_date and not (
                kind == "birth" and _NO_BIRTH.search(flat[max(0, match.start() - 10) : match.start()])
            ):
                yield start, end, kind
