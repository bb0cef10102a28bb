"""From the place a row names to a place of the receiving body: known areas first, then the resolver; never guessed."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from caunoi.language.fold import fold
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.places.selectors import full_name, resolve, subtree_ids, subtree_on


@dataclass(frozen=True)
class Found:
    """A place, or why there is none. `is_exact` when the text says no more than the place's name."""

    place: Place | None
    problem: str = ""
    is_exact: bool = True


class PlaceFinder:
    """Finds the places of one body on one day; remembers every text, so a long file asks once a name."""

    def __init__(self, body: Body, on: date) -> None:
        self.body, self.on = body, on
        self._known: dict[str, Found] = {}
        self._inside = set(subtree_ids(body.place))
        self._by_name: dict[str, list[Place]] = {}
        self._by_short: dict[str, list[Place]] = {}  # "tổ 8" for Tổ dân phố 8, when nothing is called so itself
        for place in subtree_on(body.place, on).select_related("parent"):
            for name in {fold(place.label), fold(place.name), fold(full_name_of(place))}:
                self._by_name.setdefault(name, []).append(place)
            if " " in place.kind_name:
                self._by_short.setdefault(fold(f"{place.kind_name.split()[0]} {place.name}"), []).append(place)

    def find(self, text: str) -> Found:
        """The one place of this body that the text means, or the reason why it is not clear."""
        key = fold(text)
        if key not in self._known:
            self._known[key] = self._look(text, key)
        return self._known[key]

    def _look(self, text: str, key: str) -> Found:
        named = self._by_name.get(key) or self._by_short.get(key, [])
        if len(named) == 1:
            return Found(named[0])
        if named:
            return Found(None, self._ambiguous(named))
        resolution = resolve(text, on=self.on)
        inside = [match.place for match in resolution.matches if match.place.pk in self._inside]
        if len(inside) == 1 and (resolution.is_sure or resolution.matches[0].score >= 0.9):
            return Found(inside[0], is_exact=False)
        if inside:
            return Found(None, self._ambiguous(inside))
        if resolution.matches:
            return Found(
                None, _("Địa bàn không thuộc %(unit)s (hiểu là %(place)s).") % {
                    "unit": self.body.place.label, "place": full_name(resolution.matches[0].place)
                }
            )  # fmt: skip
        return Found(None, _("Không tìm thấy địa bàn này trong %(unit)s.") % {"unit": self.body.place.label})

    @staticmethod
    def _ambiguous(places: list[Place]) -> str:
        names = "; ".join(full_name(place) for place in places[:4])
        return _("Địa bàn chưa rõ, có thể là: %(names)s. Hãy ghi rõ hơn.") % {"names": names}


def full_name_of(place: Place) -> str:
    """The label with that of the parent: "Tổ dân phố Tổ 4, Phường Minh Giang"."""
    return f"{place.label}, {place.parent.label}" if place.parent else place.label
