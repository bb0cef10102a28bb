"""A rule of who handles what, and the box in which rules are tried."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from caunoi.cases.choices import CaseKind
from caunoi.common import clock
from caunoi.people.choices import Role
from caunoi.people.models import Body, Post
from caunoi.people.selectors import is_office_of, posts_of
from caunoi.places.models import Place
from caunoi.places.selectors import subtree_on
from caunoi.routing.models import RoutingRule
from caunoi.routing.services import RuleData
from caunoi.web.books import field_choices, said

KINDS = [(kind.value, kind.label) for kind in CaseKind if kind != CaseKind.DENUNCIATION]
LONGEST_TRY = 5000


class RuleForm(forms.Form):
    """Conditions, each of which may stay empty, and who should handle what fits them all."""

    field = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("Địa bàn"), required=False, to_field_name="code",
        help_text=_("Tính cả các nơi bên trong."), empty_label=_("Mọi nơi"),
    )  # fmt: skip
    kind = forms.ChoiceField(label=_("Loại việc"), choices=[("", _("Mọi loại")), *KINDS], required=False)
    words = forms.CharField(
        label=_("Có một trong các chữ"), max_length=300, required=False,
        help_text=_("Cách nhau bằng dấu phẩy: đèn đường, bóng đèn. Không ghi tên người."),
    )  # fmt: skip
    owner = forms.ChoiceField(label=_("Thì nơi xử lý là"), error_messages={"required": _("Chưa chọn nơi xử lý.")})

    def __init__(self, *args: Any, body: Body, rule: RoutingRule | None = None, **kwargs: Any) -> None:
        kwargs.setdefault("initial", _values(rule) if rule else {})
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["field"]
        chosen.choices = [("", _("Mọi lĩnh vực")), *field_choices()]
        places: Any = self.fields["place"]
        places.queryset = places_of(body, rule.place_id if rule else None)
        self._owners = owners_of(body)
        owner: Any = self.fields["owner"]
        owner.choices = [("", _("Chọn phòng, người")), *_groups(self._owners)]

    def data_of(self) -> RuleData:
        """What the form says."""
        data = self.cleaned_data
        body, post = next((body, post) for key, body, post in self._owners if key == data["owner"])
        return RuleData(body, post, data["field"], data["kind"], data["place"], data["words"])


class TryForm(forms.Form):
    """A text and a place, to see which rule takes them. Nothing of it is kept."""

    text = forms.CharField(
        label=_("Dán một ý kiến"), max_length=LONGEST_TRY, widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Chưa có nội dung ý kiến.")},
    )  # fmt: skip
    place = forms.ModelChoiceField(Place.objects.none(), label=_("Địa bàn"), to_field_name="code", empty_label=None)
    kind = forms.ChoiceField(label=_("Loại việc"), choices=KINDS, initial=CaseKind.REPORT.value)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", "thu_%s")
        super().__init__(*args, **kwargs)
        places: Any = self.fields["place"]
        places.queryset = places_of(body, None)
        self.initial.setdefault("place", body.place.code)


def places_of(body: Body, also: int | None) -> Any:
    """The unit of a body and its areas today, and one more that a rule has."""
    rows = subtree_on(body.place, clock.today()).values("pk")
    return Place.objects.filter(Q(pk__in=rows) | Q(pk=also)).order_by("level", "sort_name")


Owner = tuple[str, Body, Post | None]


def owners_of(body: Body) -> list[Owner]:
    """Who may be named: the offices of the authority with their posts, then the other receiving bodies of the unit."""
    near = Body.objects.valid_on(clock.today()).filter(place=body.place).select_related("parent__parent__parent")
    found: list[Owner] = []
    for row in near.order_by("name"):
        if is_office_of(row, body):
            found.append((f"body:{row.code}", row, None))
            posts = posts_of(row)
            found += [
                (f"post:{post.code}", row, post) for post in posts if {Role.HANDLER, Role.LEADER} & set(post.roles)
            ]
        elif row.is_receiving:
            found.append((f"body:{row.code}", row, None))
    return found


def _groups(owners: list[Owner]) -> list[tuple[str, list[tuple[str, str]]]]:
    groups: dict[str, list[tuple[str, str]]] = {}
    for key, body, post in owners:
        groups.setdefault(body.name, []).append(
            (key, f"{said(post.title)}, {body.short_name or body.name}" if post else body.name)
        )
    return list(groups.items())


def _values(rule: RoutingRule) -> dict[str, Any]:
    owner = f"post:{rule.to_post.code}" if rule.to_post else f"body:{rule.to_body.code}"
    place = rule.place.code if rule.place else ""
    return {"field": rule.field, "place": place, "kind": rule.kind, "words": rule.words, "owner": owner}
