"""Who handles what at the first invented ward: four lines, the last of which takes what is left."""

from datetime import datetime

from caunoi.cases.choices import CaseKind
from caunoi.journal.services import SYSTEM
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.routing.models import RoutingRule
from caunoi.routing.services import RuleData, save_rule

AUTHORITY = "UBND-MG"


def load_sample_rules(at: datetime) -> str:
    """Write them through the service."""
    body = Body.objects.get(code=AUTHORITY)
    offices = {row.code: row for row in Body.objects.filter(place=body.place)}
    economy, culture = offices["PKTHTDT-MG"], offices["PVHXH-MG"]
    first_area = Place.objects.filter(parent=body.place).order_by("pk").first()
    rows = (
        RuleData(economy, words="đèn đường, bóng đèn"),
        RuleData(economy, field="moi_truong", place=first_area),
        RuleData(culture, field="van_hoa_the_thao"),
        RuleData(offices["VP-MG"], kind=CaseKind.QUESTION),
    )
    for row in rows:
        save_rule(rule=None, body=body, data=row, by=SYSTEM, at=at)
    return f"Đã lập {len(rows)} dòng phân công mẫu."


def remove_sample_rules() -> None:
    """Take the rules of sample bodies out, whoever wrote them."""
    RoutingRule.objects.filter(body__is_sample=True).delete()
