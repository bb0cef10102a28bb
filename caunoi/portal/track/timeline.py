"""What happened, in plain words: public facts only, bodies and never people."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from caunoi.cases.choices import CaseKind, Channel, Outcome
from caunoi.cases.models import Case, Step
from caunoi.people.models import Body
from caunoi.web.books import fields, ineligible_reasons


@dataclass(frozen=True)
class Event:
    """One line of the timeline; `note` only where the reader may read it."""

    at: datetime
    title: str
    icon: str
    css: str = ""
    text: str = ""
    note: str = ""


Teller = Callable[[Step, dict[str, str]], tuple[str, str]]


def _plain(title: Callable[[], str]) -> Teller:
    return lambda step, names: (title(), "")


def _received(step: Step, names: dict[str, str]) -> tuple[str, str]:
    channel = str(step.facts.get("channel", ""))
    label = str(Channel(channel).label) if channel in Channel.values else ""
    return _("Nhận ý kiến"), _("Qua: %(channel)s") % {"channel": label} if label else ""


def _classified(step: Step, names: dict[str, str]) -> tuple[str, str]:
    kind, field = str(step.facts.get("kind", "")), str(step.facts.get("field", ""))
    words = [str(CaseKind(kind).label) if kind in CaseKind.values else "", fields().get(field, "")]
    return _("Phân loại, tiếp nhận"), ", ".join(word for word in words if word)


def _assigned(step: Step, names: dict[str, str]) -> tuple[str, str]:
    lead = names.get(str(step.facts.get("lead", "")), "")
    helpers = [names[code] for code in step.facts.get("supporters", []) if code in names]
    text = _("Phối hợp: %(names)s") % {"names": ", ".join(helpers)} if helpers else ""
    return (_("Giao %(body)s") % {"body": lead} if lead else _("Giao xử lý")), text


def _transferred(step: Step, names: dict[str, str]) -> tuple[str, str]:
    to = names.get(str(step.facts.get("to", "")), "")
    text = _("Từ %(body)s. Nơi mới có thời hạn riêng.") % {"body": step.by_body.name} if step.by_body else ""
    return (_("Chuyển tới %(body)s") % {"body": to} if to else _("Chuyển cơ quan có thẩm quyền")), text


def _answered(step: Step, names: dict[str, str]) -> tuple[str, str]:
    outcome = str(step.facts.get("outcome", ""))
    return _("Trả lời"), str(Outcome(outcome).label) if outcome in Outcome.values else ""


def _refused(step: Step, names: dict[str, str]) -> tuple[str, str]:
    reason = ineligible_reasons().get(str(step.facts.get("reason", "")))
    text = f"{reason.name} ({reason.citation})" if reason and reason.citation else (reason.name if reason else "")
    return _("Không đủ điều kiện xử lý"), text


def _urged(step: Step, names: dict[str, str]) -> tuple[str, str]:
    return (_("%(body)s đôn đốc") % {"body": step.by_body.name} if step.by_body else _("Đôn đốc")), ""


def _extended(step: Step, names: dict[str, str]) -> tuple[str, str]:
    return _("Gia hạn"), _("Thêm %(n)s ngày, có quyết định.") % {"n": step.facts.get("days", "")}


TELL: dict[str, tuple[str, str, Teller]] = {
    "receive": ("inbox", "", _received),
    "classify": ("list-checks", "", _classified),
    "ask_information": ("message-circle-question-mark", "is-now", _plain(lambda: _("Đề nghị bổ sung thông tin"))),
    "give_information": ("check", "is-done", _plain(lambda: _("Đã bổ sung thông tin"))),
    "refuse": ("ban", "", _refused),
    "decline": ("ban", "", _refused),
    "guide": ("info", "is-info", _plain(lambda: _("Hướng dẫn người gửi"))),
    "forward": ("corner-up-right", "is-info", _plain(lambda: _("Chuyển cơ quan có thẩm quyền"))),
    "transfer": ("corner-up-right", "is-info", _transferred),
    "take_up": ("check", "is-done", _plain(lambda: _("Thụ lý"))),
    "assign": ("user-round", "", _assigned),
    "hand_back": ("refresh-cw", "", _plain(lambda: _("Trả lại nơi giao để giao lại"))),
    "send_answer": ("message-square-reply", "is-info", _answered),
    "resolve": ("circle-check", "is-done", _plain(lambda: _("Xác nhận đã làm xong, có bằng chứng"))),
    "reopen": ("rotate-ccw", "is-now", _plain(lambda: _("Dân chưa đồng ý, việc được mở lại"))),
    "withdraw": ("x", "", _plain(lambda: _("Người gửi rút"))),
    "restore": ("rotate-ccw", "", _plain(lambda: _("Đưa về phân loại lại"))),
    "extend": ("calendar-clock", "is-now", _extended),
    "suspend": ("circle-pause", "is-now", _plain(lambda: _("Tạm đình chỉ, thời hạn dừng lại"))),
    "resume": ("circle-play", "", _plain(lambda: _("Tiếp tục giải quyết"))),
    "urge": ("bell", "is-now", _urged),
    "merge": ("merge", "", _plain(lambda: _("Gộp ý kiến giống nhau; mã biên nhận cũ vẫn dùng được"))),
    "unmerge": ("split", "", _plain(lambda: _("Tách các ý kiến đã gộp"))),
    "divide": ("split", "", _plain(lambda: _("Tách ý kiến có nhiều nội dung"))),
}
# Notes written for who asked; the public page never shows them.
NOTES_FOR_SPEAKER = {"ask_information", "refuse", "decline", "guide", "forward"}


def timeline(case: Case, *, notes_since: datetime | None = None) -> list[Event]:
    """The events of a case, the last one first. Notes are told to a speaker, from his own opinion on."""
    steps = list(case.steps.filter(act__in=TELL).select_related("by_body"))
    names = _names(steps)
    events = []
    for step in steps:
        icon, css, tell = TELL[step.act]
        title, text = tell(step, names)
        may_read = notes_since is not None and step.at >= notes_since and step.act in NOTES_FOR_SPEAKER
        if notes_since is None and step.act == "receive":
            text = ""  # how a single person spoke is not for the public
        events.append(Event(step.at, title, icon, css, text, step.public_note if may_read else ""))
    return events[::-1]


def _names(steps: Iterable[Step]) -> dict[str, str]:
    codes: set[str] = set()
    for step in steps:
        codes |= {str(step.facts.get(key, "")) for key in ("to", "lead")} | set(step.facts.get("supporters", []))
    return dict(Body.objects.filter(code__in=codes - {""}).values_list("code", "name"))
