"""The work area of the case page: one form at a time, the next act of this officer or the one he asked for."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from caunoi.cases.case_reading import changes_since
from caunoi.cases.models import Case
from caunoi.desk.matter.acts import OWN_WORDS, PLAIN, Act
from caunoi.desk.matter.door import officer
from caunoi.desk.matter.forms.acting import ActForm, Words
from caunoi.desk.matter.forms.answering import AnswerForm
from caunoi.desk.matter.forms.evidence import MAX_FILES, EvidenceForm
from caunoi.desk.matter.forms.papers import PaperForm
from caunoi.desk.matter.forms.publishing import PublishForm
from caunoi.desk.matter.held import held_files, hold
from caunoi.desk.matter.labels import StepLine, step_lines
from caunoi.desk.matter.proposals import box_for


@dataclass
class Panel:
    """What the work area shows. `changes`: what others did since the form was drawn, when it turned out stale."""

    act: str
    title: Words
    button: Words
    template: str
    form: ActForm
    url: str
    hint: Words = ""
    icon: str = ""
    is_grave: bool = False
    is_second: bool = False  # another act on the same page is the first one
    error: str = ""
    changes: list[StepLine] = field(default_factory=list)
    extra: dict[str, Any] = field(default_factory=dict)


def act_url(case: Case, act: str) -> str:
    """The address of an act on a case."""
    return reverse(f"desk:case_{act}", args=[case.code])


def plain_panel(case: Case, act: str, spec: Act, form: ActForm) -> Panel:
    """The panel of an act of the registry."""
    return Panel(
        act=act,
        title=spec.label,
        button=spec.button,
        template=spec.template,
        form=form,
        url=act_url(case, act),
        hint=spec.hint,
        icon=spec.icon,
        is_grave=spec.is_grave,
        extra={"box": box_for(form, act)},
    )


def make_form(request: HttpRequest, case: Case, act: str, data: Any = None, files: Any = None) -> ActForm:
    """The form of an act, bound to what was typed or fresh; `?y=` names a row of the page (voice, promise)."""
    kinds: Mapping[str, type[ActForm]] = {"answer": AnswerForm, "publish": PublishForm, "paper": PaperForm}
    form_class = kinds.get(act) or PLAIN[act].form
    initial = {key: request.GET[key] for key in ("y", "other", "to") if key in request.GET}
    kept = {"held": held_files(request, case, act)} if issubclass(form_class, EvidenceForm) else {}
    return form_class(data, files, case=case, user=officer(request), initial=initial, **kept)


def make_panel(request: HttpRequest, case: Case, act: str, form: ActForm | None = None) -> Panel:
    """The panel of any act of the page."""
    shown = form or make_form(request, case, act)
    if act in PLAIN:
        return plain_panel(case, act, PLAIN[act], shown)
    title, icon, _slug, _key = OWN_WORDS[act]
    buttons = {"answer": _("Trình ký"), "publish": _("Công khai"), "paper": _("Phát hành, lấy số")}
    return Panel(act, title, buttons[act], f"desk/matter/_{act}_form.html", shown, act_url(case, act), icon=icon)


def keep_files(request: HttpRequest, case: Case, act: str, form: ActForm) -> None:
    """Keep the files of a form that was not done, and show them in it: nothing has to be chosen twice."""
    if isinstance(form, EvidenceForm) and form.is_bound:
        kept = form.kept()
        hold(request, case, act, kept=kept, fresh=form.fresh()[: MAX_FILES - len(kept)])
        form.show_held(held_files(request, case, act))


def first_panel(request: HttpRequest, case: Case, act: str) -> Panel | None:
    """The panel the page opens with; None when nothing is asked of this officer."""
    return make_panel(request, case, act) if act else None


def note_changes(panel: Panel, case: Case) -> None:
    """Tell in the panel who changed what since its form was drawn, and let the form go on from here."""
    seen = panel.form.seen_at()
    panel.changes = step_lines(changes_since(case, seen)) if seen else []
    panel.form.renew(case)
