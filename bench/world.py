"""The units, bodies and officers of the measured country: one province, 300 communes, the first of them a big one."""

from dataclasses import dataclass
from datetime import date

from caunoi.accounts.models import User
from caunoi.people.choices import BodyKind, Letterhead, Role
from caunoi.people.models import Body, Post, Term
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.places.writing import write_place

START = date(2022, 1, 1)
COMMUNES = 300


@dataclass
class Office:
    """An authority, its division that works, and a residential area to speak of."""

    body: Body
    division: Body
    handler: Post
    place: Place
    area: Place


@dataclass
class Country:
    """What the rows hang on."""

    province: Place
    offices: list[Office]
    officers: dict[str, User]


def build(communes: int = COMMUNES) -> Country:
    """Write it, about ten statements a commune; or read it when it is there."""
    if Body.objects.exists():
        return _read()

    def unit(level: str, kind: str, name: str, parent: Place | None) -> Place:
        return write_place(level=level, kind_name=kind, name=name, parent=parent, valid_from=START, is_sample=False)

    country = write_place(
        level=Level.COUNTRY, kind_name="", name="Nước đo thử", parent=None, valid_from=None, is_sample=False
    )
    province = unit(Level.PROVINCE, "Tỉnh", "Đo Thử", country)
    offices = [_office(unit, province, number) for number in range(1, communes + 1)]
    front = Body.objects.create(
        code="MTTQ-T", kind=BodyKind.FRONT, name="Ủy ban MTTQ Việt Nam tỉnh Đo Thử", short_name="MTTQ tỉnh",
        prefix="MT", symbol="MTTQ", place=province, letterhead=Letterhead.FRONT, valid_from=START,
    )  # fmt: skip
    big, small = offices[0], offices[-1]
    officers = {
        "reception_big": _officer("tiep-nhan-lon", big.body, Role.RECEPTION),
        "handler_big": _officer("chuyen-vien-lon", big.division, Role.HANDLER, post=big.handler),
        "reception_small": _officer("tiep-nhan-nho", small.body, Role.RECEPTION),
        "front_province": _officer("mat-tran-tinh", front, Role.FOLLOW_UP),
    }
    return Country(province, offices, officers)


def _read() -> Country:
    posts = {post.body_id: post for post in Post.objects.filter(code__endswith=".CV")}
    areas = {area.parent_id: area for area in Place.objects.filter(level=Level.AREA)}
    offices = [
        Office(row.parent, row, posts[row.pk], row.place, areas[row.place_id])
        for row in Body.objects.filter(code__startswith="KT-").select_related("parent", "place").order_by("pk")
    ]
    names = {
        "reception_big": "tiep-nhan-lon", "handler_big": "chuyen-vien-lon", "reception_small": "tiep-nhan-nho",
        "front_province": "mat-tran-tinh",
    }  # fmt: skip
    officers = {key: User.objects.get(username=name) for key, name in names.items()}
    return Country(Place.objects.get(level=Level.PROVINCE), offices, officers)


def _office(unit, province: Place, number: int) -> Office:  # type: ignore[no-untyped-def]
    place = unit(Level.COMMUNE, "Xã", f"Số {number}", province)
    area = unit(Level.AREA, "Thôn", f"Thôn {number}", place)
    common = {"place": place, "letterhead": Letterhead.STATE, "valid_from": START, "prefix": f"X{number:03d}"}
    body = Body.objects.create(
        code=f"UBND-{number}", kind=BodyKind.PEOPLES_COMMITTEE, name=f"UBND xã Số {number}",
        short_name=f"UBND xã {number}", symbol="UBND", is_receiving=True, **common,
    )  # fmt: skip
    division = Body.objects.create(
        code=f"KT-{number}", kind=BodyKind.URBAN_DIVISION, name=f"Phòng Kinh tế xã Số {number}", short_name="P. KT",
        symbol="KT", parent=body, **common,
    )  # fmt: skip
    post = Post.objects.create(
        code=f"KT-{number}.CV", body=division, title=f"Chuyên viên kinh tế {number}", roles=[str(Role.HANDLER)]
    )
    return Office(body, division, post, place, area)


def _officer(name: str, body: Body, role: Role, post: Post | None = None) -> User:
    user = User.objects.create_user(username=name, password=None, label=name)
    post = post or Post.objects.create(code=f"{body.code}.{name}", body=body, title=name, roles=[str(role)])
    Term.objects.create(user=user, post=post, valid_from=START)
    return user
