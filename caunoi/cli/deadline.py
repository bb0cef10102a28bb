"""`caunoi deadline`: the date of every step of a procedure and the sum that leads to it. No Django, no database."""

import argparse
import json
import re
import sys
from collections.abc import Sequence
from datetime import date, datetime

from caunoi.calendar.library import library_calendar
from caunoi.rulebook.deadlines import DeadlineError, Due, OfficeTerm, compute
from caunoi.rulebook.explanation import long
from caunoi.rulebook.procedures import RESOLVE, Procedure, UnknownProcedure, all_procedures, procedure_at

WRONG_USE = 2
_ARGPARSE_WORDS = (
    (re.compile(r"^argument ([^:]+): expected one argument$"), r"Tham số \1 thiếu giá trị."),
    (re.compile(r"^argument ([^:]+): not allowed with argument (.+)$"), r"Không dùng \1 cùng với \2."),
    (re.compile(r"^argument ([^:]+): invalid int value: '(.*)'$"), r"Tham số \1 phải là số nguyên, không phải “\2”."),
    (re.compile(r"^argument ([^:]+): (.*)$"), r"Tham số \1: \2"),
    (re.compile(r"^the following arguments are required: (.+)$"), r"Thiếu tham số: \1."),
    (re.compile(r"^unrecognized arguments: (.+)$"), r"Không hiểu tham số: \1."),
    (re.compile(r"^ambiguous option: (.+) could match (.+)$"), r"Tham số \1 không rõ: có thể là \2."),
)


class UsageError(ValueError):
    """The command line cannot be understood; the message is Vietnamese."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        for pattern, words in _ARGPARSE_WORDS:
            message = pattern.sub(words, message)
        raise UsageError(message)


def run(argv: Sequence[str]) -> int:
    """Print the reckoning; 0, or 2 with a Vietnamese message on standard error if the facts make no sense."""
    try:
        options = _parser().parse_args(list(argv))
        procedure = procedure_at(options.procedure, options.received)
        dues = _reckon(procedure, options)
    except SystemExit:  # --help has printed
        return 0
    except (UsageError, DeadlineError, UnknownProcedure) as error:
        print(f"Lỗi: {error}", file=sys.stderr)
        return WRONG_USE
    print(_as_json(procedure, dues) if options.json else _as_text(procedure, dues))
    return 0


def parse_date(text: str) -> date:
    """YYYY-MM-DD or dd/mm/yyyy."""
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 (a date has no zone)
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(f"“{text}” không phải ngày có thật; viết YYYY-MM-DD hoặc dd/mm/yyyy.")


def parse_pause(text: str) -> tuple[date, date]:
    """A..B, both ends stopped."""
    first, dots, last = text.partition("..")
    if not dots:
        raise argparse.ArgumentTypeError(f"“{text}” không phải khoảng ngày; viết NGÀY..NGÀY.")
    return parse_date(first), parse_date(last)


def _parser() -> argparse.ArgumentParser:
    known = ", ".join(dict.fromkeys(procedure.key for procedure in all_procedures()))
    parser = _Parser(
        prog="caunoi deadline",
        description="Ngày phải xong của từng bước, kèm cách tính.",
        epilog=f"Thủ tục: {known}.",
        allow_abbrev=False,
    )
    parser.add_argument("--procedure", required=True, metavar="P", help="thủ tục")
    parser.add_argument("--received", required=True, type=parse_date, metavar="NGÀY", help="ngày nhận, không tính")
    parser.add_argument("--accepted", type=parse_date, metavar="NGÀY", help="ngày thụ lý")
    parser.add_argument("--complex", action="store_true", help="vụ việc phức tạp")
    parser.add_argument("--remote", action="store_true", help="vùng sâu, vùng xa, đi lại khó khăn")
    parser.add_argument("--extend", type=int, default=0, metavar="SỐ", help="số ngày gia hạn theo quyết định")
    parser.add_argument(
        "--pause", type=parse_pause, action="append", default=[], metavar="A..B", help="tạm đình chỉ, kể cả hai đầu"
    )
    office = parser.add_mutually_exclusive_group()
    office.add_argument("--office-days", type=int, metavar="SỐ", help="thời hạn theo quy chế đơn vị, ngày")
    office.add_argument("--office-working-days", type=int, metavar="SỐ", help="như trên, ngày làm việc")
    parser.add_argument("--json", action="store_true", help="in JSON")
    return parser


def _reckon(procedure: Procedure, options: argparse.Namespace) -> list[Due]:
    return compute(
        procedure,
        received=options.received,
        accepted=options.accepted,
        is_complex=options.complex,
        is_remote=options.remote,
        extend_days=options.extend,
        pauses=options.pause,
        calendar=library_calendar(),
        office=_office(options),
    )


def _office(options: argparse.Namespace) -> dict[str, OfficeTerm]:
    if options.office_days is not None:
        return {RESOLVE: OfficeTerm(options.office_days, "day")}
    if options.office_working_days is not None:
        return {RESOLVE: OfficeTerm(options.office_working_days, "working_day")}
    return {}


def _as_json(procedure: Procedure, dues: Sequence[Due]) -> str:
    steps = [
        {
            "step": due.step,
            "due": due.due.isoformat() if due.due else None,
            "basis": due.basis,
            "confidence": due.confidence,
            "explanation": list(due.explanation),
        }
        for due in dues
    ]
    return json.dumps({"procedure": procedure.key, "steps": steps}, ensure_ascii=False, indent=2)


def _as_text(procedure: Procedure, dues: Sequence[Due]) -> str:
    lines = [f"{procedure.name} ({procedure.key})"]
    for due in dues:
        lines += ["", f"{due.name} ({due.step}): {long(due.due) if due.due else 'chưa có hạn'}"]
        lines += [f"  {line}" for line in due.explanation]
    return "\n".join(lines)
