from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from caunoi.cases.services import learning
from caunoi.cases.services.moves import ActRefused
from caunoi.common import clock
from caunoi.routing.learnt import own_file
from caunoi.routing.models import TrainingRun


class Command(BaseCommand):
    help = "Cho máy học lĩnh vực từ vụ việc người đã phân loại; chỉ dùng mô hình mới khi không kém mô hình đi kèm."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--forget", action="store_true", help="bỏ mô hình đã học, dùng lại mô hình đi kèm")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["forget"]:
            done = learning.forget_training(by=None, at=clock.now())
            self.stdout.write("Đã về mô hình đi kèm." if done else "Đang dùng mô hình đi kèm, không có gì để bỏ.")
            return
        try:
            run = learning.train_now(at=clock.now(), tick=self._tell)
        except ActRefused as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{run.texts} ý kiến của {run.cases} vụ việc đã phân loại.")
        if run.state == TrainingRun.State.TOO_FEW:
            self.stdout.write(f"Chưa học: cần ít nhất {learning.LEAST_TEXTS} vụ việc, thuộc từ hai lĩnh vực.")
            return
        self.stdout.write("Trên chính các vụ việc này, đúng ngay / đúng trong ba đề xuất đầu:")
        self.stdout.write(f"  mô hình đi kèm  {_percent(run.before_first)} / {_percent(run.before_three)}")
        after = f"{_percent(run.after_first)} / {_percent(run.after_three)}"
        self.stdout.write(f"  học thêm        {after}  (hỏi việc chưa được học)")
        if run.state == TrainingRun.State.KEPT:
            self.stdout.write(f"Đã dùng mô hình mới: {own_file()}")
        else:
            self.stdout.write("Mô hình mới kém hơn nên không dùng; mô hình đang dùng giữ nguyên.")

    def _tell(self, run: TrainingRun) -> None:
        self.stdout.write(f"  bước {run.done}/{run.steps}…")
        self.stdout.flush()


def _percent(share: float | None) -> str:
    """0.668 → "66,8 %", as Vietnamese writes it."""
    return "–" if share is None else f"{100 * share:.1f} %".replace(".", ",")
