"""Twelve months of life: 200 cases and 300 opinions in every state, channel and field, played through the services."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

from caunoi.accounts.models import User
from caunoi.cases import case_reading
from caunoi.cases.choices import CaseKind, Channel, Outcome, Privacy, Score
from caunoi.cases.models import Case, Promise
from caunoi.cases.sample.founding import Unit
from caunoi.cases.sample.pictures import photo
from caunoi.cases.services import (
    answers,
    clocks,
    handling,
    intake,
    merging,
    promises,
    publishing,
    quarantine,
    speaking,
    triage,
)
from caunoi.common import clock
from caunoi.common.clock import HANOI
from caunoi.people.models import Body
from caunoi.places.models import Place
from caunoi.rulebook.vocabulary import ineligible_reasons, refusal_reasons

CASES, OPINIONS = 200, 300
CHANNELS = tuple(Channel)
DENUNCIATION = "Tôi tố cáo ông cán bộ địa chính nhận hối lộ khi làm giấy tờ đất, có giấy biên nhận tiền làm chứng."
# These stand open: an old case is left so only now and then, or everything would be overdue.
OPEN_PLOTS = {
    "assigned", "needs_information", "drafted", "accepted", "returned", "reopened", "signed", "suspended", "complaint",
    "extended", "transferred",
}  # fmt: skip
# Where a case of the story has come to; repeated over the cases, the newest always being new.
PLOT = (
    "resolved", "explained", "resolved", "promised", "assigned", "kept", "resolved", "explained", "late",
    "answered_bad", "needs_information", "resolved", "drafted", "accepted", "promised", "ineligible", "resolved",
    "returned", "reopened", "explained", "waiting", "signed", "forwarded", "kept", "withdrawn", "resolved", "refused",
    "guided", "assigned", "explained", "suspended", "resolved", "withdrawn_promise", "complaint", "transferred",
    "extended", "merged", "kept_late",
)  # fmt: skip


@cache
def matters() -> list[dict[str, Any]]:
    """The invented matters."""
    path = Path(__file__).with_name("matters.toml")
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["matter"])


@dataclass
class Scene:
    """One case being played: where, by whom, and the moment the story has reached."""

    unit: Unit
    matter: dict[str, Any]
    case: Case
    moment: datetime
    words: dict[str, str]
    end: datetime

    def later(self, days: int) -> datetime:
        """Move on by some days, never beyond the end of the story."""
        self.moment = min(self.moment + timedelta(days=days, minutes=37), self.end)
        return self.moment

    def by(self, key: str) -> User:
        """The officer of this unit."""
        return self.unit.officers[key]

    @property
    def handler(self) -> User:
        """Who works on this matter."""
        keys = {"PKT": "hatang", "PVHXH": "vanhoa", "VP": "vanphong", "TTHCC": "motcua"}
        return self.by(keys[self.matter["office"]])


class Story:
    """Plays the whole year. The same seed gives the same story."""

    def __init__(self, units: list[Unit], *, now: datetime) -> None:
        self.units, self.today = units, clock.local_date(now)
        self.end = min(datetime.combine(self.today, time(8, 30), HANOI), now)  # nothing has happened later than now
        self.random = Random(20260701)  # noqa: S311 - a story, not a secret
        self.tokens = count(1)
        self.opinions = 0

    def play(self, tell: Callable[[int], object] = lambda _cases: None) -> None:
        """Play every case, oldest first, and fill up the voices. `tell` hears how many cases are done, every 50."""
        dates = sorted(self.today - timedelta(days=int(364 * self.random.random() ** 1.4)) for _ in range(CASES - 1))
        for number, day in enumerate(dates):
            age = (self.today - day).days
            plot = "received" if age < 5 else PLOT[number % len(PLOT)]
            if plot in OPEN_PLOTS and age > 30 and number % 4:
                plot = ("resolved", "explained", "kept")[number % 3]
            self._play_case(number, day, plot)
            if number % 50 == 49:
                tell(number + 1)
        self._seal_one()

    def _moment(self, day: date) -> datetime:
        return min(
            datetime.combine(day, time(7 + self.random.randrange(12), self.random.randrange(60)), HANOI), self.end
        )

    def _play_case(self, number: int, day: date, plot: str) -> None:
        unit = self.units[0] if number % 2 else self.units[1 + number // 2 % 4]
        matter = matters()[number % len(matters())]
        area = unit.areas[number % len(unit.areas)]
        words = {"noi": area.label.lower(), "so": str(3 + number % 60)}
        kind = CaseKind.COMPLAINT_1 if plot in ("complaint", "guided") else CaseKind(matter["kind"])
        moment = self._moment(day)
        text, title = matter["text"].format(**words), matter["title"].format(**words)
        received = self._say(unit, area, text, kind, number=number, at=moment, title=title)
        scene = Scene(unit, matter, received.case, moment, words, self.end)
        for text in self._more_voices(matter, number):
            self._say(unit, area, text.format(**words), kind, number=number + 1, at=scene.later(1), join=received.case)
        getattr(self, f"_to_{plot}")(scene)
        scene.case.refresh_from_db()
        self._publish(scene, number)

    def _more_voices(self, matter: dict[str, Any], number: int) -> list[str]:
        """One or two more voices for about every other case, until 300 are reached."""
        left = OPINIONS - 1 - self.opinions - (CASES - 2 - number)
        texts = [str(text) for text in matter["also"]]
        if number >= CASES - 30 and texts:
            texts = [*texts, *(f"Tôi cũng gặp việc này: {text[0].lower()}{text[1:]}" for text in texts)] * 2
        wanted = 2 if number % 3 == 0 else number % 2
        return texts[: max(0, min(left, wanted if number < CASES - 30 else left))]

    def _say(
        self, unit: Unit, place: Place, text: str, kind: CaseKind, *, number: int, at: datetime, **more: Any
    ) -> intake.Received:
        channel = CHANNELS[number % len(CHANNELS)]
        public = channel in (Channel.WEB, Channel.QR_BOX) and kind not in (CaseKind.COMPLAINT_1, CaseKind.COMPLAINT_2)
        if kind in (CaseKind.COMPLAINT_1, CaseKind.COMPLAINT_2):
            channel = Channel.RECEPTION
        by = None if public else unit.officers["tiepnhan"]
        join = more.pop("join", None)
        box = next((box for box in unit.boxes if box.kind == "qr"), None) if channel == Channel.QR_BOX else None
        privacy = (Privacy.NAMED, Privacy.HANDLER, Privacy.ANONYMOUS)[number % 3]
        sender = (
            intake.SenderData() if number % 3 == 2 else intake.SenderData(name="Người gửi (mẫu)", phone="0900000000")
        )
        self.opinions += 1
        data = intake.OpinionData(
            body=unit.bodies["UBND"], place=place, text=text, kind=kind, channel=channel, privacy=privacy,
            sender=sender, form_token=f"mau-{next(self.tokens)}", box=box, received_at=at,
            files=[photo("Trước", number)] if number % 5 == 0 else (), **more,
        )  # fmt: skip
        return intake.receive_opinion(data=data, by=by, at=at, join=join)

    # --- how far a case goes ---------------------------------------------------------------------------------------

    def _to_received(self, scene: Scene) -> None:
        """New: nothing has been done yet."""

    def _to_accepted(self, scene: Scene) -> None:
        triage.classify_case(
            case=scene.case, kind=CaseKind(scene.case.kind), field=scene.matter["field"], by=scene.by("tiepnhan"),
            at=scene.later(1),
        )  # fmt: skip

    def _to_assigned(self, scene: Scene) -> None:
        self._to_accepted(scene)
        handler = scene.handler
        post = scene.unit.post(handler)
        handling.assign_case(
            case=scene.case,
            lead=post.body,
            post=post,
            by=scene.by("lanhdao"),
            at=scene.later(1),
            note="Kiểm tra, báo cáo",
        )
        handling.add_note(case=scene.case, text="Đã hẹn tổ trưởng đi kiểm tra.", by=handler, at=scene.later(1))

    def _draft(self, scene: Scene, outcome: Outcome, promise: answers.PromiseData | None = None) -> None:
        self._to_assigned(scene)
        text = scene.matter["answer"].format(**scene.words)
        if outcome == Outcome.IN_PROGRESS:
            work = scene.matter["promise"].format(**scene.words) or "khắc phục"
            text = f"Phường đã kiểm tra thực tế. Việc cần làm: {work}, có ngày hẹn kèm theo."
        elif outcome == Outcome.WAITING:
            text = "Việc này thuộc thẩm quyền của tỉnh. Phường đã có văn bản đề nghị và sẽ báo lại khi có trả lời."
        elif outcome == Outcome.REFUSED:
            text = (
                "Phường chưa thực hiện được đề nghị này vì khu vực đang có dự án được duyệt, dự kiến làm trong năm tới."
            )
        files = [photo("Sau", 7)] if outcome == Outcome.RESOLVED else ()
        reason = next(iter(refusal_reasons())) if outcome == Outcome.REFUSED else ""
        answers.save_draft(
            case=scene.case, text=text, outcome=outcome, files=files, promise=promise, refusal_reason=reason,
            by=scene.handler, at=scene.later(2),
        )  # fmt: skip

    def _to_drafted(self, scene: Scene) -> None:
        self._draft(scene, Outcome.EXPLAINED)
        answers.submit_answer(case=scene.case, by=scene.handler, at=scene.later(1))

    def _to_returned(self, scene: Scene) -> None:
        self._to_drafted(scene)
        answers.return_answer(
            case=scene.case,
            reason="Chưa nêu ai chịu trách nhiệm và ngày xong",
            by=scene.by("lanhdao"),
            at=scene.later(1),
        )

    def _to_signed(self, scene: Scene) -> None:
        self._to_drafted(scene)
        answers.sign_answer(case=scene.case, by=scene.by("pho"), at=scene.later(1))

    def _answer(self, scene: Scene, outcome: Outcome, promise: answers.PromiseData | None = None) -> None:
        self._draft(scene, outcome, promise)
        answers.submit_answer(case=scene.case, by=scene.handler, at=scene.later(1))
        signer = "pho" if scene.case.pk % 2 else "lanhdao"
        answers.sign_and_send(case=scene.case, by=scene.by(signer), at=scene.later(1))

    def _rate(self, scene: Scene, score: Score, *, reopen: bool = False, comment: str = "") -> None:
        opinion = scene.case.parts.first()
        if opinion is not None:
            reasons = ["vague"] if score == Score.BAD else []
            speaking.rate_answer(
                opinion=opinion.opinion, case=scene.case, score=score, reasons=reasons, comment=comment,
                at=scene.later(1), reopen=reopen,
            )  # fmt: skip

    def _to_resolved(self, scene: Scene) -> None:
        self._answer(scene, Outcome.RESOLVED)
        self._rate(scene, Score.GOOD if scene.case.pk % 4 else Score.PARTLY)

    def _to_explained(self, scene: Scene) -> None:
        self._answer(scene, Outcome.EXPLAINED)
        self._rate(scene, Score.GOOD if scene.case.pk % 3 else Score.PARTLY)

    def _to_waiting(self, scene: Scene) -> None:
        self._answer(scene, Outcome.WAITING)

    def _to_refused(self, scene: Scene) -> None:
        self._answer(scene, Outcome.REFUSED)

    def _to_answered_bad(self, scene: Scene) -> None:
        self._answer(scene, Outcome.EXPLAINED)
        self._rate(scene, Score.BAD, comment="Trả lời chung chung, việc vẫn như cũ")

    def _to_reopened(self, scene: Scene) -> None:
        self._answer(scene, Outcome.EXPLAINED)
        self._rate(scene, Score.BAD, reopen=True, comment="Việc vẫn như cũ, đề nghị kiểm tra lại")

    def _promise(self, scene: Scene, due_on: date) -> Promise:
        body: Body = scene.unit.post(scene.handler).body
        text = scene.matter["promise"].format(**scene.words) or "Báo lại kết quả cho người gửi"
        self._answer(scene, Outcome.IN_PROGRESS, answers.PromiseData(text, body, due_on))
        return scene.case.promises.get()

    def _soon(self, scene: Scene, days: int) -> date:
        return scene.moment.date() + timedelta(days=days)

    def _to_promised(self, scene: Scene) -> None:
        self._promise(scene, max(self._soon(scene, 30), self.today + timedelta(days=3 + scene.case.pk % 40)))

    def _to_late(self, scene: Scene) -> None:
        self._promise(scene, max(self._soon(scene, 12), min(self._soon(scene, 25), self.today - timedelta(days=2))))

    def _to_kept(self, scene: Scene) -> None:
        promise = self._promise(scene, self._soon(scene, 25))
        done = scene.later(9)
        promises.keep_promise(promise=promise, done_on=done.date(), files=[photo("Sau", 9)], by=scene.handler, at=done)
        scene.case.refresh_from_db()
        answers.resolve_case(case=scene.case, by=scene.handler, at=scene.later(1))
        self._rate(scene, Score.GOOD)

    def _to_kept_late(self, scene: Scene) -> None:
        promise = self._promise(scene, self._soon(scene, 8))
        done = scene.later(14)
        if done.date() > promise.due_on:
            promises.keep_promise(
                promise=promise,
                done_on=done.date(),
                files=[photo("Sau", 3)],
                by=scene.handler,
                at=done,
                note="Chờ vật tư",
            )

    def _to_withdrawn_promise(self, scene: Scene) -> None:
        promise = self._promise(scene, self._soon(scene, 40))
        promises.withdraw_promise(
            promise=promise, reason="Nhập vào dự án cải tạo toàn tuyến của tỉnh", by=scene.handler, at=scene.later(5)
        )

    def _to_needs_information(self, scene: Scene) -> None:
        self._to_accepted(scene)
        triage.ask_information(
            case=scene.case, question="Xin cho biết rõ vị trí và thời gian thường xảy ra.", by=scene.by("tiepnhan"),
            at=scene.later(1),
        )  # fmt: skip

    def _to_ineligible(self, scene: Scene) -> None:
        reason = next(key for key, row in ineligible_reasons().items() if row.is_for("phan_anh"))
        triage.refuse_case(
            case=scene.case, reason_key=reason, by=scene.by("tiepnhan"), at=scene.later(2),
            public_note="Xin liên hệ nơi tiếp công dân để được hướng dẫn thêm.",
        )  # fmt: skip

    def _to_forwarded(self, scene: Scene) -> None:
        triage.forward_case(
            case=scene.case, to_name="Sở Xây dựng tỉnh Hòa Giang", by=scene.by("tiepnhan"), at=scene.later(2),
            public_note="Việc thuộc thẩm quyền Sở Xây dựng; phường đã chuyển và sẽ theo dõi.",
        )  # fmt: skip

    def _to_withdrawn(self, scene: Scene) -> None:
        triage.withdraw_case(
            case=scene.case, note="Người gửi báo việc đã tự ổn", by=scene.by("tiepnhan"), at=scene.later(2)
        )

    def _to_guided(self, scene: Scene) -> None:
        triage.guide_case(
            case=scene.case, by=scene.by("tiepnhan"), at=scene.later(2),
            public_note="Quyết định bị khiếu nại do cơ quan khác ban hành; xin gửi đơn tới người đã ra quyết định đó.",
        )  # fmt: skip

    def _to_complaint(self, scene: Scene) -> None:
        self._to_accepted(scene)
        at = scene.later(4)
        triage.take_up_complaint(case=scene.case, accepted_on=at.date(), by=scene.by("lanhdao"), at=at)

    def _to_suspended(self, scene: Scene) -> None:
        self._to_assigned(scene)
        clocks.suspend_case(
            case=scene.case, reason="Chờ kết quả giám định của cơ quan chuyên môn", decision="07/QĐ-UBND (mẫu)",
            by=scene.by("lanhdao"), at=scene.later(1),
        )  # fmt: skip

    def _to_extended(self, scene: Scene) -> None:
        self._to_assigned(scene)
        clocks.extend_case(
            case=scene.case, days=7, decision="15/QĐ-UBND (mẫu)", reason="Cần khảo sát thêm hai điểm",
            by=scene.by("lanhdao"), at=scene.later(1),
        )  # fmt: skip

    def _to_transferred(self, scene: Scene) -> None:
        triage.transfer_case(
            case=scene.case, to=scene.unit.bodies["MTTQ"], note="Nội dung thuộc phong trào do Mặt trận chủ trì",
            by=scene.by("tiepnhan"), at=scene.later(2),
        )  # fmt: skip

    def _to_merged(self, scene: Scene) -> None:
        other = (
            Case.objects.filter(authority=scene.case.authority, merged_into=None, state__in=merging.MERGEABLE)
            .exclude(pk=scene.case.pk)
            .order_by("-pk")
            .first()
        )
        if other is not None:
            merging.merge_cases(
                into=other, source=scene.case, by=scene.by("tiepnhan"), at=scene.later(1), reason="Cùng một việc"
            )

    def _publish(self, scene: Scene, number: int) -> None:
        case = scene.case
        if (
            case.state not in ("answered", "resolved", "assigned")
            or case.kind.startswith("khieu_nai")
            or number % 5 == 4
        ):
            return
        answer = speaking.last_answer(case)
        publishing.publish_case(
            case=case, title=case.title, text=scene.matter["text"].format(**scene.words),
            answer_text=answer.text if answer else "", confirmed=True, by=scene.by("congkhai"), at=scene.later(1),
            file_codes=[row.code for row in publishing.case_files(case)],
            promise_words={row.pk: row.text for row in case_reading.sent_promises(case)},
        )  # fmt: skip

    def _seal_one(self) -> None:
        unit = self.units[0]
        at = self._moment(self.today - timedelta(days=6))
        sealed = self._say(unit, unit.areas[0], DENUNCIATION, CaseKind.REPORT, number=0, at=at)
        quarantine.hand_over_case(
            case=sealed.case, handed_to="Ủy ban Kiểm tra Đảng ủy phường (mẫu)", number="01", handed_on=self.today,
            by=unit.officers["tiepnhan"], at=self.end,
        )  # fmt: skip
