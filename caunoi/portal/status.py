"""Where a matter stands, in the words of the public site. Answered is not done: four different things, four words."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from caunoi.cases.choices import OPEN_STATES, Outcome, State
from caunoi.cases.models import Case
from caunoi.web.templatetags.web import ngay_ngan

PROMISED = "loi_hua"


@dataclass(frozen=True)
class Status:
    """Words, icon and colour (`kind` of a tag: done, info, soon, over or plain)."""

    key: str
    text: str
    icon: str
    kind: str = ""


def status_of(case: Case, *, today: date) -> Status:
    """The state of a case for the public and for its speakers."""
    if case.state == State.RESOLVED:
        return Status("resolved", _("Đã làm xong"), "circle-check", "done")
    if case.state == State.ANSWERED:
        return _answered(case, today)
    if case.state in OPEN_STATES:
        return _open(case, today)
    return {
        State.FORWARDED: Status("ended", _("Đã chuyển cơ quan có thẩm quyền"), "corner-up-right", "info"),
        State.GUIDED: Status("ended", _("Đã hướng dẫn"), "info", "info"),
        State.INELIGIBLE: Status("ended", _("Không đủ điều kiện xử lý"), "ban"),
        State.WITHDRAWN: Status("ended", _("Người gửi đã rút"), "x"),
    }.get(State(case.state), Status("separate", _("Đang xem xét theo thủ tục riêng"), "lock"))


def _answered(case: Case, today: date) -> Status:
    if case.due_on is not None and case.due_step == PROMISED:
        day = ngay_ngan(case.due_on)
        if case.due_on < today:
            return Status("late", _("Quá hẹn %(day)s") % {"day": day}, "octagon-alert", "over")
        return Status("promised", _("Đã trả lời, hẹn xong %(day)s") % {"day": day}, "calendar-clock", "soon")
    words = {
        Outcome.EXPLAINED: _("Đã trả lời, giải trình"),
        Outcome.WAITING: _("Đã trả lời, chờ cấp trên"),
        Outcome.REFUSED: _("Đã trả lời, không giải quyết"),
    }
    text = words.get(Outcome(case.outcome), _("Đã trả lời")) if case.outcome else _("Đã trả lời")
    return Status("answered", text, "message-square-reply", "info")


def _open(case: Case, today: date) -> Status:
    if case.due_on is not None and case.due_on < today:
        days = (today - case.due_on).days
        return Status("overdue", _("Quá hạn %(n)d ngày") % {"n": days}, "octagon-alert", "over")
    if case.reopened:
        return Status("reopened", _("Dân chưa đồng ý, đã mở lại"), "rotate-ccw", "soon")
    if case.state == State.NEEDS_INFORMATION:
        return Status("asked", _("Chờ người gửi bổ sung"), "message-circle-question-mark", "soon")
    if case.state == State.RECEIVED:
        return Status("new", _("Mới nhận, chưa phân loại"), "inbox")
    if case.due_on is not None:
        return Status("open", _("Đang xử lý, hạn %(day)s") % {"day": ngay_ngan(case.due_on)}, "hourglass")
    return Status("open", _("Đang xử lý"), "hourglass")
