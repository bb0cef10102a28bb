"""Levels of places and the names of their kinds."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """From the whole country down to a residential area, which is not an administrative level."""

    COUNTRY = "country", _("Cả nước")
    PROVINCE = "province", _("Cấp tỉnh")
    DISTRICT = "district", _("Cấp huyện (đến 30/6/2025)")
    COMMUNE = "commune", _("Cấp xã")
    AREA = "area", _("Khu dân cư")


LEVEL_RANK = {level: rank for rank, level in enumerate(Level.values)}
PARENT_LEVELS: dict[str, frozenset[str]] = {
    Level.COUNTRY: frozenset(),
    Level.PROVINCE: frozenset({Level.COUNTRY}),
    Level.DISTRICT: frozenset({Level.PROVINCE}),
    Level.COMMUNE: frozenset({Level.PROVINCE, Level.DISTRICT}),
    Level.AREA: frozenset({Level.COMMUNE}),
}
UNIT_KINDS = ("Tỉnh", "Thành phố", "Quận", "Huyện", "Thị xã", "Xã", "Phường", "Thị trấn", "Đặc khu")
AREA_KINDS = (
    "Thôn",
    "Tổ dân phố",
    "Khu dân cư",
    "Khu phố",
    "Khối phố",
    "Khối",
    "Làng",
    "Ấp",
    "Bản",
    "Buôn",
    "Bon",
    "Plei",
    "Phum",
    "Sóc",
    "Xóm",
    "Khóm",
    "Khu",
    "Tiểu khu",
    "Cụm dân cư",
    "Tổ",
)
# How people write the kinds, without diacritics and full stops.
KIND_SHORT_FORMS = {
    "tp": "Thành phố",
    "t": "Tỉnh",
    "q": "Quận",
    "h": "Huyện",
    "tx": "Thị xã",
    "x": "Xã",
    "p": "Phường",
    "tt": "Thị trấn",
    "dk": "Đặc khu",
    "tdp": "Tổ dân phố",
    "kdc": "Khu dân cư",
    "kp": "Khu phố",
}
