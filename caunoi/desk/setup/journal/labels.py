"""Vietnamese words for the acts of the journal; an act without one is shown by its code."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from caunoi.cases.workflow import BY_ACT

_ACTS = {
    "account.create": noop("Mở tài khoản"),
    "account.on": noop("Bật tài khoản"),
    "account.off": noop("Tắt tài khoản"),
    "account.password": noop("Đặt mật khẩu"),
    "account.sign_in": noop("Đăng nhập"),
    "account.sign_in_failed": noop("Đăng nhập hỏng"),
    "account.sign_out": noop("Đăng xuất"),
    "account.second_factor_removed": noop("Bỏ xác thực hai bước"),
    "account.second_factor_failed": noop("Sai mã xác thực hai bước"),
    "answer_template.add": noop("Thêm mẫu trả lời"),
    "answer_template.change": noop("Sửa mẫu trả lời"),
    "answer_template.drop": noop("Bỏ mẫu trả lời"),
    "area_added": noop("Thêm khu dân cư"),
    "area_ended": noop("Kết thúc khu dân cư"),
    "area_renamed": noop("Đổi tên khu dân cư"),
    "area_split": noop("Chia tách khu dân cư"),
    "areas_imported": noop("Nhập bảng khu dân cư"),
    "areas_merged": noop("Sáp nhập khu dân cư"),
    "body.create": noop("Lập cơ quan"),
    "body.change": noop("Sửa cơ quan"),
    "body.receiving": noop("Đổi việc nhận ý kiến của cơ quan"),
    "body.close": noop("Kết thúc cơ quan"),
    "box.create": noop("Lập hòm thư"),
    "box.open": noop("Mở hòm thư"),
    "box.close": noop("Khép lần mở hòm thư"),
    "calendar.add": noop("Thêm ngày vào lịch"),
    "calendar.remove": noop("Bỏ ngày khỏi lịch"),
    "case.change_deadline": noop("Dời hạn vụ việc"),
    "case.export": noop("Xuất bảng vụ việc"),
    "case.merge": noop("Gộp vụ việc"),
    "case.unmerge": noop("Tách vụ việc đã gộp"),
    "case.publish": noop("Công khai vụ việc"),
    "case.take_down": noop("Gỡ công khai"),
    "case.divide": noop("Tách ý kiến nhiều nội dung"),
    "case.note": noop("Ghi chú nội bộ"),
    "case.not_same": noop("Ghi hai vụ việc khác nhau"),
    "appointment.request": noop("Đăng ký hẹn tiếp dân"),
    "appointment.read": noop("Xem người hẹn"),
    "answer.rate": noop("Người gửi đánh giá"),
    "opinion.receive": noop("Nhận ý kiến"),
    "opinion.add": noop("Bổ sung thông tin"),
    "opinion.join": noop("Thêm lượt ý kiến vào vụ việc"),
    "opinion.withdraw": noop("Người gửi rút ý kiến"),
    "import.start": noop("Bắt đầu nhập tệp"),
    "import.finish": noop("Nhập xong tệp"),
    "pointer.record": noop("Ghi sổ chuyển tố cáo"),
    "remote_set": noop("Đánh dấu vùng sâu, xa"),
    "unit_created": noop("Thêm đơn vị hành chính"),
    "unit_replaced": noop("Đổi đơn vị hành chính"),
    "units_loaded": noop("Nạp đơn vị hành chính"),
    "deputy.set": noop("Ghi người ký thay"),
    "deputy.end": noop("Thôi ký thay"),
    "document.issue": noop("Phát hành văn bản"),
    "journal.export": noop("Xuất nhật ký"),
    "journal.verify": noop("Kiểm tra chuỗi nhật ký"),
    "mail.resend": noop("Gửi lại thư"),
    "office_rule.add": noop("Thêm hạn theo quy chế"),
    "office_rule.correct": noop("Sửa hạn nhập sai"),
    "office_rule.end": noop("Kết thúc hạn theo quy chế"),
    "post.create": noop("Thêm chức danh"),
    "post.roles": noop("Đổi quyền chức danh"),
    "sealed.read": noop("Xem nội dung cách ly"),
    "sender.read": noop("Xem người gửi"),
    "template.save": noop("Thay mẫu văn bản"),
    "template.drop": noop("Về mẫu văn bản có sẵn"),
    "term.start": noop("Giao chức danh"),
    "term.end": noop("Thôi giữ chức danh"),
}


def act_label(act: str) -> str:
    """What was done, in words; the code itself when there are none."""
    if act in _ACTS:
        return _(_ACTS[act])
    move = BY_ACT.get(act.removeprefix("case."))
    return str(move.label) if move else act
