"""A small invented world for tests: a province, two wards, their bodies and officers by role."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from caunoi.accounts.models import User
from caunoi.cases.choices import CaseKind, Channel, Outcome, Privacy
from caunoi.cases.models import Case
from caunoi.cases.services import answers, handling, intake, triage
from caunoi.people.choices import BodyKind, Letterhead, Role
from caunoi.people.models import Body, Post, Term
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.places.writing import write_place
from caunoi.web.uploads import CleanFile

START = date(2025, 7, 1)
NOON = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)  # Tuesday 10/3/2026, 10:00 in Hanoi
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
_tokens = count(1)


@dataclass
class World:
    """Places, bodies and officers; officers are keyed by what they do."""

    country: Place
    province: Place
    ward: Place
    other_ward: Place
    area: Place
    office: Body  # UBND phường Minh Giang, receives opinions
    division: Body  # its division for infrastructure
    culture: Body  # its division for culture and society
    police: Body  # another authority of the ward
    front: Body  # the Front of the ward
    other_office: Body  # UBND phường Đông Giang
    province_front: Body
    officers: dict[str, User] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)

    def __getitem__(self, key: str) -> User:
        """An officer, with nothing remembered from before."""
        return User.objects.get(pk=self.officers[key].pk)


def make_body(code: str, kind: BodyKind, name: str, place: Place, parent: Body | None = None, **more: Any) -> Body:
    return Body.objects.create(
        code=code, kind=kind, name=name, short_name=more.pop("short_name", name), prefix=more.pop("prefix", "MG"),
        symbol=more.pop("symbol", "UBND"), place=place, parent=parent,
        letterhead=more.pop("letterhead", Letterhead.STATE), valid_from=START, **more,
    )  # fmt: skip


def make_officer(world: World, key: str, body: Body, title: str, *roles: Role, is_head: bool = False) -> User:
    user = User.objects.create_user(username=key, password=None, label=title)
    post = Post.objects.create(
        code=f"{body.code}.{key}", body=body, title=title, roles=[str(role) for role in roles], is_head=is_head
    )
    Term.objects.create(user=user, post=post, valid_from=START)
    world.officers[key], world.posts[key] = user, post
    return user


def make_world() -> World:
    def unit(level: str, kind: str, name: str, parent: Place | None) -> Place:
        return write_place(level=level, kind_name=kind, name=name, parent=parent, valid_from=START, is_sample=False)

    country = write_place(
        level=Level.COUNTRY, kind_name="", name="Việt Nam thử", parent=None, valid_from=None, is_sample=False
    )
    province = unit(Level.PROVINCE, "Tỉnh", "Hòa Giang", country)
    ward = unit(Level.COMMUNE, "Phường", "Minh Giang", province)
    other = unit(Level.COMMUNE, "Phường", "Đông Giang", province)
    area = unit(Level.AREA, "Tổ dân phố", "Tổ 4", ward)
    office = make_body(
        "UBND-MG", BodyKind.PEOPLES_COMMITTEE, "UBND phường Minh Giang", ward, is_receiving=True,
        superior_name="UBND TỈNH HÒA GIANG",
    )  # fmt: skip
    world = World(
        country=country,
        province=province,
        ward=ward,
        other_ward=other,
        area=area,
        office=office,
        division=make_body("KTHT-MG", BodyKind.URBAN_DIVISION, "Phòng Kinh tế, Hạ tầng và Đô thị", ward, office),
        culture=make_body("VHXH-MG", BodyKind.CULTURE_DIVISION, "Phòng Văn hóa - Xã hội", ward, office),
        police=make_body("CA-MG", BodyKind.POLICE, "Công an phường Minh Giang", ward, is_receiving=True, symbol="CAP"),
        front=make_body(
            "MTTQ-MG", BodyKind.FRONT, "Ủy ban MTTQ Việt Nam phường Minh Giang", ward, is_receiving=True,
            symbol="MTTQ-BTT", letterhead=Letterhead.FRONT,
        ),
        other_office=make_body(
            "UBND-DG", BodyKind.PEOPLES_COMMITTEE, "UBND phường Đông Giang", other, is_receiving=True, prefix="DG"
        ),
        province_front=make_body("MTTQ-HG", BodyKind.FRONT, "Ủy ban MTTQ Việt Nam tỉnh Hòa Giang", province),
    )  # fmt: skip
    make_officer(world, "reception", office, "Công chức tiếp nhận", Role.RECEPTION)
    make_officer(world, "leader", office, "Chủ tịch UBND", Role.LEADER, is_head=True)
    make_officer(world, "publisher", office, "Công chức công khai", Role.PUBLISHER)
    make_officer(world, "admin", office, "Quản trị", Role.ADMINISTRATOR)
    make_officer(world, "auditor", office, "Kiểm tra nhật ký", Role.AUDITOR)
    make_officer(world, "handler", world.division, "Chuyên viên hạ tầng", Role.HANDLER)
    make_officer(world, "handler_culture", world.culture, "Chuyên viên văn hóa", Role.HANDLER)
    make_officer(world, "police", world.police, "Trưởng Công an phường", Role.LEADER, Role.RECEPTION, is_head=True)
    make_officer(world, "front", world.front, "Chuyên trách Mặt trận", Role.FOLLOW_UP, Role.RECEPTION)
    make_officer(world, "province_front", world.province_front, "Theo dõi cấp tỉnh", Role.FOLLOW_UP)
    make_officer(world, "other_reception", world.other_office, "Tiếp nhận Đông Giang", Role.RECEPTION)
    make_officer(world, "other_leader", world.other_office, "Chủ tịch Đông Giang", Role.LEADER, is_head=True)
    return world


def photo() -> CleanFile:
    return CleanFile(bytes=PNG, mime="image/png", extension="png", kind="image")


def say(world: World, text: str = "Ngõ 12 ngập mỗi khi mưa to, nước tràn vào nhà.", **more: Any) -> intake.Received:
    """One opinion from the web (no officer) at NOON unless told otherwise."""
    by, at, join = more.pop("by", None), more.pop("at", NOON), more.pop("join", None)
    data = intake.OpinionData(
        body=more.pop("body", world.office),
        place=more.pop("place", world.area),
        text=text,
        kind=more.pop("kind", CaseKind.REPORT),
        channel=more.pop("channel", Channel.WEB),
        form_token=more.pop("form_token", f"token-{next(_tokens)}"),
        privacy=more.pop("privacy", Privacy.NAMED),
        **more,
    )
    return intake.receive_opinion(data=data, by=by, at=at, join=join)


def classified(world: World, **more: Any) -> Case:
    case = say(world, **more).case
    triage.classify_case(case=case, kind=CaseKind.REPORT, field="moi_truong", by=world["reception"], at=NOON)
    return case


def assigned(world: World, **more: Any) -> Case:
    case = classified(world, **more)
    handling.assign_case(case=case, lead=world.division, post=world.posts["handler"], by=world["leader"], at=NOON)
    return case


def answered(world: World, outcome: Outcome = Outcome.EXPLAINED, **more: Any) -> Case:
    case = assigned(world, **more)
    files = [photo()] if outcome == Outcome.RESOLVED else []
    text = "Phường đã kiểm tra ngày 11/3 và nạo vét hố ga đầu ngõ."
    answers.save_draft(case=case, text=text, outcome=outcome, files=files, by=world["handler"], at=NOON)
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    answers.sign_and_send(case=case, by=world["leader"], at=NOON)
    return case
