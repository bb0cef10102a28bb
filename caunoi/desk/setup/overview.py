"""What an administrator still has to set up, most felt by people first; and what there is. Constant queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from caunoi.accounts.models import User
from caunoi.calendar.selectors import active_changes, work_calendar
from caunoi.cases.models import AnswerTemplate
from caunoi.desk.setup.access import administered, administered_bodies, roots, visible_accounts
from caunoi.desk.setup.rules.selectors import missing_rules, rules_of
from caunoi.people.choices import Role
from caunoi.people.following import at_ended_units
from caunoi.people.models import Body, Term
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.routing.models import RoutingRule

NAMED = 3
_LATE_IN_THE_YEAR = 10  # from October on, next year's days off matter


@dataclass(frozen=True)
class Gap:
    """Something missing: what, what it does to people, where to mend it."""

    title: str
    text: str
    url: str


@dataclass(frozen=True)
class Card:
    """One thing that can be set up."""

    title: str
    text: str
    icon: str
    url: str


def named(names: Sequence[str]) -> str:
    """The first few names, and how many more."""
    shown = ", ".join(names[:NAMED])
    return (
        shown
        if len(names) <= NAMED
        else _("%(names)s và %(n)s nơi nữa")
        % {
            "names": shown,
            "n": len(names) - NAMED,
        }
    )


def gaps_of(user: User, today: date) -> list[Gap]:
    """What is missing in the user's reach."""
    bodies = list(administered_bodies(user).valid_on(today).filter(is_receiving=True).order_by("code"))
    return [
        *_terms(user, today),
        *_people(user, bodies, today),
        *_left_behind(user, today),
        *_contacts(bodies),
        *_areas(bodies, today),
        *_calendar(today),
        *_accounts(user, today),
    ]


def _terms(user: User, today: date) -> Iterable[Gap]:
    by_step: dict[str, list[str]] = defaultdict(list)
    for row in missing_rules(user, today):
        by_step[row.name].append(row.body.short_name)
    for name, bodies in by_step.items():
        yield Gap(
            _("Chưa có hạn: %(step)s") % {"step": name},
            _("%(bodies)s. Người gửi thấy “chưa có hạn”.") % {"bodies": named(bodies)},
            reverse("desk:setup_rules"),
        )


def _people(user: User, bodies: list[Body], today: date) -> Iterable[Gap]:
    """Posts nobody holds: a role at a body, or at one above it, which reaches it."""
    above = dict(Body.objects.order_by().values_list("pk", "parent"))
    held: dict[Role, set[int]] = defaultdict(set)
    terms = Term.objects.valid_on(today).filter(user__is_active=True)
    for body, roles in terms.order_by().values_list("post__body", "post__roles"):
        for role in roles:
            held[Role(role)].add(body)
    texts = {
        Role.RECEPTION: _("Chưa có người tiếp nhận"),
        Role.LEADER: _("Chưa có lãnh đạo giao việc, ký"),
    }
    for role, title in texts.items():
        lacking = [body.short_name for body in bodies if not _has(body.pk, held[role], above.get)]
        if lacking:
            yield Gap(title, _("%(bodies)s: ý kiến tới đó sẽ nằm chờ.") % {"bodies": named(lacking)}, _bodies_url())
    if not held[Role.AUDITOR] & administered(user):
        yield Gap(_("Chưa ai được giao kiểm tra nhật ký"), _("Giao cho người không làm quản trị."), _bodies_url())


def _has(body: int, held: set[int], above: Callable[[int], int | None]) -> bool:
    now: int | None = body
    while now is not None:
        if now in held:
            return True
        now = above(now)
    return False


def _left_behind(user: User, today: date) -> Iterable[Gap]:
    names = list(at_ended_units(administered_bodies(user), today).order_by("code").values_list("short_name", flat=True))
    if names:
        yield Gap(
            _("Cơ quan còn ở đơn vị đã kết thúc"),
            _("%(bodies)s: người dân ở đơn vị mới không thấy.") % {"bodies": named(names)},
            reverse("desk:setup_body_follow"),
        )


def _contacts(bodies: list[Body]) -> Iterable[Gap]:
    silent = [body.short_name for body in bodies if not body.address or not body.phone or not body.hours]
    if silent:
        text = _("%(bodies)s: thiếu nơi, giờ tiếp dân hoặc điện thoại.") % {"bodies": named(silent)}
        yield Gap(_("Người dân chưa biết đến đâu, gọi đâu"), text, _bodies_url())


def _areas(bodies: list[Body], today: date) -> Iterable[Gap]:
    places = {body.place_id for body in bodies}
    filled = Place.objects.valid_on(today).filter(level=Level.AREA, parent__in=places)
    communes = Place.objects.filter(pk__in=places, level=Level.COMMUNE).exclude(
        pk__in=filled.order_by().values("parent")
    )
    empty = [place.label for place in communes.order_by("sort_name")]
    if empty:
        text = _("%(places)s: người gửi chỉ chọn được tới cấp xã.") % {"places": named(empty)}
        yield Gap(_("Chưa có thôn, tổ dân phố"), text, reverse("desk:setup_area_list"))


def _calendar(today: date) -> Iterable[Gap]:
    wanted = [today.year, *([today.year + 1] if today.month >= _LATE_IN_THE_YEAR else [])]
    forecast = work_calendar().forecast_years
    for year in wanted:
        if year in forecast:
            yield Gap(
                _("Lịch nghỉ %(year)s mới là dự báo") % {"year": year},
                _("Khi Nhà nước quyết định, thêm ngày nghỉ, ngày làm bù khác với dự báo."),
                f"{reverse('desk:setup_days')}?nam={year}",
            )


def _accounts(user: User, today: date) -> Iterable[Gap]:
    holding = Term.objects.valid_on(today).values("user")
    idle = visible_accounts(user).filter(is_active=True).exclude(pk__in=holding).count()
    if idle:
        text = _("%(n)s tài khoản đang bật mà không giữ chức danh: giao chức danh hoặc tắt.") % {"n": idle}
        yield Gap(_("Tài khoản chưa có việc"), text, f"{reverse('desk:setup_account_list')}?loai=chua-giao")


def _bodies_url() -> str:
    return reverse("desk:setup_body_list")


def cards_of(user: User, today: date) -> list[Card]:
    """What there is to set up, with how much of it there is."""
    terms = sum(line.state == "now" for line in rules_of(user, today))
    areas = Place.objects.valid_on(today).filter(
        level=Level.AREA, paths_up__ancestor__in=[root.pk for root in roots(user)]
    )
    cards = [
        _card(_("Cơ quan, chức danh"), len(administered(user)), _("cơ quan, tổ chức"), "landmark", "body_list"),
        _card(_("Tài khoản cán bộ"), visible_accounts(user).count(), _("tài khoản"), "users-round", "account_list"),
        _card(_("Khu dân cư"), areas.distinct().count(), _("thôn, tổ dân phố"), "house", "area_list"),
        _card(_("Sổ thủ tục và hạn"), terms, _("hạn theo quy chế đang áp dụng"), "scale", "rules"),
        _card(_("Lịch nghỉ"), active_changes().filter(on__year=today.year).count(), _("ngày tự thêm năm nay"),
              "calendar-days", "days"),
        Card(_("Dời hạn"), _("xem trước, rồi dời hạn việc đang mở"), "calendar-clock", reverse("desk:setup_moves")),
        _card(_("Mẫu trả lời"), AnswerTemplate.objects.filter(body__in=administered(user)).count(), _("mẫu riêng"),
              "message-square-text", "answer_list"),
        _card(_("Phân công"), RoutingRule.objects.filter(body__in=administered(user), dropped_at=None).count(),
              _("dòng: việc gì, nơi nào xử lý"), "network", "routing"),
        Card(_("Máy học lĩnh vực"), _("đề xuất sát hơn với đơn vị"), "sparkles", reverse("desk:setup_learning")),
        Card(_("Mẫu văn bản"), _("phiếu chuyển, thông báo, trả lời"), "file-text", reverse("desk:setup_paper_list")),
        Card(_("Đơn vị hành chính"), _("tra theo ngày, trước và sau sắp xếp"), "map", reverse("desk:setup_units")),
    ]  # fmt: skip
    try:
        boxes = reverse("desk:box_list")
    except NoReverseMatch:
        return cards
    return [*cards, Card(_("Hòm thư, mã QR"), _("lập, in mã dán, ngừng dùng"), "qr-code", boxes)]


def _card(title: str, number: int, what: str, icon: str, name: str) -> Card:
    return Card(title, _count(number, what), icon, reverse(f"desk:setup_{name}"))


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}".replace(",", ".")
