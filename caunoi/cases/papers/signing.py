"""Who signs a paper and who drafted it, as the head and the foot of a paper say it. NĐ 30/2020/NĐ-CP, Phụ lục I."""

import re

from caunoi.people.choices import Letterhead
from caunoi.people.models import Body, Post
from caunoi.places.models import Place

SHORT_NAMES = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"), ("MTTQ", "Mặt trận Tổ quốc"))
_OF_THE_BODY = re.compile(r"\s+(Ủy ban|Hội đồng nhân dân)\b.*$", re.IGNORECASE)
_NOT_A_POST = re.compile(r"\s+(thường trực|phụ trách)\b", re.IGNORECASE)


def full_title(name: str) -> str:
    """A body's name without the abbreviations of everyday use."""
    for short, long in SHORT_NAMES:
        name = name.replace(short, long)
    return name


def sign_lines(post: Post) -> list[str]:
    """The authority and the post of who signs, in capitals: "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH".

    The head of the paper names the body, so the post does not name it again. For the State a deputy signs "KT." even
    if nobody wrote it down, and "thường trực", "phụ trách" are no posts (mục II khoản 7).
    """
    is_state = post.body.letterhead == Letterhead.STATE
    title = _OF_THE_BODY.sub("", full_title(post.title)).strip()
    if is_state and title.startswith("Phó "):
        title = _NOT_A_POST.sub("", title)
    prefix = post.sign_prefix.strip()
    if prefix == "T/M":
        prefix = f"T/M {_collective(post.body.name, post.body.place)}"
    if not prefix and is_state and not post.is_head and title.startswith("Phó "):
        prefix = f"KT. {title.removeprefix('Phó ')}"
    return [line.upper() for line in (prefix, title) if line]


def _collective(name: str, place: Place) -> str:
    return re.sub(rf"\s*{re.escape(place.label)}", "", full_title(name), flags=re.IGNORECASE)


def drafting_symbol(*, issuer: Body, drafted_by: Body | None) -> str:
    """The symbol of the division that drafted for the issuing body (mục II khoản 3): "VHXH"; empty when none did."""
    is_other = drafted_by is not None and drafted_by.pk != issuer.pk and drafted_by.parent_id == issuer.pk
    own = drafted_by.symbol if drafted_by is not None and is_other else ""
    return own if own != issuer.symbol else ""  # a division without a symbol of its own carries its authority's
