"""Units of measure in the language of the screen: reports say them in Vietnamese, exports and papers keep their words.

A unit that is not known here stays as the report says it.
"""

from collections.abc import Callable
from decimal import Decimal

from django.utils.translation import npgettext

# singular and plural are one word in Vietnamese; the catalogue gives both in other languages
_SAID: dict[str, Callable[[int], str]] = {
    "người": lambda n: npgettext("đơn vị tính", "người", "người", n),
    "lượt người": lambda n: npgettext("đơn vị tính", "lượt người", "lượt người", n),
    "lượt": lambda n: npgettext("đơn vị tính", "lượt", "lượt", n),
    "lượt cử tri": lambda n: npgettext("đơn vị tính", "lượt cử tri", "lượt cử tri", n),
    "lượt ý kiến": lambda n: npgettext("đơn vị tính", "lượt ý kiến", "lượt ý kiến", n),
    "cử tri": lambda n: npgettext("đơn vị tính", "cử tri", "cử tri", n),
    "hội viên": lambda n: npgettext("đơn vị tính", "hội viên", "hội viên", n),
    "đoàn viên": lambda n: npgettext("đơn vị tính", "đoàn viên", "đoàn viên", n),
    "lao động": lambda n: npgettext("đơn vị tính", "lao động", "lao động", n),
    "cá nhân": lambda n: npgettext("đơn vị tính", "cá nhân", "cá nhân", n),
    "tập thể": lambda n: npgettext("đơn vị tính", "tập thể", "tập thể", n),
    "hội nghị": lambda n: npgettext("đơn vị tính", "hội nghị", "hội nghị", n),
    "cuộc": lambda n: npgettext("đơn vị tính", "cuộc", "cuộc", n),
    "buổi": lambda n: npgettext("đơn vị tính", "buổi", "buổi", n),
    "lớp": lambda n: npgettext("đơn vị tính", "lớp", "lớp", n),
    "lần": lambda n: npgettext("đơn vị tính", "lần", "lần", n),
    "kỳ": lambda n: npgettext("đơn vị tính", "kỳ", "kỳ", n),
    "kỳ họp": lambda n: npgettext("đơn vị tính", "kỳ họp", "kỳ họp", n),
    "ngày hội": lambda n: npgettext("đơn vị tính", "ngày hội", "ngày hội", n),
    "cuộc thi": lambda n: npgettext("đơn vị tính", "cuộc thi", "cuộc thi", n),
    "ý kiến": lambda n: npgettext("đơn vị tính", "ý kiến", "ý kiến", n),
    "kiến nghị": lambda n: npgettext("đơn vị tính", "kiến nghị", "kiến nghị", n),
    "ý kiến, kiến nghị": lambda n: npgettext("đơn vị tính", "ý kiến, kiến nghị", "ý kiến, kiến nghị", n),
    "đơn": lambda n: npgettext("đơn vị tính", "đơn", "đơn", n),
    "vụ việc": lambda n: npgettext("đơn vị tính", "vụ việc", "vụ việc", n),
    "vụ": lambda n: npgettext("đơn vị tính", "vụ", "vụ", n),
    "đơn vị": lambda n: npgettext("đơn vị tính", "đơn vị", "đơn vị", n),
    "xã": lambda n: npgettext("đơn vị tính", "xã", "xã", n),
    "phường": lambda n: npgettext("đơn vị tính", "phường", "phường", n),
    "thôn": lambda n: npgettext("đơn vị tính", "thôn", "thôn", n),
    "khu": lambda n: npgettext("đơn vị tính", "khu", "khu", n),
    "khu dân cư": lambda n: npgettext("đơn vị tính", "khu dân cư", "khu dân cư", n),
    "tổ dân phố": lambda n: npgettext("đơn vị tính", "tổ dân phố", "tổ dân phố", n),
    "hộ": lambda n: npgettext("đơn vị tính", "hộ", "hộ", n),
    "gia đình": lambda n: npgettext("đơn vị tính", "gia đình", "gia đình", n),
    "ban": lambda n: npgettext("đơn vị tính", "ban", "ban", n),
    "tổ": lambda n: npgettext("đơn vị tính", "tổ", "tổ", n),
    "đội": lambda n: npgettext("đơn vị tính", "đội", "đội", n),
    "đội hình": lambda n: npgettext("đơn vị tính", "đội hình", "đội hình", n),
    "mô hình": lambda n: npgettext("đơn vị tính", "mô hình", "mô hình", n),
    "công trình": lambda n: npgettext("đơn vị tính", "công trình", "công trình", n),
    "công trình, phần việc": lambda n: npgettext("đơn vị tính", "công trình, phần việc", "công trình, phần việc", n),
    "quy chế": lambda n: npgettext("đơn vị tính", "quy chế", "quy chế", n),
    "bộ quy tắc": lambda n: npgettext("đơn vị tính", "bộ quy tắc", "bộ quy tắc", n),
    "bộ": lambda n: npgettext("đơn vị tính", "bộ", "bộ", n),
    "văn bản": lambda n: npgettext("đơn vị tính", "văn bản", "văn bản", n),
    "báo cáo": lambda n: npgettext("đơn vị tính", "báo cáo", "báo cáo", n),
    "nội dung": lambda n: npgettext("đơn vị tính", "nội dung", "nội dung", n),
    "chuyên đề": lambda n: npgettext("đơn vị tính", "chuyên đề", "chuyên đề", n),
    "nhiệm vụ": lambda n: npgettext("đơn vị tính", "nhiệm vụ", "nhiệm vụ", n),
    "cam kết": lambda n: npgettext("đơn vị tính", "cam kết", "cam kết", n),
    "suất": lambda n: npgettext("đơn vị tính", "suất", "suất", n),
    "căn": lambda n: npgettext("đơn vị tính", "căn", "căn", n),
    "nhà": lambda n: npgettext("đơn vị tính", "nhà", "nhà", n),
    "đầu sách": lambda n: npgettext("đơn vị tính", "đầu sách", "đầu sách", n),
    "đầu sách, truyện, báo": lambda n: npgettext("đơn vị tính", "đầu sách, truyện, báo", "đầu sách, truyện, báo", n),
    "tin, bài": lambda n: npgettext("đơn vị tính", "tin, bài", "tin, bài", n),
    "hòm thư": lambda n: npgettext("đơn vị tính", "hòm thư", "hòm thư", n),
    "thư": lambda n: npgettext("đơn vị tính", "thư", "thư", n),
    "doanh nghiệp": lambda n: npgettext("đơn vị tính", "doanh nghiệp", "doanh nghiệp", n),
    "điểm": lambda n: npgettext("đơn vị tính", "điểm", "điểm", n),
    "hạng": lambda n: npgettext("đơn vị tính", "hạng", "hạng", n),
    "loại": lambda n: npgettext("đơn vị tính", "loại", "loại", n),
    "số liệu": lambda n: npgettext("đơn vị tính", "số liệu", "số liệu", n),
    "ngày": lambda n: npgettext("đơn vị tính", "ngày", "ngày", n),
    "tháng": lambda n: npgettext("đơn vị tính", "tháng", "tháng", n),
    "năm": lambda n: npgettext("đơn vị tính", "năm", "năm", n),
    "đồng": lambda n: npgettext("đơn vị tính", "đồng", "đồng", n),
}
MANY = 2  # how many are meant where no number stands beside the unit


def said_unit(unit: str, value: Decimal | int | None = None) -> str:
    """A unit beside its number (`value`), or alone as the head of a column: "người" → "person", "persons"."""
    n = 1 if value == 1 else MANY
    if unit in _SAID:
        return _SAID[unit](n)
    for mark in ("/", ", ", "; "):
        if mark in unit:
            first, rest = unit.split(mark, 1)
            return f"{said_unit(first.strip(), value)}{mark}{said_unit(rest.strip(), 1 if mark == '/' else value)}"
    head, bracket, rest = unit.partition(" (")
    return f"{said_unit(head, value)}{bracket}{rest}" if bracket and head in _SAID else unit
