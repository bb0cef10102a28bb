"""The house the walk goes through: cases in every state, each with words of its own that may be seen by few.

A canary is a made-up word that stands in one place only. `canary("x")` gives the word of the key `x`; canaries.toml
says who may ever see it. Codes of cases are canaries as well: whoever may not see a case may not learn that it exists.
"""

import io
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from caunoi.cases.choices import CaseKind, DocumentKind, MailState, Outcome, Privacy, Score
from caunoi.cases.models import (
    AnswerTemplate,
    Box,
    BoxOpening,
    Case,
    Document,
    OfficeRule,
    Opinion,
    OutgoingMail,
    SavedView,
)
from caunoi.cases.services import (
    answers,
    appointments,
    boxes,
    documents,
    handling,
    imports,
    intake,
    merging,
    office,
    publishing,
    quarantine,
    speaking,
    triage,
)
from caunoi.cases.services.answers import PromiseData
from caunoi.people.choices import Role
from caunoi.people.models import Deputy, Post, Term
from caunoi.places.choices import Level
from caunoi.places.writing import write_place
from caunoi.routing.models import RoutingRule
from caunoi.web.uploads import CleanFile, clean_upload
from tests.cases.world import NOON, World, make_officer, make_world
from tests.project.routes import desk_issues, desk_reports, reports

DENUNCIATION = "Tôi tố cáo ông Trưởng phòng địa chính phường nhận hối lộ 50 triệu đồng, {word}."
PLANTED: set[str] = set()
PASSWORD = "Dung-mat-khau-zqpassword-2026"


def canary(key: str) -> str:
    """The word of a key: never a word of the product, safe in addresses, names, mails and searches."""
    PLANTED.add(key)
    return word_of(key)


def word_of(key: str) -> str:
    """The word, without planting it."""
    return "zq" + key.replace("_", "")


def phone(number: int) -> str:
    """A telephone number that is a canary: 0900 000 1nn."""
    return f"0900000{100 + number}"


def picture(number: int) -> CleanFile:
    """A picture of a colour of its own, as a telephone sends it: place and owner in its EXIF, a telling name."""
    image = Image.new("RGB", (8, 8), (number, 255 - number, 40))
    exif = Image.Exif()
    exif[0x010E] = canary("exif")  # ImageDescription
    exif[0x013B] = canary("exif")  # Artist
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif, comment=canary("exif").encode())
    return clean_upload(SimpleUploadedFile(f"{canary('filename')}.jpg", out.getvalue(), "image/jpeg"))


@dataclass
class House:
    """The world, its cases by key, and what hangs on them."""

    world: World
    cases: dict[str, Case] = field(default_factory=dict)
    receipts: dict[str, str] = field(default_factory=dict)
    opinions: dict[str, Opinion] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    number: int = 0

    def say(self, key: str, text: str = "Ngõ {word} ngập mỗi khi mưa to.", **more: Any) -> Case:
        """One opinion whose words, place note, sender and picture are canaries of the key."""
        self.number += 1
        world, word = self.world, canary(key)
        privacy = more.pop("privacy", Privacy.NAMED)
        sender = intake.SenderData(
            name=f"Người {canary(key + '_name')}",
            phone=phone(self.number),
            email=f"{canary(key + '_mail')}@vidu.vn",
            address=f"Số 3 {canary(key + '_address')}",
            wants_mail=True,
        )
        join, by = more.pop("join", None), more.pop("by", None)
        data = intake.OpinionData(
            body=more.pop("body", world.office), place=more.pop("place", world.area),
            text=text.format(word=word), kind=more.pop("kind", CaseKind.REPORT),
            channel=more.pop("channel", "web"), form_token=f"house-{key}", privacy=privacy,
            place_note=f"gần {canary(key + '_note')}", sender=sender, files=[picture(self.number)], **more,
        )  # fmt: skip
        received = intake.receive_opinion(data=data, by=by, at=NOON, join=join)
        self.cases[key], self.receipts[key] = received.case, received.receipt
        self.opinions[key] = received.opinion
        self.things[f"{key}_phone"] = phone(self.number)
        return received.case

    def accepted(self, key: str, **more: Any) -> Case:
        """Classified by reception."""
        case = self.say(key, **more)
        triage.classify_case(
            case=case, kind=CaseKind(case.kind), field="moi_truong", by=self.world["reception"], at=NOON
        )
        return case

    def assigned(self, key: str, **more: Any) -> Case:
        """With the division for infrastructure, and its handler."""
        case, world = self.accepted(key, **more), self.world
        handling.assign_case(
            case=case, lead=world.division, post=world.posts["handler"], note=f"Giao {canary(key + '_task')}",
            by=world["leader"], at=NOON,
        )  # fmt: skip
        return case

    def drafted(self, key: str, outcome: Outcome = Outcome.EXPLAINED, **more: Any) -> Case:
        """With a draft of the handler."""
        case, world = self.assigned(key, **more), self.world
        promise = None
        if outcome == Outcome.IN_PROGRESS:
            text = f"Nạo vét hố ga {canary(key + '_promise')}"
            promise = PromiseData(text, world.division, date(2026, 4, 10))
        self.number += 1
        answers.save_draft(
            case=case, text=f"Phường đã kiểm tra, nạo vét hố ga đầu ngõ {canary(key + '_answer')}.", outcome=outcome,
            files=[picture(self.number)], promise=promise, by=world["handler"], at=NOON,
        )  # fmt: skip
        return case

    def submitted(self, key: str, **more: Any) -> Case:
        """Before the leader."""
        case = self.drafted(key, **more)
        answers.submit_answer(case=case, by=self.world["handler"], at=NOON)
        return case

    def answered(self, key: str, **more: Any) -> Case:
        """Signed and sent."""
        case = self.submitted(key, **more)
        answers.sign_and_send(case=case, by=self.world["leader"], at=NOON)
        return case

    def public(self, key: str, case: Case, *, files: bool = True) -> None:
        """Published with redacted words of its own."""
        publishing.publish_case(
            case=case, title=f"Việc {canary(key + '_pubtitle')}", text=f"Nội dung đã che {canary(key + '_pubtext')}.",
            answer_text=f"Trả lời đã che {canary(key + '_pubanswer')}.", confirmed=True,
            file_codes=[row.code for row in publishing.case_files(case)] if files else [],
            promise_words={row.pk: f"Hứa {canary(key + '_pubpromise')}" for row in case.promises.all()},
            by=self.world["publisher"], at=NOON,
        )  # fmt: skip

    def note(self, key: str) -> None:
        """An internal note on a case."""
        handling.add_note(
            case=self.cases[key], text=f"Ghi chú {canary(key + '_internal')}", by=self.world["leader"], at=NOON
        )


def make_house() -> House:
    """Everything, in the order in which it happens."""
    world = make_world()
    world.office.address, world.office.hours = "Tầng 1, trụ sở UBND phường", "thứ Ba, thứ Năm, 7:30–11:30"
    world.office.phone = "0200 000 123"
    world.office.save()
    make_officer(
        world, "stranger", world.other_office, "Toàn quyền Đông Giang", Role.RECEPTION, Role.HANDLER, Role.LEADER,
        Role.PUBLISHER, Role.FOLLOW_UP,
    )  # fmt: skip
    world.officers["colleague"] = world.officers["handler_culture"]  # of the same authority, with nothing to do with it
    for user in world.officers.values():
        user.set_password(PASSWORD)
        user.save()
    house = House(world)
    for build in (_working, _closed, _public, _merged, _elsewhere, _sealed, _around):
        build(house)
    for case in house.cases.values():
        case.refresh_from_db()
    return house


def _working(house: House) -> None:
    world = house.world
    house.say("fresh")
    house.say("asked")
    house.accepted("accepted")
    house.note("accepted")
    house.assigned("named")
    house.note("named")
    handling.urge_case(case=house.cases["named"], text=f"Đôn đốc {canary('named_urge')}", by=world["front"], at=NOON)
    house.assigned("hidden", privacy=Privacy.HANDLER)
    house.drafted("draft")
    house.submitted("submitted")
    house.submitted("returned")
    answers.return_answer(
        case=house.cases["returned"], reason=f"Viết lại {canary('returned_reason')}", by=world["leader"], at=NOON
    )
    house.submitted("signed")
    answers.sign_answer(case=house.cases["signed"], by=world["leader"], at=NOON)
    house.assigned("suspended")
    from caunoi.cases.services import clocks

    clocks.suspend_case(
        case=house.cases["suspended"], reason=f"Chờ {canary('suspended_reason')}", decision="12/QĐ",
        by=world["leader"], at=NOON,
    )  # fmt: skip
    triage.ask_information(
        case=house.cases["asked"], question=f"Hỏi thêm {canary('asked_question')}", by=world["reception"], at=NOON
    )


def _closed(house: House) -> None:
    world = house.world
    house.accepted("question", kind=CaseKind.QUESTION)
    house.say("guided")
    triage.guide_case(
        case=house.cases["guided"], public_note=f"Hướng dẫn {canary('guided_words')}", by=world["reception"], at=NOON
    )
    house.say("complaint", kind=CaseKind.COMPLAINT_1, by=world["reception"], channel="reception")
    triage.classify_case(
        case=house.cases["complaint"], kind=CaseKind.COMPLAINT_1, field="dat_dai", by=world["reception"], at=NOON
    )
    house.answered("resolved", outcome=Outcome.RESOLVED)
    house.answered("promised", outcome=Outcome.IN_PROGRESS)


def _public(house: House) -> None:
    house.answered("published")
    house.note("published")
    house.public("published", house.cases["published"])
    house.answered("vow", outcome=Outcome.IN_PROGRESS)
    house.public("vow", house.cases["vow"])
    house.answered("taken")
    house.public("taken", house.cases["taken"])
    publishing.take_down(
        case=house.cases["taken"], reason=f"Gỡ {canary('taken_reason')}", by=house.world["publisher"], at=NOON
    )


def _merged(house: House) -> None:
    world = house.world
    house.answered("mine")
    house.say("second", join=house.cases["mine"])
    house.say("third")
    merging.merge_cases(
        into=house.cases["mine"], source=house.cases["third"], reason=f"Cùng việc {canary('merge_reason')}",
        by=world["reception"], at=NOON,
    )  # fmt: skip
    house.say("absorbed")
    house.say("absorbing")
    merging.merge_cases(into=house.cases["absorbing"], source=house.cases["absorbed"], by=world["reception"], at=NOON)
    mine = house.opinions["mine"]
    speaking.add_to_opinion(opinion=mine, text=f"Thêm {canary('mine_addition')}", files=[picture(201)], at=NOON)
    speaking.add_to_opinion(
        opinion=house.opinions["second"], text=f"Thêm {canary('second_addition')}", files=[picture(202)], at=NOON
    )
    for key in ("mine", "second"):
        speaking.rate_answer(
            opinion=house.opinions[key], case=house.cases["mine"], score=Score.BAD, reasons=[],
            comment=f"Chưa được {canary(key + '_comment')}", at=NOON,
        )  # fmt: skip


def _elsewhere(house: House) -> None:
    world = house.world
    house.say("other", body=world.other_office, place=world.other_ward)
    house.say("police", body=world.police)
    house.say("away")
    triage.transfer_case(
        case=house.cases["away"], to=world.police, note=f"Chuyển {canary('away_reason')}", by=world["reception"],
        at=NOON,
    )  # fmt: skip


def _sealed(house: House) -> None:
    """One sealed as it came, one sealed by an officer after it had gathered words everywhere, one handed over."""
    world = house.world
    house.say("sealed", DENUNCIATION)
    late = house.answered("late", outcome=Outcome.IN_PROGRESS)
    house.note("late")
    house.public("late", late)
    handling.urge_case(case=late, text=f"Đôn đốc {canary('late_urge')}", by=world["front"], at=NOON)
    speaking.add_to_opinion(
        opinion=house.opinions["late"], text=f"Thêm {canary('late_addition')}", files=[picture(203)], at=NOON
    )
    speaking.rate_answer(
        opinion=house.opinions["late"], case=late, score=Score.BAD, reasons=[],
        comment=f"Chưa được {canary('late_comment')}", at=NOON,
    )  # fmt: skip
    house.say("twin")
    house.note("twin")
    merging.merge_cases(into=late, source=house.cases["twin"], by=world["reception"], at=NOON)
    quarantine.quarantine_case(case=late, by=world["reception"], at=NOON)
    house.say("handed", DENUNCIATION)
    quarantine.hand_over_case(
        case=house.cases["handed"], handed_to="Ủy ban Kiểm tra Đảng ủy", number="03", handed_on=date(2026, 3, 10),
        by=world["reception"], at=NOON,
    )  # fmt: skip


def _around(house: House) -> None:
    world, things = house.world, house.things
    things["appointment"] = appointments.request_appointment(
        body=world.office, wanted_on=appointments.reception_days(world.office, today=date(2026, 3, 10))[0],
        session="sang", name=f"Người {canary('caller_name')}", phone=phone(90), at=NOON,
    )  # fmt: skip
    things["box"] = boxes.create_box(
        body=world.office, place=world.area, kind="paper", name="Hòm thư Tổ 4", by=world["admin"], at=NOON
    )
    things["qr"] = boxes.create_box(
        body=world.office, place=world.area, kind="qr", name="Mã QR Tổ 4", by=world["admin"], at=NOON
    )
    things["other_box"] = Box.objects.create(
        code="DGBOX", kind="paper", name="Hòm thư Đông Giang", body=world.other_office, place=world.other_ward
    )
    things["opening"] = boxes.open_box(
        box=things["box"], slips=1, witnesses="Tổ trưởng dân phố", opened_at=NOON, by=world["reception"], at=NOON
    )
    things["other_opening"] = BoxOpening.objects.create(
        box=things["other_box"], opened_at=NOON, slips=0, witnesses="Tổ trưởng", opened_by=world["other_reception"]
    )
    table = f"Nội dung,Họ tên,Nơi\nĐường hỏng {canary('import_text')} lâu rồi,Người {canary('import_name')},Tổ 4\n"
    for key, body, by in (("batch", world.office, "reception"), ("other_batch", world.other_office, "other_reception")):
        file = io.BytesIO(table.encode())
        things[key] = imports.upload_batch(body=body, file=file, name="a.csv", by=world[by], at=NOON)
    things["rule"] = OfficeRule.objects.create(
        body=world.office, procedure="kien_nghi_phan_anh", step="giai_quyet", length=15, unit="working_day",
        citation="Quy chế của phường", valid_from=date(2026, 1, 1),
    )  # fmt: skip
    things["routing"] = RoutingRule.objects.create(
        body=world.office, position=1, field="van_hoa_the_thao", to_body=world.culture
    )
    things["template"] = AnswerTemplate.objects.create(
        body=world.office, kind="", outcome=Outcome.EXPLAINED, name="Mẫu giải trình", text="Phường xin trả lời."
    )
    for key in ("reception", "stranger"):
        things[f"view_{key}"] = SavedView.objects.create(user=world[key], name="Của tôi", query="muc=todo")
    things["receipt_paper"] = documents.issue_document(
        case=house.cases["hidden"], kind=DocumentKind.RECEIPT, by=world["reception"], at=NOON
    )
    things["named_paper"] = documents.issue_document(
        case=house.cases["named"], kind=DocumentKind.RECEIPT, by=world["reception"], at=NOON
    )
    things["other_paper"] = documents.issue_document(
        case=house.cases["other"], kind=DocumentKind.RECEIPT, by=world["other_reception"], at=NOON
    )
    _setting(house)
    reports.plant(world, things, canary)
    things.update(desk_reports.desk_things(world, things["kept_report"]))
    things.update(desk_issues.compiled_things(world, canary))
    things["late_paper"] = Document.objects.filter(case=house.cases["late"]).get()


def _setting(house: House) -> None:
    """What an administrator and reception find on the pages of setting up."""
    world, things = house.world, house.things
    things["box2"] = boxes.create_box(
        body=world.office, place=world.ward, kind="paper", name="Hòm thư trụ sở", by=world["admin"], at=NOON
    )
    things["area2"] = write_place(
        level=Level.AREA, kind_name="Tổ dân phố", name="Tổ 5", parent=world.ward, valid_from=date(2025, 7, 1),
        is_sample=False,
    )  # fmt: skip
    world.posts["vacant"] = Post.objects.create(
        code="UBND-MG.vacant", body=world.office, title="Chuyên viên", roles=["handler"]
    )
    things["handler_term"] = Term.objects.get(post=world.posts["handler"])
    things["deputy"] = Deputy.objects.create(
        post=world.posts["leader"], deputy_post=world.posts["publisher"], valid_from=date(2026, 1, 1), citation="QĐ 5"
    )
    things["day"] = office.add_day(
        on=date(2026, 12, 25), is_working=False, name="Nghỉ thử", citation="QĐ 6", confidence="M", by=world["admin"],
        at=NOON,
    )  # fmt: skip
    mail = OutgoingMail.objects.filter(opinion=house.opinions["named"]).first()
    assert mail is not None
    mail.state, mail.attempts, mail.last_error = MailState.FAILED, 5, "SMTPException"
    mail.save()
    things["mail"] = mail
