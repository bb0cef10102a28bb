"""What each shipped template says. Words in braces are filled in (context.py); `{%p …%}` is a condition."""

from dataclasses import dataclass

from caunoi.cases.choices import DocumentKind


@dataclass(frozen=True)
class Paper:
    """A template: with a type name in the middle (phiếu, giấy, thông báo), or a plain letter with its matter (V/v)."""

    kind: DocumentKind
    body: tuple[str, ...]
    type_name: str = ""
    abstract: str = ""
    about: str = ""
    kinh_gui: str = ""


_FOLLOW = "Ông/bà theo dõi kết quả bằng mã biên nhận đã được trao, tại {{ trang_tra_cuu }} hoặc tại nơi tiếp công dân."

PAPERS: tuple[Paper, ...] = (
    Paper(
        DocumentKind.RECEIPT,
        type_name="GIẤY BIÊN NHẬN",
        abstract="{{ loai_don }}",
        body=(
            "{{ co_quan }} đã nhận {{ loai_don_thuong }} của {{ nguoi_gui }}.",
            "{%p if dia_chi_nguoi_gui %}",
            "Địa chỉ: {{ dia_chi_nguoi_gui }}.",
            "{%p endif %}",
            "Mã vụ việc: {{ ma_vu_viec }}. Ngày nhận: {{ ngay_nhan }}.",
            "Nội dung tóm tắt: {{ tieu_de }}.",
            "Tài liệu kèm theo: {{ so_tai_lieu }}.",
            "{%p if han %}",
            "{{ han_cua_buoc }}: đến hết ngày {{ han }}{% if can_cu_han %} ({{ can_cu_han }}){% endif %}.",
            "{%p endif %}",
            _FOLLOW,
        ),
    ),
    Paper(
        DocumentKind.FORWARD,
        type_name="PHIẾU CHUYỂN",
        abstract="{{ loai_don }}",
        kinh_gui="{{ noi_chuyen }}",
        body=(
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được {{ loai_don_thuong }}, mã vụ việc {{ ma_vu_viec }}, "
            "nội dung: {{ tieu_de }}.",
            "Địa bàn: {{ dia_ban }}.",
            "Sau khi xem xét, {{ co_quan }} nhận thấy vụ việc thuộc thẩm quyền giải quyết của {{ noi_chuyen }}.",
            "{{ co_quan }} chuyển vụ việc để {{ noi_chuyen }} xem xét, giải quyết theo quy định, trả lời người gửi và "
            "thông báo kết quả cho {{ co_quan }}.",
            "{%p if ghi_chu %}",
            "{{ ghi_chu }}",
            "{%p endif %}",
        ),
    ),
    Paper(
        DocumentKind.ACCEPTED,
        type_name="THÔNG BÁO",
        abstract="Về việc thụ lý giải quyết {{ loai_don_thuong }}",
        kinh_gui="{{ kinh_gui_nguoi_gui }}",
        body=(
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được {{ loai_don_thuong }} của {{ nguoi_gui }}, "
            "mã vụ việc {{ ma_vu_viec }}.",
            "Nội dung: {{ tieu_de }}.",
            "Căn cứ {{ can_cu }}, {{ co_quan }} thông báo đã thụ lý giải quyết từ ngày {{ ngay_thu_ly }}.",
            "{%p if han %}",
            "Thời hạn giải quyết: đến hết ngày {{ han }}{% if can_cu_han %} ({{ can_cu_han }}){% endif %}.",
            "{%p endif %}",
            "{{ co_quan }} thông báo để ông/bà biết.",
        ),
    ),
    Paper(
        DocumentKind.NOT_ACCEPTED,
        type_name="THÔNG BÁO",
        abstract="Về việc không thụ lý giải quyết {{ loai_don_thuong }}",
        kinh_gui="{{ kinh_gui_nguoi_gui }}",
        body=(
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được {{ loai_don_thuong }} của {{ nguoi_gui }}, "
            "mã vụ việc {{ ma_vu_viec }}.",
            "Nội dung: {{ tieu_de }}.",
            "Sau khi xem xét, {{ co_quan }} thông báo không thụ lý giải quyết, vì: {{ ly_do }} ({{ can_cu }}).",
            "{%p if ghi_chu %}",
            "{{ ghi_chu }}",
            "{%p endif %}",
            "{{ co_quan }} thông báo để ông/bà biết.",
        ),
    ),
    Paper(
        DocumentKind.GUIDE,
        type_name="PHIẾU HƯỚNG DẪN",
        abstract="Về việc gửi {{ loai_don_thuong }} đúng cơ quan có thẩm quyền",
        kinh_gui="{{ kinh_gui_nguoi_gui }}",
        body=(
            "Ngày {{ ngay_nhan }}, {{ co_quan }} nhận được {{ loai_don_thuong }} của {{ nguoi_gui }}, "
            "mã vụ việc {{ ma_vu_viec }}.",
            "Nội dung: {{ tieu_de }}.",
            "Sau khi xem xét, vụ việc không thuộc thẩm quyền giải quyết của {{ co_quan }}. "
            "{{ co_quan }} hướng dẫn ông/bà như sau:",
            "{%p for dong in huong_dan %}",
            "{{ dong }}",
            "{%p endfor %}",
        ),
    ),
    Paper(
        DocumentKind.URGE,
        about="đôn đốc giải quyết {{ loai_don_thuong }}",
        kinh_gui="{{ noi_chuyen }}",
        body=(
            "{{ co_quan }} theo dõi việc giải quyết {{ loai_don_thuong }}, mã vụ việc {{ ma_vu_viec }}, "
            "nhận ngày {{ ngay_nhan }}, nội dung: {{ tieu_de }}.",
            "{%p if han %}",
            "Thời hạn: {{ han }}{% if can_cu_han %} ({{ can_cu_han }}){% endif %}. "
            "Đến nay {{ co_quan }} chưa nhận được kết quả{% if so_ngay_qua_han %}, đã quá hạn "
            "{{ so_ngay_qua_han }} ngày{% endif %}.",
            "{%p else %}",
            "Đến nay {{ co_quan }} chưa nhận được kết quả.",
            "{%p endif %}",
            "{%p if ghi_chu %}",
            "{{ ghi_chu }}",
            "{%p endif %}",
            "Đề nghị {{ noi_chuyen }} khẩn trương giải quyết, trả lời người gửi và thông báo kết quả cho "
            "{{ co_quan }}.",
        ),
    ),
    Paper(
        DocumentKind.ANSWER,
        about="trả lời {{ loai_don_thuong }}",
        kinh_gui="{{ kinh_gui_nguoi_gui }}",
        body=(
            "{{ co_quan }} nhận được {{ loai_don_thuong }} của {{ nguoi_gui }} ngày {{ ngay_nhan }}, "
            "mã vụ việc {{ ma_vu_viec }}, nội dung: {{ tieu_de }}. {{ co_quan }} trả lời như sau:",
            "{%p for dong in noi_dung_tra_loi %}",
            "{{ dong }}",
            "{%p endfor %}",
            "{%p for dong in cam_ket %}",
            "{{ dong }}",
            "{%p endfor %}",
            "Trên đây là trả lời của {{ co_quan }}. Nếu chưa đồng ý, ông/bà đánh giá hoặc đề nghị mở lại bằng mã "
            "biên nhận, tại {{ trang_tra_cuu }} hoặc tại nơi tiếp công dân.",
        ),
    ),
)
