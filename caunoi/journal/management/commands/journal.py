"""`journal verify [--chain CHAIN]`: walks the chains and says which entry does not hold; exit code 1 if any."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from caunoi.journal.models import ChainHead
from caunoi.journal.services import verify


class Command(BaseCommand):
    help = "Kiểm tra chuỗi nhật ký: journal verify [--chain MÃ]."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["verify"])
        parser.add_argument("--chain", default=None)

    def handle(self, *args: Any, **options: Any) -> None:
        chain = options["chain"]
        heads = ChainHead.objects.order_by("chain")
        heads = heads.filter(chain=chain) if chain else heads
        breaks = verify(chain)
        for found in breaks:
            self.stderr.write(str(found))
        if breaks:
            raise CommandError(f"Nhật ký có {len(breaks)} chỗ không khớp.")
        if chain and not heads:
            raise CommandError(f"Không có chuỗi nhật ký {chain}.")
        for head in heads:
            self.stdout.write(f"{head.chain}: {head.seq} dòng, mã cuối {head.hash}")
        self.stdout.write("Nhật ký nguyên vẹn.")
