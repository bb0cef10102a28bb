"""What the machine proposes at the desk: a click puts it into the form, nothing is done by itself, a choice stays."""

from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from caunoi.cases.choices import CaseKind
from caunoi.cases.models import Case, Opinion
from caunoi.cases.services import triage
from caunoi.routing.models import RoutingRule
from tests.cases.world import NOON, World, assigned, classified, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]
WALK = "Quán nước ở tổ 4 bày bàn ghế lấn chiếm hết vỉa hè, người đi bộ phải xuống lòng đường."
FIELD, NAME = "do_thi_trat_tu", "Trật tự đô thị"


def as_officer(world: World, key: str) -> Client:
    client = Client()
    client.force_login(world[key])
    return client


def text_of(answer: Any) -> str:
    return str(answer.content.decode())


def box(answer: Any) -> Any:
    return answer.context["panel"].extra["box"]


def act(case: Case, name: str) -> str:
    return reverse(f"desk:case_{name}", args=[case.code])


def test_the_form_shows_likely_fields_with_reasons_and_chooses_none(world: World) -> None:
    case = say(world, WALK, place=world.ward).case
    answer = as_officer(world, "reception").get(reverse("desk:case_detail", args=[case.code]))
    rows = box(answer).rows
    assert (rows[0].what, rows[0].label, rows[0].take) == ("Lĩnh vực", NAME, f"field:{FIELD}")
    assert rows[0].sure.startswith("khá chắc, ")
    assert "vỉa hè" in rows[0].why
    assert [row.label for row in rows if row.what == "Địa bàn"] == [world.area.label]
    assert answer.context["panel"].form["field"].value() == ""
    case.refresh_from_db()
    assert (case.field, case.state) == ("", "received")


def test_taking_a_proposal_fills_the_form_and_does_nothing_else(world: World) -> None:
    case, client = say(world, WALK).case, as_officer(world, "reception")
    typed = {"version": case.version, "seen": case.changed_at.isoformat(), "kind": "kien_nghi", "title": "Vỉa hè",
             "field": "", "place": world.ward.pk, "is_complex": "on", "take": f"field:{FIELD}"}  # fmt: skip
    form = client.post(act(case, "classify"), typed).context["panel"].form
    values = {name: form[name].value() for name in ("field", "kind", "title", "place", "is_complex")}
    assert values == {
        "field": FIELD, "kind": "kien_nghi", "title": "Vỉa hè", "place": str(world.ward.pk), "is_complex": True,
    }  # fmt: skip
    case.refresh_from_db()
    assert (case.field, case.state, case.version) == ("", "received", 1)


@pytest.mark.parametrize("word", ["", "field", "version:99", "title:Khác", "field:khong_co"])
def test_a_forged_proposal_does_no_harm(world: World, word: str) -> None:
    case, client = say(world, WALK).case, as_officer(world, "reception")
    answer = client.post(act(case, "classify"), {"version": case.version, "title": "Vỉa hè", "take": word})
    assert answer.status_code == 200
    assert answer.context["panel"].form["title"].value() == "Vỉa hè"
    case.refresh_from_db()
    assert case.version == 1


def test_who_may_not_classify_may_not_take_either(world: World) -> None:
    case = assigned(world)
    answer = as_officer(world, "handler").post(act(case, "classify"), {"take": f"field:{FIELD}"})
    assert answer.status_code == 403


def test_above_the_certainty_of_the_installation_the_field_is_filled_in(world: World, settings: LazySettings) -> None:
    settings.FIELD_CERTAINTY = 60
    case, client = say(world, WALK).case, as_officer(world, "reception")
    page = client.get(reverse("desk:case_detail", args=[case.code]))
    assert page.context["panel"].form["field"].value() == FIELD
    assert "lĩnh vực đã điền sẵn" in text_of(page)
    case.refresh_from_db()
    assert case.field == ""  # until a person presses
    chosen = say(world, WALK, field="y_te").case
    page = client.get(reverse("desk:case_detail", args=[chosen.code]))
    assert page.context["panel"].form["field"].value() == "y_te"  # what a person chose at entry stays


def test_a_classified_case_keeps_its_field(world: World, settings: LazySettings) -> None:
    settings.FIELD_CERTAINTY = 10
    case = say(world, WALK).case
    triage.classify_case(case=case, kind=CaseKind.REPORT, field="khac", by=world["reception"], at=NOON)
    page = as_officer(world, "reception").get(act(case, "classify"))
    assert page.context["panel"].form["field"].value() == "khac"


def test_the_owner_by_rule_is_one_click(world: World) -> None:
    RoutingRule.objects.create(
        body=world.office, position=1, field="moi_truong", to_body=world.division, to_post=world.posts["handler"]
    )
    case, client = classified(world), as_officer(world, "leader")
    (row,) = box(client.get(act(case, "assign"))).rows
    assert row.label == "Chuyên viên hạ tầng, Phòng Kinh tế, Hạ tầng và Đô thị"
    assert row.why == "theo dòng phân công: lĩnh vực Môi trường, rác thải"
    again = client.post(act(case, "assign"), {"version": case.version, "note": "Làm sớm", "take": row.take})
    form = again.context["panel"].form
    assert form["owner"].value() == f"post:{world.posts['handler'].pk}"
    assert form["note"].value() == "Làm sớm"
    assert box(again).rows[0].is_on
    case.refresh_from_db()
    assert case.state == "accepted"


def test_another_body_is_a_link_to_pass_the_case_on(world: World) -> None:
    RoutingRule.objects.create(body=world.office, position=1, words="ngõ 12", to_body=world.police)
    case = classified(world)
    client = as_officer(world, "reception")
    (row,) = box(client.get(act(case, "assign"))).rows
    assert (row.take, row.url) == ("", f"{act(case, 'transfer')}?to={world.police.pk}")
    assert client.get(row.url).context["panel"].form["to"].value() == str(world.police.pk)


def test_custom_speaks_where_no_rule_does(world: World) -> None:
    for _ in range(3):
        assigned(world)
    case, client = classified(world), as_officer(world, "leader")
    (row,) = box(client.get(act(case, "assign"))).rows
    assert row.label == world.division.name
    assert row.why == "đã nhận 3 trong 3 việc cùng lĩnh vực một năm qua"


def test_the_list_marks_proposals_and_takes_them_at_once(world: World) -> None:
    case, chosen = say(world, WALK).case, say(world, WALK, field="y_te").case
    unknown = say(world, "Xyzzy plugh qwrt.").case
    client = as_officer(world, "reception")
    page = client.get(f"{reverse('desk:inbox')}?muc=new&pham_vi=all")
    proposed = {row.case.code: row.proposed for row in page.context["rows"]}
    assert proposed == {case.code: NAME, chosen.code: "", unknown.code: ""}
    assert text_of(page).count("đề xuất</span>") == 1
    codes = [case.code, chosen.code, unknown.code]
    client.post(reverse("desk:bulk_act"), {"viec": codes, "act": "classify", "kind": "phan_anh", "field": "de_xuat"})
    fields = dict(Case.objects.values_list("code", "field"))
    assert fields == {case.code: FIELD, chosen.code: "y_te", unknown.code: ""}
    assert dict(Case.objects.values_list("code", "is_classified"))[unknown.code] is False


def entry(world: World, **more: str) -> dict[str, str]:
    return {"body": world.office.code, "text": WALK, "kind": "phan_anh", "channel": "phone", "token": "t", **more}


def test_at_entry_a_field_may_be_ticked_and_otherwise_waits(world: World) -> None:
    client = as_officer(world, "reception")
    offers = text_of(client.post(reverse("desk:entry_same"), {"text": WALK}))
    assert f'name="field" value="{FIELD}"' in offers
    assert "đề xuất" in offers
    assert 'id="linh-vuc-0" name="field" value="" checked' in offers
    client.post(reverse("desk:entry"), entry(world))
    client.post(reverse("desk:entry"), entry(world, token="u", field=FIELD))
    assert list(Case.objects.order_by("pk").values_list("field", "is_classified")) == [("", False), (FIELD, False)]
    assert client.post(reverse("desk:entry"), entry(world, token="v", field="khong_co")).status_code == 422
    assert Opinion.objects.count() == 2


def test_what_was_ticked_stays_ticked_while_one_types(world: World) -> None:
    client = as_officer(world, "reception")
    offers = text_of(client.post(reverse("desk:entry_same"), {"text": WALK, "field": "y_te"}))
    assert 'name="field" value="y_te" checked' in offers


def test_a_preview_of_an_import_marks_what_it_would_propose(world: World) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from caunoi.cases.importing.rows import Options
    from caunoi.cases.services import imports

    table = f'Nội dung,Lĩnh vực\n"{WALK}",\n"Trạm y tế thiếu thuốc.",Giáo dục\n'.encode()
    batch = imports.upload_batch(
        body=world.office, file=SimpleUploadedFile("a.csv", table), name="a.csv", by=world["reception"], at=NOON
    )
    imports.set_mapping(batch=batch, mapping={"text": 0, "field": 1}, options=Options(), by=world["reception"])
    text = text_of(as_officer(world, "reception").get(reverse("desk:import_batch", args=[batch.pk])))
    assert text.count("đề xuất</span>") == 1
    assert NAME in text
