from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from caunoi.search import services
from caunoi.search.registry import Source, sources


class Command(BaseCommand):
    help = "Dựng lại chỉ mục tìm kiếm từ dữ liệu gốc"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("kinds", nargs="*", help="chỉ các loại này (mặc định: mọi loại)")

    def handle(self, *args: Any, **options: Any) -> None:
        known = sources()
        unknown = sorted(set(options["kinds"]) - set(known))
        if unknown:
            raise CommandError(f"Không có loại: {', '.join(unknown)}. Có: {', '.join(known) or 'chưa loại nào'}")
        for kind in options["kinds"] or known:
            self.stdout.write(f"{kind}: {_rebuild(kind, known[kind])}")
        self.stdout.write(f"từ: {services.count_words()}")


@transaction.atomic
def _rebuild(kind: str, source: Source) -> int:
    services.drop_kind(kind=kind)
    rows = iter(source())
    count = 0
    while batch := list(islice(rows, services.BATCH)):
        count += services.put_many(kind=kind, rows=batch)
    return count
