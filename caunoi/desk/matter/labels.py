"""Steps of a case in words for officers."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.cases.choices import Channel, Outcome
from caunoi.cases.models import Step
from caunoi.cases.workflow import BY_ACT
from caunoi.desk.matter.acts import PLAIN, SEALED
from caunoi.people.models import Body
from caunoi.web.books import fields, ineligible_reasons

OTHER = {
    "receive": (gettext_lazy("Tiếp nhận"), "inbox"),
    "merge": (gettext_lazy("Gộp một việc khác vào"), "merge"),
    "merged": (gettext_lazy("Được gộp vào việc khác"), "merge"),
    "unmerge": (gettext_lazy("Tách một việc ra"), "split"),
    "unmerged": (gettext_lazy("Được tách trở lại"), "split"),
    "divide": (gettext_lazy("Tách ý kiến thành nhiều việc"), "split"),
    "look": (gettext_lazy("Xem người gửi"), "eye"),
    "add_information": (gettext_lazy("Ghi bổ sung của người gửi"), "file-plus"),
    "withdraw_opinion": (gettext_lazy("Ghi rút một ý kiến"), "undo-2"),
    "not_same": (gettext_lazy("Ghi là không trùng"), "x"),
    "submit_answer": (gettext_lazy("Trình ký trả lời"), "pencil"),
    "change_deadline": (gettext_lazy("Tính lại hạn"), "calendar-clock"),
}
LOOKS = {"sealed": gettext_lazy("Xem nội dung cách ly"), "file": gettext_lazy("Mở tệp cách ly")}
CODES = ("lead", "to")  # facts that are codes of bodies


@dataclass(frozen=True)
class StepLine:
    """One step: what, who, and its facts in words."""

    row: Step
    label: str
    icon: str
    who: str
    facts: list[str]


def step_lines(rows: Sequence[Step]) -> list[StepLine]:
    """The steps in words; bodies are looked up once."""
    names = _body_names(rows)
    return [
        StepLine(row, _label(row), _icon(row.act), row.by.label if row.by else _not_an_officer(row), _facts(row, names))
        for row in rows
    ]


def _not_an_officer(row: Step) -> str:
    if row.act == "receive" and row.facts.get("channel") not in (Channel.WEB, Channel.QR_BOX):
        return ""
    move = BY_ACT.get(row.act)
    return _("Người dân") if row.act == "receive" or (move is not None and move.by_speaker) else _("Hệ thống")


def _label(row: Step) -> str:
    if row.act == "look" and row.facts.get("what") in LOOKS:
        return str(LOOKS[row.facts["what"]])
    if row.act in OTHER:
        return str(OTHER[row.act][0])
    move = BY_ACT.get(row.act)
    return str(move.label) if move is not None else row.act


def _icon(act: str) -> str:
    if act in OTHER:
        return OTHER[act][1]
    spec = PLAIN.get(act) or SEALED.get(act)
    return spec.icon if spec is not None else "circle-dot"


def _facts(row: Step, names: dict[str, str]) -> list[str]:
    facts, words = row.facts, []
    if row.act == "receive" and facts.get("channel"):
        words.append(str(Channel(facts["channel"]).label))
    if facts.get("field"):
        words.append(fields().get(facts["field"], facts["field"]))
    for key in CODES:
        if facts.get(key):
            words.append(names.get(facts[key], facts[key]))
    if facts.get("supporters"):
        words.append(_("phối hợp: %(names)s") % {"names": ", ".join(names.get(c, c) for c in facts["supporters"])})
    for key in ("source", "into", "from", "other"):
        if facts.get(key):
            words.append(str(facts[key]))
    if facts.get("new"):
        words.append(", ".join(facts["new"]))
    if facts.get("days"):
        words.append(_("thêm %(n)s ngày") % {"n": facts["days"]})
    if facts.get("outcome"):
        words.append(str(Outcome(facts["outcome"]).label))
    if facts.get("reason"):
        reason = ineligible_reasons().get(facts["reason"])
        words.append(reason.name if reason else facts["reason"])
    return words


def _body_names(rows: Iterable[Step]) -> dict[str, str]:
    codes: set[str] = set()
    for row in rows:
        codes |= {row.facts[key] for key in CODES if row.facts.get(key)} | set(row.facts.get("supporters") or ())
    return dict(Body.objects.filter(code__in=codes).values_list("code", "short_name"))
