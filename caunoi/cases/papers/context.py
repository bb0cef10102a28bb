"""The words that go into a paper: what is stored when it is issued, and what is added when it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from caunoi.cases.choices import PROCEDURE_OF, CaseKind, DocumentKind, Voice
from caunoi.cases.models import Answer, Attachment, Case, Document, Opinion, Step
from caunoi.cases.papers.signing import drafting_symbol, full_title, sign_lines
from caunoi.people.choices import Letterhead
from caunoi.people.models import Body, Post
from caunoi.places.choices import Level
from caunoi.places.models import Place
from caunoi.rulebook.procedures import procedure_at
from caunoi.rulebook.vocabulary import ineligible_reasons, refusal_reasons

Words = dict[str, str | list[str]]
LAYOUT = {
    Letterhead.STATE: "nha_nuoc",
    Letterhead.FRONT: "mat_tran",
    Letterhead.PARTY: "dang",
    Letterhead.YOUTH: "doan",
}
TO_SENDER = (
    DocumentKind.RECEIPT,
    DocumentKind.ACCEPTED,
    DocumentKind.NOT_ACCEPTED,
    DocumentKind.GUIDE,
    DocumentKind.ANSWER,
)
_STEP_NAMES = {
    "xu_ly_don": gettext_lazy("Thời hạn phân loại, xử lý"),
    "thu_ly": gettext_lazy("Thời hạn thụ lý"),
    "giai_quyet": gettext_lazy("Thời hạn giải quyết, trả lời"),
}


@dataclass(frozen=True)
class Person:
    """The sender as a paper to him names him; empty when the name is not there or may not be shown."""

    name: str = ""
    address: str = ""
    voice: str = Voice.PERSON


# Every word a template may use, with a sample for trying a template out.
SAMPLE: Words = {
    "the_thuc": "nha_nuoc",
    "co_quan_cap_tren": "ỦY BAN NHÂN DÂN TỈNH HÒA GIANG",
    "co_quan_chu_hoa": "ỦY BAN NHÂN DÂN PHƯỜNG MINH GIANG",
    "co_quan": "Ủy ban nhân dân phường Minh Giang",
    "so_ky_hieu": "Số: 05/TB-UBND",
    "dia_danh_ngay": "Minh Giang, ngày 02 tháng 02 năm 2026",
    "ma_vu_viec": "MG-26-0001",
    "tieu_de": "Đèn đường ngõ 5 không sáng",
    "loai_don": "Phản ánh",
    "loai_don_thuong": "phản ánh",
    "ngay_nhan": "26/01/2026",
    "dia_ban": "Tổ dân phố Tổ 4, phường Minh Giang",
    "so_tai_lieu": "2 tệp",
    "han": "05/02/2026",
    "han_cua_buoc": "Thời hạn phân loại, xử lý",
    "can_cu_han": "Thông tư 05/2021/TT-TTCP",
    "so_ngay_qua_han": "3",
    "can_cu": "Điều 27 Luật Khiếu nại",
    "ngay_thu_ly": "02/02/2026",
    "ly_do": "Đơn không có chữ ký",
    "noi_chuyen": "Công an phường Minh Giang",
    "huong_dan": ["Ông/bà gửi đơn đến cơ quan đã ban hành quyết định."],
    "ghi_chu": "Đề nghị trả lời trong 10 ngày.",
    "noi_dung_tra_loi": ["Phường đã thay bóng đèn ngày 01/02/2026.", "Ảnh kèm theo."],
    "cam_ket": ["Thay cả tuyến trước ngày 30/04/2026 (Phòng Kinh tế, Hạ tầng và Đô thị)."],
    "nguoi_gui": "ông/bà có tên trong đơn",
    "kinh_gui_nguoi_gui": "Ông/bà có tên trong đơn",
    "dia_chi_nguoi_gui": "Tổ 4, phường Minh Giang",
    "trang_tra_cuu": "caunoi.example.vn/tra-cuu",
    "noi_nhan": ["Như trên;", "Lưu: VT."],
    "chuc_danh_ky": ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"],
    "nguoi_ky": "",
}


def written_day(day: date) -> str:
    """A date as papers number it: 02/02/2026."""
    return f"{day:%d/%m/%Y}"


def number_line(*, number: int, symbol: str, letterhead: str) -> str:
    """ "Số: 05/TB-UBND" for the State and the Front; "Số 05-CV/ĐU" for the Party, without a colon."""
    if letterhead == Letterhead.PARTY:
        return f"Số {number:02d}-{symbol}"
    return f"Số: {number:02d}-{symbol}" if letterhead == Letterhead.YOUTH else f"Số: {number:02d}/{symbol}"


def place_and_day(body: Body, day: date) -> str:
    """ "Minh Giang, ngày 02 tháng 02 năm 2026": a zero before days under 10 and the months 1 and 2 (NĐ 30/2020)."""
    place = body.place.parent if body.place.level == Level.AREA and body.place.parent else body.place
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{place.name}, ngày {day.day:02d} tháng {month} năm {day.year}"


def kind_words(kind: str) -> str:
    """What the matter is called on paper."""
    if kind == CaseKind.COMPLAINT_1:
        return _("Đơn khiếu nại lần đầu")
    if kind == CaseKind.COMPLAINT_2:
        return _("Đơn khiếu nại lần hai")
    return str(CaseKind(kind).label)


def facts_of(
    *, case: Case, kind: DocumentKind, issuer: Body, post: Post | None, answer: Answer | None, on: date
) -> Words:
    """What a paper says of the case now; stored, so that the paper drawn again says the same. No sender in it."""
    name = kind_words(case.kind)
    facts: Words = {
        **head_of(issuer, on),
        "ma_vu_viec": case.code,
        "tieu_de": case.title,
        "loai_don": name,
        "loai_don_thuong": name[0].lower() + name[1:],
        "ngay_nhan": written_day(case.received_on),
        "dia_ban": case.place.label,
        "chuc_danh_ky": sign_lines(post) if post else [_("NGƯỜI ĐỨNG ĐẦU")],
        "noi_nhan": _copies(kind, issuer, drafting_symbol(issuer=issuer, drafted_by=drafted_by(case, kind))),
        **_deadline(case, kind, on),
    }
    if kind in (DocumentKind.ACCEPTED, DocumentKind.NOT_ACCEPTED):
        facts |= _decision(case)
    elif kind == DocumentKind.GUIDE:
        facts["huong_dan"] = _lines(_last_note(case, "guide"))
    elif kind == DocumentKind.FORWARD:
        facts["noi_chuyen"] = _forwarded_to(case)
    elif kind == DocumentKind.URGE:
        facts["noi_chuyen"] = full_title(case.body.name)
    if answer is not None:
        facts["noi_dung_tra_loi"] = _lines(answer.text)
        facts["cam_ket"] = [
            _("Cam kết: %(what)s, đến hết ngày %(day)s (%(who)s).")
            % {"what": row.text.rstrip("."), "day": written_day(row.due_on), "who": full_title(row.body.name)}
            for row in answer.promises.select_related("body")
        ]
    return facts


def drafted_by(case: Case, kind: DocumentKind) -> Body | None:
    """The body that wrote the paper: an answer comes from where the case is handled; other papers from the issuer."""
    return case.body if kind == DocumentKind.ANSWER else None


def _copies(kind: DocumentKind, issuer: Body, drafting: str) -> list[str]:
    kept = f"Lưu: VT, {drafting}." if drafting else "Lưu: VT."
    if issuer.letterhead == Letterhead.PARTY:
        kept = "Lưu Văn phòng."
    if kind == DocumentKind.RECEIPT:
        return ["Người gửi;", kept]
    return ["Như trên;", "Người gửi (để biết);", kept] if kind == DocumentKind.FORWARD else ["Như trên;", kept]


def _deadline(case: Case, kind: DocumentKind, on: date) -> Words:
    step = "giai_quyet" if kind == DocumentKind.ACCEPTED else case.due_step
    clock = case.clocks.filter(ended_on=None, step=step, due_on__isnull=False).order_by("due_on").first()
    if clock is None or clock.due_on is None:
        return {}
    late = (on - clock.due_on).days
    return {
        "han": written_day(clock.due_on),
        "han_cua_buoc": str(_STEP_NAMES.get(step, _("Thời hạn"))),
        "can_cu_han": clock.basis,
        "so_ngay_qua_han": str(late) if late > 0 else "",
    }


def _decision(case: Case) -> Words:
    if case.reason_key and case.accepted_on is None:
        reason = {**refusal_reasons(), **ineligible_reasons()}.get(case.reason_key)
        note = _last_note(case, "refuse") or _last_note(case, "decline")
        words = (
            {"ly_do": reason.name, "can_cu": reason.citation} if reason else {"ly_do": case.reason_key, "can_cu": ""}
        )
        return {**words, "ghi_chu": note}
    steps = procedure_at(PROCEDURE_OF[CaseKind(case.kind)], case.received_on).steps
    rule = next((row for row in steps if row.step == "thu_ly"), None)
    return {
        "ngay_thu_ly": written_day(case.accepted_on) if case.accepted_on else "",
        "can_cu": rule.citation if rule else "",
    }


def last_step(case: Case, *acts: str) -> Step | None:
    """The latest of these acts in the case."""
    return case.steps.filter(act__in=acts).select_related("by_body").order_by("-at", "-pk").first()


def _last_note(case: Case, act: str) -> str:
    step = last_step(case, act)
    return step.public_note if step else ""


def _forwarded_to(case: Case) -> str:
    step = last_step(case, "transfer", "forward")
    if step is None:
        return ""
    if step.act == "transfer":
        target = Body.objects.filter(code=step.facts.get("to", "")).first()
        return full_title(target.name) if target else ""
    return step.note


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def words_of(document: Document, opinion: Opinion | None, person: Person) -> Words:
    """Everything a template may use: nothing is missing, so no template fails on a word that has no value here."""
    body = document.body
    blank: Words = {key: [] if isinstance(value, list) else "" for key, value in SAMPLE.items()}
    files = Attachment.objects.filter(opinion=opinion).count() if opinion else 0
    words: Words = {
        **blank,
        **head_of(body, document.issued_on),  # papers issued before these words were stored with them
        **_known(document.facts),
        "the_thuc": LAYOUT[Letterhead(body.letterhead)],
        "so_ky_hieu": number_line(number=document.number, symbol=document.symbol, letterhead=body.letterhead),
        "so_tai_lieu": _("%(n)d tệp") % {"n": files} if files else _("không có"),
        "trang_tra_cuu": f"{settings.PUBLIC_URL.split('://')[-1]}/tra-cuu",
    }
    return {**words, **_person_words(person, str(words["loai_don_thuong"]), str(words["ma_vu_viec"]))}


def head_of(body: Body, on: date) -> Words:
    """How the issuing body is called and where it sits that day; a later name or unit does not change the paper."""
    superior = body.superior_name or (body.parent.name if body.parent else "")
    return {
        "co_quan_cap_tren": _in_capitals(superior, body.place),
        "co_quan_chu_hoa": _in_capitals(body.name, body.place),
        "co_quan": full_title(body.name),
        "dia_danh_ngay": place_and_day(body, on),
    }


def _in_capitals(name: str, place: Place) -> str:
    """As in the head of a paper; the name of the unit stays in one line."""
    title = full_title(name).upper()
    for unit in (place, place.parent):
        label = unit.label.upper() if unit else ""
        title = title.replace(label, label.replace(" ", "\u00a0")) if label else title
    return title


def _known(facts: Mapping[str, object]) -> Words:
    return {
        key: [str(item) for item in value] if isinstance(value, list) else str(value)
        for key, value in facts.items()
        if key in SAMPLE
    }


def _person_words(person: Person, kind: str, code: str) -> Words:
    if not person.name:
        return {
            "nguoi_gui": _("ông/bà"),
            "kinh_gui_nguoi_gui": _("Ông/bà gửi %(kind)s, mã vụ việc %(code)s") % {"kind": kind, "code": code},
        }
    called = person.name if person.voice == Voice.ORGANISATION else _("ông/bà %(name)s") % {"name": person.name}
    return {
        "nguoi_gui": called,
        "kinh_gui_nguoi_gui": called[0].upper() + called[1:],
        "dia_chi_nguoi_gui": person.address,
    }
