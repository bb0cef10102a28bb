"""Vietnamese words for the acts of the journal and for what they touch; a test looks for acts without words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from caunoi.cases.choices import State
from caunoi.cases.workflow import MOVES
from caunoi.figures.choices import Act as FigureAct
from caunoi.issues.choices import Act as IssueAct


@dataclass(frozen=True)
class Subject:
    """What a group of acts touches, and what each act of the group did to it."""

    label: str
    acts: dict[str, str]


SUBJECTS = (
    Subject(
        noop("Vụ việc"),
        {
            **{f"case.{move.act}": "" for move in MOVES},  # the workflow has the words
            "case.note": noop("Ghi chú nội bộ"),
            "case.merge": noop("Gộp vụ việc"),
            "case.unmerge": noop("Tách vụ việc đã gộp"),
            "case.divide": noop("Tách ý kiến nhiều nội dung"),
            "case.not_same": noop("Ghi hai vụ việc khác nhau"),
            "case.publish": noop("Công khai vụ việc"),
            "case.correct": noop("Sửa bản công khai"),
            "case.take_down": noop("Gỡ công khai"),
            "opinion.receive": noop("Nhận ý kiến"),
            "opinion.join": noop("Thêm lượt ý kiến vào vụ việc"),
            "opinion.add": noop("Bổ sung thông tin"),
            "opinion.withdraw": noop("Người gửi rút ý kiến"),
            "answer.rate": noop("Người gửi đánh giá"),
            "promise.kept": noop("Ghi lời hứa đã làm"),
            "promise.late": noop("Ghi lời hứa đã làm, trễ hạn"),
            "promise.withdrawn": noop("Rút lời hứa"),
            "document.issue": noop("Phát hành văn bản"),
            "receipt.reprint": noop("In lại biên nhận"),
            "sender.read": noop("Xem người gửi"),
            "file.read": noop("Xem tệp gốc"),
            "sealed.read": noop("Xem nội dung cách ly"),
        },
    ),
    Subject(noop("Sổ chuyển tố cáo"), {"pointer.record": noop("Ghi sổ chuyển tố cáo")}),
    Subject(
        noop("Lịch hẹn"),
        {
            "appointment.request": noop("Đăng ký hẹn tiếp dân"),
            "appointment.confirm": noop("Xác nhận lịch hẹn"),
            "appointment.cancel": noop("Hủy lịch hẹn"),
            "appointment.read": noop("Xem người hẹn"),
        },
    ),
    Subject(
        noop("Hòm thư"),
        {
            "box.create": noop("Lập hòm thư"),
            "box.active": noop("Đổi việc dùng hòm thư"),
            "box.open": noop("Mở hòm thư"),
            "box.close": noop("Khép lần mở hòm thư"),
        },
    ),
    Subject(
        noop("Tệp nhập"),
        {
            "import.upload": noop("Tải tệp nhập lên"),
            "import.start": noop("Bắt đầu nhập tệp"),
            "import.finish": noop("Nhập xong tệp"),
            "import.read_refused": noop("Xem dòng không nhập được"),
            "import.forget": noop("Xóa tệp nhập"),
            "import.remove": noop("Bỏ tệp tải nhầm"),
        },
    ),
    Subject(noop("Thư điện tử"), {"mail.resend": noop("Gửi lại thư")}),
    Subject(
        noop("Cơ quan"),
        {
            "body.create": noop("Lập cơ quan"),
            "body.change": noop("Sửa cơ quan"),
            "body.receiving": noop("Đổi việc nhận ý kiến của cơ quan"),
            "body.move": noop("Chuyển cơ quan theo đơn vị"),
            "body.close": noop("Kết thúc cơ quan"),
            "receipt.search": noop("Tìm biên nhận"),
        },
    ),
    Subject(
        noop("Chức danh"),
        {
            "post.create": noop("Thêm chức danh"),
            "post.roles": noop("Đổi quyền chức danh"),
            "post.close": noop("Bỏ chức danh"),
            "term.start": noop("Giao chức danh"),
            "term.end": noop("Thôi giữ chức danh"),
            "deputy.set": noop("Ghi người ký thay"),
            "deputy.end": noop("Thôi ký thay"),
        },
    ),
    Subject(
        noop("Tài khoản"),
        {
            "account.create": noop("Mở tài khoản"),
            "account.on": noop("Bật tài khoản"),
            "account.off": noop("Tắt tài khoản"),
            "account.password": noop("Đặt mật khẩu"),
            "account.sign_in": noop("Đăng nhập"),
            "account.sign_in_failed": noop("Đăng nhập hỏng"),
            "account.sign_out": noop("Đăng xuất"),
            "account.identity_linked": noop("Nối đăng nhập một lần"),
            "account.second_factor_on": noop("Bật xác thực hai bước"),
            "account.second_factor_off": noop("Tắt xác thực hai bước"),
            "account.second_factor_removed": noop("Bỏ xác thực hai bước"),
            "account.second_factor_failed": noop("Sai mã xác thực hai bước"),
            "account.recovery_codes_new": noop("Lấy mã dự phòng mới"),
            "journal.verify": noop("Kiểm tra chuỗi nhật ký"),
            "journal.export": noop("Xuất nhật ký"),
            "case.export": noop("Xuất bảng vụ việc"),
        },
    ),
    Subject(
        noop("Địa bàn"),
        {
            "area_added": noop("Thêm khu dân cư"),
            "area_ended": noop("Kết thúc khu dân cư"),
            "area_renamed": noop("Đổi tên khu dân cư"),
            "area_split": noop("Chia tách khu dân cư"),
            "areas_imported": noop("Nhập bảng khu dân cư"),
            "areas_merged": noop("Sáp nhập khu dân cư"),
            "remote_set": noop("Đánh dấu vùng sâu, xa"),
            "unit_created": noop("Thêm đơn vị hành chính"),
            "unit_replaced": noop("Đổi đơn vị hành chính"),
            "units_loaded": noop("Nạp đơn vị hành chính"),
        },
    ),
    Subject(
        noop("Báo cáo"),
        {
            **{f"figure.{act}": "" for act in FigureAct.values},  # the room of figures has the words
            "report.upload": noop("Tải báo cáo lên"),
            "report.paste": noop("Dán báo cáo"),
            "report.cancel": noop("Thôi nhập báo cáo"),
            "report.retry": noop("Đọc lại báo cáo"),
            "report.remove": noop("Bỏ tệp không đọc được"),
            "report.read": noop("Đọc xong báo cáo"),
            "report.fail": noop("Không đọc được báo cáo"),
            "report.confirm": noop("Xác nhận đơn vị, kỳ của báo cáo"),
            "report.publish": noop("Công khai số liệu"),
            "report.withdraw": noop("Gỡ số liệu công khai"),
            "report.bring": noop("Đưa bài đăng vào báo cáo"),
            "report.attach_text": noop("Gắn toàn văn báo cáo"),
            "report.export": noop("Xuất số liệu"),
        },
    ),
    Subject(
        noop("Bản tổng hợp"),
        {
            **{f"issue.{act}": "" for act in IssueAct.values},  # the room of issues has the words
            "issue.undo": noop("Hoàn tác ở bản tổng hợp"),
            "compilation.create": noop("Lập bản tổng hợp"),
            "compilation.change": noop("Sửa tên, kỳ của bản tổng hợp"),
            "compilation.delete": noop("Xóa bản tổng hợp đang soạn"),
            "compilation.gather": noop("Bắt đầu gom ý kiến"),
            "compilation.close": noop("Chốt bản tổng hợp"),
            "compilation.reopen": noop("Mở lại bản tổng hợp"),
            "compilation.export": noop("Xuất bản tổng hợp"),
        },
    ),
    Subject(
        noop("Chỉ tiêu"),
        {
            "indicator.add": noop("Thêm chỉ tiêu"),
            "indicator.end": noop("Thôi dùng chỉ tiêu"),
            "vocabulary.forget": noop("Bỏ từ đã dạy"),
        },
    ),
    Subject(
        noop("Lịch ngày nghỉ"),
        {
            "calendar.add": noop("Thêm ngày vào lịch"),
            "calendar.remove": noop("Bỏ ngày khỏi lịch"),
            "calendar.confirm": noop("Xác nhận lịch nghỉ của năm"),
            "calendar.unconfirm": noop("Bỏ xác nhận lịch nghỉ của năm"),
        },
    ),
    Subject(
        noop("Thời hạn"),
        {
            "office_rule.add": noop("Thêm hạn theo quy chế"),
            "office_rule.correct": noop("Sửa hạn nhập sai"),
            "office_rule.end": noop("Kết thúc hạn theo quy chế"),
        },
    ),
    Subject(
        noop("Phân công"),
        {
            "routing.add": noop("Thêm dòng phân công"),
            "routing.change": noop("Sửa dòng phân công"),
            "routing.move": noop("Đổi thứ tự dòng phân công"),
            "routing.on": noop("Dùng lại dòng phân công"),
            "routing.off": noop("Tắt dòng phân công"),
            "routing.drop": noop("Bỏ dòng phân công"),
            "routing.restore": noop("Khôi phục dòng phân công"),
        },
    ),
    Subject(
        noop("Mô hình lĩnh vực"),
        {
            "fields.train": noop("Cho máy học lĩnh vực"),
            "fields.learnt": noop("Máy học xong lĩnh vực"),
            "fields.forget": noop("Về mô hình đi kèm"),
        },
    ),
    Subject(
        noop("Mẫu"),
        {
            "answer_template.add": noop("Thêm mẫu trả lời"),
            "answer_template.change": noop("Sửa mẫu trả lời"),
            "answer_template.drop": noop("Bỏ mẫu trả lời"),
            "template.save": noop("Thay mẫu văn bản"),
            "template.drop": noop("Về mẫu văn bản có sẵn"),
        },
    ),
)
_LABELS_ELSEWHERE = {
    **{f"case.{move.act}": move.label for move in MOVES},
    **{f"figure.{act}": act.label for act in FigureAct},
    **{f"issue.{act}": act.label for act in IssueAct},
}
_SUBJECT_OF = {act: subject for subject in SUBJECTS for act in subject.acts}


def act_label(act: str) -> str:
    """What was done, in words; the code itself when there are none."""
    if act in _LABELS_ELSEWHERE:
        return str(_LABELS_ELSEWHERE[act])
    subject = _SUBJECT_OF.get(act)
    return _(subject.acts[act]) if subject else act


def subject_label(act: str) -> str:
    """What sort of thing the act's reference names; empty for an act without words."""
    subject = _SUBJECT_OF.get(act)
    return _(subject.label) if subject else ""


def act_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """Every act under what it touches, for a choice."""
    return [(_(subject.label), [(act, act_label(act)) for act in subject.acts]) for subject in SUBJECTS]


def states_told(detail: dict[str, object]) -> str:
    """ "Đang xử lý → Trình ký trả lời" when the act moved a case from one state to another; else empty."""
    before, after = detail.get("from"), detail.get("to")
    if before == after or before not in State.values or after not in State.values:
        return ""
    return f"{State(before).label} → {State(after).label}"
