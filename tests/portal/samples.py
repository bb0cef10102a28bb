"""A ward with matters in every public state, for the tests that look at pages."""

from datetime import datetime, timedelta
from typing import Any

from caunoi.cases.choices import Outcome
from caunoi.cases.models import Case, Publication
from caunoi.cases.services import answers, publishing
from caunoi.cases.services.answers import PromiseData
from caunoi.common import clock
from tests.cases.world import NOON, World, answered, assigned, say


def publish(
    world: World, case: Case, *, title: str = "", answer_text: str = "", at: datetime = NOON, **more: Any
) -> Publication:
    """Publish with a redacted text of its own, so that a leak of the case's words shows."""
    return publishing.publish_case(
        case=case,
        title=title or f"Việc công khai {case.code}",
        text=f"Nội dung đã che của {case.code}: nước dâng lên bậc cửa nhiều nhà khi mưa to.",
        answer_text=answer_text,
        confirmed=True,
        by=world["publisher"],
        at=at,
        **more,
    )


def promised(world: World, *, days: int = 30, text: str = "Ngõ 7 lún, nắp cống vỡ.") -> Case:
    """Answered with a promise `days` from NOON."""
    case = assigned(world, text=text)
    answers.save_draft(
        case=case,
        text="Phường sẽ thay nắp cống ngõ 7 và lát lại mặt ngõ.",
        outcome=Outcome.IN_PROGRESS,
        promise=PromiseData("Thay nắp cống ngõ 7", world.division, clock.local_date(NOON) + timedelta(days=days)),
        by=world["handler"],
        at=NOON,
    )
    answers.submit_answer(case=case, by=world["handler"], at=NOON)
    answers.sign_and_send(case=case, by=world["leader"], at=NOON)
    return case


def busy_ward(world: World) -> dict[str, Case]:
    """Published matters: resolved, explained, promised, in progress; one of them with six voices."""
    cases = {
        "resolved": answered(world, outcome=Outcome.RESOLVED, text="Đèn đường ngõ 31 hỏng ba bóng liền nhau."),
        "explained": answered(world, text="Sao phí vệ sinh năm nay tăng?"),
        "promised": promised(world),
        "open": assigned(world, text="Chợ tạm họp lấn hết lòng đường buổi sáng."),
    }
    titles = {
        "resolved": "Đèn đường ngõ 31 hỏng ba bóng liền nhau",
        "explained": "Hỏi vì sao phí vệ sinh năm nay tăng",
        "promised": "Ngõ 7 lún, nắp cống vỡ",
        "open": "Chợ tạm họp lấn lòng đường buổi sáng",
    }
    for key, case in cases.items():
        answer = "" if key == "open" else "Phường đã kiểm tra và trả lời, xem bằng chứng kèm theo."
        publish(world, case, title=titles[key], answer_text=answer)
    for number in range(5):
        say(world, f"Ngõ 7 lún, nắp cống vỡ, lần thứ {number}.", join=cases["promised"])
    return cases
