"""Parts that follow their whole in one breath: after a colon, what was done with some of it, which of them were praised."""

from bisect import bisect_left
from decimal import Decimal

from caunoi.reading.wholes.ties import Ties
from caunoi.reading.working import rule

_SLACK, _FULL = Decimal("1.1"), Decimal("0.85")
_COLON = rule(r"[^.;:\n(\d]{0,60}:\s?(?:\w+ ){0,2}?")
_DONE = rule(
    r"[^.:\n(\d]{0,60}[,;] (?:và )?(?:đã |cũng )?(?:được )?(?:trả lời|giải quyết|giải trình|tiếp thu|khắc phục|(?:kiến nghị )?xử lý|thụ lý|"
    r"hoàn thành|đang (?:giải quyết|xem xét|xử lý|xác minh)|hòa giải thành)"
    r"(?: (?:ngay|xong|dứt điểm|trực tiếp|tại chỗ|tại hội nghị|đúng hạn|được))*:?\s?"
)
_PRAISED = rule(
    r" (?:này )?(?:đã )?được (?:(?:ubnd|ủy ban nhân dân|chủ tịch) )?(?:\w+ ){0,3}(?:khen thưởng|khen|biểu dương|tuyên dương|vinh danh|tặng (?:bằng|giấy) khen)\b"
)
_BESIDE = rule(r"(?:(?!\b(?:tổ chức|thành lập|trao|tặng)\b)[^.;:\n()\d]){0,80}, (?:có |trong đó )?")


def tie_after_colon(ties: Ties) -> None:
    """`tiếp nhận 45 đơn: 5 đơn khiếu nại, 1 đơn tố cáo, 40 đơn kiến nghị`: a list, though it adds up to a little more."""
    for i, whole in enumerate(ties.mentions[:-2]):
        if ties.aside[i] or whole.unit is None or whole.qualifier != "exact" or ties.wholes[i + 1] is not None:
            continue
        if ":" not in ties.working[whole.end : ties.mentions[i + 1].start]:
            continue
        if not _COLON.fullmatch(ties.working, whole.end, ties.mentions[i + 1].start):
            continue
        stop = ties.working.find(";", whole.end, ties.layout.sentence(whole.at)[1])
        end = stop if stop >= 0 else ties.layout.sentence(whole.at)[1]
        listed = range(i + 1, bisect_left(ties.places, end))
        alike = all(ties.mentions[j].unit == whole.unit and ties.compatible(j, i) for j in listed)
        free = len(listed) > 1 and all(ties.wholes[j] is None for j in listed)
        if free and alike and whole.value * _FULL <= ties.sum(listed) <= whole.value * _SLACK:
            for j in listed:
                ties.tie(j, i)


def tie_done(ties: Ties) -> None:
    """`19 ý kiến, trả lời ngay 15`; `phát hiện 2 vụ việc, kiến nghị xử lý 2`: a bare number is of what was told before."""
    for j in range(1, len(ties.mentions)):
        before, part = ties.mentions[j - 1], ties.mentions[j]
        if part.unit is not None or before.unit is None or before.number.money or ties.wholes[j] is not None:
            continue
        done = ties.compatible(j, j - 1) and _DONE.fullmatch(ties.working, before.end, part.start)
        if done and ties.together(j - 1, j):
            ties.tie(j, j - 1)


def tie_praised(ties: Ties) -> None:
    """`8 mô hình được công nhận, 2 mô hình được tỉnh khen thưởng`: those praised are among those told of."""
    for j in range(1, len(ties.mentions)):
        whole, part = ties.mentions[j - 1], ties.mentions[j]
        if ties.wholes[j] is not None or part.unit is None or part.unit != whole.unit or part.value >= whole.value:
            continue
        if not ties.compatible(j, j - 1) or not _PRAISED.match(ties.working, part.end):
            continue
        if ties.together(j - 1, j) and _BESIDE.fullmatch(ties.working, whole.end, part.start):
            ties.tie(j, j - 1)
