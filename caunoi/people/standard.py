"""Founds the lawful set of bodies of a unit, with their posts and roles, from kinds.toml. Safe to run again."""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from caunoi.journal.services import HasCode
from caunoi.language.fold import fold
from caunoi.people.choices import BodyKind
from caunoi.people.kinds import KindSpec, Variant, all_kinds
from caunoi.people.models import Body, Post
from caunoi.people.services import PeopleError, create_body, create_post
from caunoi.places.choices import Level
from caunoi.places.models import Place

TWO_TIERS_FROM = date(2025, 7, 1)  # Luật Tổ chức chính quyền địa phương 72/2025/QH15


@transaction.atomic
def standard_bodies(
    place: Place, *, by: HasCode, at: datetime, prefix: str | None = None, valid_from: date = TWO_TIERS_FROM
) -> list[Body]:
    """Found what the law gives a province, a commune or a residential area, and only what is not there yet.

    `prefix` ("MG") ends body codes and begins case codes; unless given, it is made of the initials of the name, with a
    number when another unit has them. Raises PeopleError for another level or a prefix that another unit uses.
    """
    if place.level not in {Level.PROVINCE, Level.COMMUNE, Level.AREA}:
        raise PeopleError(_("Chỉ lập đơn vị cho tỉnh, xã, phường, đặc khu, thôn và tổ dân phố."))
    prefix = prefix or _prefix_of(place)
    if Body.objects.filter(prefix=prefix).exclude(place=place).exists():
        raise PeopleError(_("Ký hiệu %(prefix)s đã dùng cho nơi khác.") % {"prefix": prefix})
    founding = _Founding(place, prefix, valid_from, by, at)
    for spec in all_kinds().values():
        if spec.is_standard and spec.stands_at(place.level, place.kind_name):
            for variant in spec.variants:
                founding.found(spec, variant)
    return list(Body.objects.filter(place=place).select_related("place"))


@dataclass
class _Founding:
    place: Place
    prefix: str
    valid_from: date
    by: HasCode
    at: datetime
    made: dict[BodyKind, Body] = field(default_factory=dict)

    def found(self, spec: KindSpec, variant: Variant) -> None:
        code = f"{variant.code}-{self.prefix}"
        body = Body.objects.filter(code=code).first() or self._create(spec, variant, code)
        self.made.setdefault(spec.kind, body)
        present = set(Post.objects.filter(body=body).values_list("code", flat=True))
        for post in spec.posts:
            if f"{body.code}.{post.code}" not in present:
                create_post(**vars(post), body=body, by=self.by, at=self.at)

    def _create(self, spec: KindSpec, variant: Variant, code: str) -> Body:
        words = _words(self.place) | {"variant": variant.name}
        name = spec.names[self.place.level].format(**words)
        return create_body(
            code=code,
            kind=spec.kind,
            name=name,
            short_name=spec.short.format(**words, full=name) or variant.name or str(spec.kind.label),
            prefix=self.prefix,
            symbol=variant.symbol,
            place=self.place,
            parent=self.made.get(spec.parent) if spec.parent else None,
            superior_name=spec.superiors.get(self.place.level, "").format(**words),
            valid_from=self.valid_from,
            by=self.by,
            at=self.at,
        )


def _words(place: Place) -> dict[str, str]:
    above = place.parent
    full = _lower_kind(place)
    province = Place.objects.filter(paths_down__descendant=place, level=Level.PROVINCE).first()
    party = "Thành ủy" if place.kind_name == "Thành phố" else "Tỉnh ủy"
    return {
        "place": full,
        "PLACE": full.upper(),
        "Place": place.label,
        "name": place.name,
        "NAME": place.name.upper(),
        "ABOVE": _lower_kind(above).upper() if above else "",
        "PROVINCE": province.label.upper() if province else "",
        "Party": party,
        "PARTY": party.upper(),
    }


def _lower_kind(place: Place) -> str:
    return f"{place.kind_name.lower()} {place.name}".strip()


def _prefix_of(place: Place) -> str:
    own = Body.objects.filter(place=place).values_list("prefix", flat=True).first()
    if own:
        return own
    stem = _initials(place.name)
    if place.level == Level.AREA and place.parent:
        stem = f"{_prefix_of(place.parent)[:3]}{_initials(place.kind_name)[:1]}{stem[:3]}"
    number, prefix = 1, stem
    while Body.objects.filter(prefix=prefix).exists():
        number += 1
        prefix = f"{stem}{number}"
    return prefix


def _initials(name: str) -> str:
    """ "Minh Giang" → "MG"; numbers stay whole: "số 12" → "S12"."""
    words = fold(name).replace("-", " ").split()
    return "".join(word if word.isdigit() else word[0] for word in words if word[0].isalnum()).upper()[:5]
