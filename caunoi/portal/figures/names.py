"""Names of indicators and of their groups in the language of the screen."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from caunoi.figures.book import IndicatorInfo
from caunoi.web.books import said

GROUPS = (
    noop("Địa bàn, tổ chức, nhân sự"),
    noop("Đối thoại, tiếp xúc, hội nghị"),
    noop("Ý kiến, kiến nghị, đơn thư"),
    noop("Góp ý xây dựng Đảng, chính quyền; hòm thư"),
    noop("Giám sát, phản biện"),
    noop("Dân chủ ở cơ sở"),
    noop("Hòa giải"),
    noop("Thi đua, khen thưởng, mô hình, đánh giá"),
    noop("Quỹ, vận động, chăm lo"),
    noop("Đoàn thể: hội viên, phong trào, vốn"),
    noop("Tuyên truyền, bầu cử, tập huấn"),
    noop("Văn bản, kỳ báo cáo, dữ liệu về chính hệ thống"),
)


def name_of(info: IndicatorInfo) -> str:
    """The name of an indicator; those of the shipped book have an English one beside it (`name_en`)."""
    return info.label


def group_of(info: IndicatorInfo | None) -> str:
    """The group of a figure; figures without an indicator, or of one without a group, stand together."""
    return said(info.group) if info and info.group else _("Số khác")
