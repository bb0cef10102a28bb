"""The invented places, their bodies and officers (by role, no full names), boxes and office rules."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.conf import settings
from django.contrib.auth.hashers import make_password

from caunoi.accounts.models import User
from caunoi.accounts.services import create_user
from caunoi.cases.choices import CaseKind, Outcome
from caunoi.cases.models import AnswerTemplate, Box, OfficeRule
from caunoi.common.codes import new_token
from caunoi.journal.services import SYSTEM
from caunoi.people.models import Body, Deputy, Post
from caunoi.people.services import change_body, start_term
from caunoi.people.standard import standard_bodies
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.places.services import add_area, create_unit

START = date(2025, 7, 1)
PASSWORD = "cau-noi-mau-2026"  # noqa: S105 - printed on purpose: sample accounts of a demonstration
UNITS = (
    ("Phường", "Minh Giang", "MG", tuple(("Tổ dân phố", str(n)) for n in range(1, 13))),
    ("Phường", "Đông Giang", "DG", tuple(("Tổ dân phố", str(n)) for n in range(1, 10))),
    ("Xã", "Hòa Thượng", "HT", tuple(("Thôn", name) for name in ("Đồng Xuân", "Bãi Bồi", "Gốc Gạo", "Trại Mới"))),
    ("Xã", "Tân Khê", "TK", tuple(("Thôn", name) for name in ("Khe Trong", "Khe Ngoài", "Đồi Sim"))),
    ("Phường", "Bến Đò", "BD", tuple(("Tổ dân phố", str(n)) for n in range(1, 6))),
)
# Who signs in: key, code of the body, code of the post, what colleagues call him.
OFFICERS = (
    ("tiepnhan", "UBND", "TD", "Tiếp nhận {name}"),
    ("lanhdao", "UBND", "CT", "Chủ tịch UBND {name}"),
    ("pho", "UBND", "PCT", "Phó Chủ tịch UBND {name}"),
    ("congkhai", "UBND", "CK", "Công khai {name}"),
    ("quantri", "UBND", "QT", "Quản trị {name}"),
    ("nhatky", "UBND", "KT", "Kiểm tra nhật ký {name}"),
    ("hatang", "{eco}", "CV", "Chuyên viên hạ tầng {name}"),
    ("vanhoa", "PVHXH", "CV", "Chuyên viên văn hóa {name}"),
    ("vanphong", "VP", "CV", "Chuyên viên văn phòng {name}"),
    ("motcua", "TTHCC", "NV", "Nhân viên một cửa {name}"),
    ("mattran", "MTTQ", "TD", "Cán bộ Mặt trận {name}"),
)


@dataclass
class Unit:
    """One invented commune with what the story needs of it."""

    place: Place
    prefix: str
    areas: list[Place]
    bodies: dict[str, Body]
    officers: dict[str, User] = field(default_factory=dict)
    boxes: list[Box] = field(default_factory=list)

    def post(self, user: User) -> Post:
        """The post a sample officer holds."""
        return Post.objects.select_related("body").get(terms__user=user)


def found_units(*, at: datetime) -> list[Unit]:
    """Make the province, five units and everything in them."""
    maker = User.objects.create(username="mau.hethong", label="Dữ liệu mẫu", is_sample=True, is_active=False)
    root = create_unit(
        name="Việt Nam (mẫu)", kind_name="", level=Level.COUNTRY, parent=None, valid_from=None, by=maker, at=at,
        is_sample=True,
    )  # fmt: skip
    province = create_unit(
        name="Hòa Giang", kind_name="Tỉnh", level=Level.PROVINCE, parent=root, valid_from=START, by=maker, at=at,
        is_sample=True,
    )  # fmt: skip
    standard_bodies(province, by=SYSTEM, at=at, prefix="HG")
    units = [_found_unit(province, spec, maker, at) for spec in UNITS]
    front = Body.objects.get(code="MTTQ-HG")
    _officer("hoagiang.mattran", "Theo dõi Mặt trận tỉnh", Post.objects.get(code=f"{front.code}.TD"), at)
    User.objects.filter(is_sample=True, is_active=True).update(password=make_password(_password()))
    return units


def _password() -> str:
    """The printed password in a demonstration; nobody's in production."""
    return new_token(24) if settings.PRODUCTION else PASSWORD


def _found_unit(
    province: Place, spec: tuple[str, str, str, tuple[tuple[str, str], ...]], maker: User, at: datetime
) -> Unit:
    kind, name, prefix, areas = spec
    place = create_unit(
        name=name, kind_name=kind, level=Level.COMMUNE, parent=province, valid_from=START, by=maker, at=at,
        is_sample=True, is_remote=name == "Tân Khê",
    )  # fmt: skip
    made = [
        add_area(commune=place, kind_name=area_kind, name=area, valid_from=START, by=maker, at=at)
        for area_kind, area in areas
    ]
    found = {body.code.rsplit("-", 1)[0]: body for body in standard_bodies(place, by=SYSTEM, at=at, prefix=prefix)}
    unit = Unit(place=place, prefix=prefix, areas=made, bodies=found)
    change_body(
        body=found["UBND"], by=SYSTEM, at=at, address=f"Trụ sở UBND {kind.lower()} {name}", phone="0200 000 123",
        hours="Thứ Ba, thứ Năm, 7:30–11:30",
    )  # fmt: skip
    economy = "PKTHTDT" if "PKTHTDT" in found else "PKT"
    for key, body, post, label in OFFICERS:
        code = f"{body.format(eco=economy)}-{prefix}.{post}"
        username = f"{place.name_fold.replace(' ', '')}.{key}"
        unit.officers[key] = _officer(username, label.format(name=name), Post.objects.get(code=code), at)
    _deputy(prefix)
    _rules(found["UBND"])
    _templates(found["UBND"])
    unit.boxes = [_box(unit, area, kind) for area in made[:4] for kind in (Box.Kind.QR, Box.Kind.PAPER)]
    return unit


def _officer(username: str, label: str, post: Post, at: datetime) -> User:
    user = create_user(
        username=username, label=label, by=SYSTEM, at=at, password=None, must_change_password=False, is_sample=True
    )
    start_term(user=user, post=post, valid_from=START, by=SYSTEM, at=at)
    return user


def _deputy(prefix: str) -> None:
    head, deputy = Post.objects.get(code=f"UBND-{prefix}.CT"), Post.objects.get(code=f"UBND-{prefix}.PCT")
    Deputy.objects.create(
        post=head, deputy_post=deputy, valid_from=START, citation="Quy chế làm việc của UBND (mẫu), Điều 5"
    )


def _rules(body: Body) -> None:
    for procedure in ("kien_nghi_phan_anh", "gop_y", "hoi_dap"):
        OfficeRule.objects.create(
            body=body, procedure=procedure, step="giai_quyet", length=15 if procedure != "hoi_dap" else 10,
            unit="working_day", citation="Quy chế tiếp nhận của UBND (mẫu), Điều 6", valid_from=START,
        )  # fmt: skip


def _box(unit: Unit, area: Place, kind: Box.Kind) -> Box:
    name = f"Hòm thư {area.label.lower()}" if kind == Box.Kind.PAPER else f"Mã QR nhà văn hóa {area.label.lower()}"
    return Box.objects.create(code=new_token(8), kind=kind, name=name, body=unit.bodies["UBND"], place=area)


def _templates(body: Body) -> None:
    texts = {
        Outcome.RESOLVED: ("Đã làm xong", "Phường đã kiểm tra và làm xong việc này ngày …, ảnh hoặc văn bản kèm theo."),
        Outcome.EXPLAINED: ("Giải trình, cung cấp thông tin", "Về nội dung ông/bà hỏi, quy định hiện hành như sau: …"),
        Outcome.IN_PROGRESS: ("Đang làm, có ngày hẹn", "Phường đã kiểm tra ngày …; việc sẽ làm xong trước ngày hẹn."),
        Outcome.WAITING: ("Chờ cấp trên", "Việc thuộc thẩm quyền cấp trên; đã có văn bản đề nghị ngày …"),
        Outcome.REFUSED: ("Không làm được, nêu lý do", "Phường chưa thực hiện được đề nghị này vì …"),
    }
    for outcome, (name, text) in texts.items():
        for kind in (CaseKind.REPORT, CaseKind.PETITION):
            AnswerTemplate.objects.create(body=body, kind=kind, outcome=outcome, name=name, text=text)
