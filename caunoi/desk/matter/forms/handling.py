"""Who works on it, more time, words between officers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from caunoi.common import clock
from caunoi.desk.matter.forms.acting import ActForm, line_field, words_field
from caunoi.people.choices import Role
from caunoi.people.models import Body, Post
from caunoi.web.books import said


class AssignForm(ActForm):
    """One lead office (or a post in it), any supporters."""

    owner = forms.ChoiceField(label=_("Chủ trì"), error_messages={"required": _("Chưa chọn nơi chủ trì.")})
    supporters = forms.ModelMultipleChoiceField(
        Body.objects.none(),
        label=_("Phối hợp"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    note = words_field(_("Yêu cầu, chỉ đạo"), _("Nơi chủ trì và phối hợp đọc được."), required=False)

    def prepare(self) -> None:
        """Offices of the authority with their handling posts; supporters also from the unit's other bodies."""
        offices = office_rows(self.case.authority)
        self._bodies = {body.pk: body for body in offices}
        self._posts = {post.pk: post for post in _posts(offices)}
        self.fields["owner"].choices = [("", _("Chọn phòng, người")), *self._groups()]  # type: ignore[attr-defined]
        unit = Body.objects.valid_on(clock.today()).filter(place=self.case.authority.place).order_by("name")
        self.fields["supporters"].queryset = unit.exclude(pk=self.case.authority_id)  # type: ignore[attr-defined]
        now = f"post:{self.case.handler_post_id}" if self.case.handler_post_id else f"body:{self.case.body_id}"
        self.initial.setdefault("owner", now if self.case.body_id != self.case.authority_id else "")
        open_rows = self.case.involvements.filter(to_at=None, is_lead=False)
        self.initial.setdefault("supporters", list(open_rows.values_list("body_id", flat=True)))

    def _groups(self) -> list[tuple[str, list[tuple[str, Any]]]]:
        groups = []
        for body in self._bodies.values():
            posts = [(f"post:{post.pk}", said(post.title)) for post in self._posts.values() if post.body_id == body.pk]
            groups.append((body.name, [(f"body:{body.pk}", body.name), *posts]))
        return groups

    def clean_owner(self) -> tuple[Body, Post | None]:
        """The lead body and, if one was chosen, the post in it."""
        word, _colon, number = str(self.cleaned_data["owner"]).partition(":")
        if word == "post":
            post = self._posts[int(number)]
            return self._bodies[post.body_id], post
        return self._bodies[int(number)], None


def office_rows(authority: Body) -> list[Body]:
    """The authority and its offices, the authority last."""
    found: list[Body] = []
    newest = [authority.pk]
    while newest:
        rows = list(Body.objects.valid_on(clock.today()).filter(parent__in=newest).order_by("name"))
        found += rows
        newest = [row.pk for row in rows]
    return [*found, authority]


def _posts(offices: list[Body]) -> list[Post]:
    rows = Post.objects.filter(body__in=offices, closed_on=None).order_by("-is_head", "code")
    return [post for post in rows if {Role.HANDLER, Role.LEADER} & set(post.roles)]


class HandBackForm(ActForm):
    """The office returns the case to who assigned it."""

    reason = words_field(_("Vì sao trả lại"), _("Nơi giao đọc được."), limit=500)


class ExtendForm(ActForm):
    """More time by a written decision."""

    days = forms.IntegerField(
        label=_("Thêm bao nhiêu ngày"), min_value=1, max_value=365, error_messages={"required": _("Chưa ghi số ngày.")}
    )
    decision = line_field(_("Số quyết định"), _("Ví dụ 12/QĐ-UBND."), limit=80)
    reason = words_field(_("Lý do gia hạn"), limit=500)


class SuspendForm(ActForm):
    """The clock stops while another body's result is awaited."""

    reason = words_field(_("Vì sao tạm đình chỉ"), _("Đồng hồ dừng từ hôm nay cho tới khi tiếp tục."), limit=300)
    decision = line_field(_("Số quyết định"), required=False, limit=80)


class UrgeForm(ActForm):
    """Đôn đốc."""

    text = words_field(_("Nội dung đôn đốc"), _("Lãnh đạo và người xử lý nhận được."))


class NoteForm(ActForm):
    """An internal note."""

    text = words_field(_("Ghi chú nội bộ"), _("Không bao giờ hiện cho người dân."), rows=3)
