"""`caunoi deadline`: what it prints, what it refuses, and that it needs neither Django nor a database."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from caunoi.cli.deadline import run

Capture = pytest.CaptureFixture[str]


def answer(capsys: Capture, *argv: str) -> dict[str, object]:
    assert run([*argv, "--json"]) == 0
    return dict(json.loads(capsys.readouterr().out))


def test_json_of_a_first_complaint(capsys: Capture) -> None:
    found = answer(
        capsys, "--procedure", "khieu_nai_lan_1", "--received", "2026-03-02", "--accepted", "06/03/2026", "--complex"
    )
    assert found["procedure"] == "khieu_nai_lan_1"
    steps = found["steps"]
    assert isinstance(steps, list)
    assert [(step["step"], step["due"]) for step in steps] == [
        ("xu_ly_don", "2026-03-12"),
        ("thu_ly", "2026-03-12"),
        ("giai_quyet", "2026-04-20"),
        ("gui", "2026-04-23"),
    ]
    assert list(steps[0]) == ["step", "due", "basis", "confidence", "explanation"]
    assert (steps[1]["basis"], steps[1]["confidence"]) == ("Luật Khiếu nại 02/2011/QH13, Điều 27", "H")
    assert steps[2]["explanation"][-1] == "Hạn: thứ Hai 20/04/2026."


def test_both_ways_of_writing_a_date_agree(capsys: Capture) -> None:
    iso = answer(capsys, "--procedure", "to_cao", "--received", "2026-02-10")
    vietnamese = answer(capsys, "--procedure", "to_cao", "--received", "10/2/2026")
    assert iso == vietnamese


def test_pauses_complex_and_remote_reach_the_engine(capsys: Capture) -> None:
    found = answer(
        capsys,
        *("--procedure", "khieu_nai_lan_2", "--received", "2026-06-01", "--accepted", "2026-06-10"),
        *("--complex", "--remote", "--pause", "2026-07-01..2026-07-05", "--pause", "04/07/2026..10/07/2026"),
    )
    steps = found["steps"]
    assert isinstance(steps, list)
    assert [step["due"] for step in steps[2:]] == ["2026-09-03", "2026-09-10", "2026-09-18"]


def test_extension_reaches_the_engine(capsys: Capture) -> None:
    found = answer(capsys, "--procedure", "kien_nghi_cu_tri", "--received", "2026-01-05", "--extend", "10")
    steps = found["steps"]
    assert isinstance(steps, list)
    assert steps[0]["due"] == "2026-03-16"


@pytest.mark.parametrize(("option", "due"), [("--office-days", "2026-02-23"), ("--office-working-days", "2026-03-03")])
def test_a_term_of_the_office(capsys: Capture, option: str, due: str) -> None:
    found = answer(capsys, "--procedure", "gop_y", "--received", "2026-02-10", option, "10")
    steps = found["steps"]
    assert isinstance(steps, list)
    assert (steps[0]["due"], steps[0]["basis"]) == (due, "Quy chế đơn vị")


def test_not_accepted_is_null_and_says_so(capsys: Capture) -> None:
    found = answer(capsys, "--procedure", "khieu_nai_lan_1", "--received", "2026-03-02")
    steps = found["steps"]
    assert isinstance(steps, list)
    assert steps[2]["due"] is None
    assert "chưa thụ lý" in " ".join(steps[2]["explanation"])


def test_text_shows_the_date_and_the_sum(capsys: Capture) -> None:
    assert run(["--procedure", "kien_nghi_phan_anh", "--received", "2025-12-31"]) == 0
    text = capsys.readouterr().out
    assert "Phân loại, xử lý (xu_ly_don): thứ Bảy 10/01/2026" in text
    assert "  Ngày cuối thứ Bảy 10/01/2026 là ngày làm việc (Làm bù cho ngày nghỉ 02/01/2026): không chuyển." in text
    assert "Giải quyết, trả lời (giai_quyet): chưa có hạn" in text


REFUSED = [
    ("", "Thiếu tham số: --procedure, --received"),
    ("--procedure don_tu --received 2026-01-01", "khieu_nai_lan_1, khieu_nai_lan_2"),
    ("--procedure to_cao --received 2026-02-30", "“2026-02-30” không phải ngày có thật"),
    ("--procedure to_cao --received", "--received thiếu giá trị"),
    ("--procedure to_cao --received 2026-01-01 --speed", "Không hiểu tham số: --speed"),
    ("--procedure to_cao --received 2026-01-01 --extend x", "phải là số nguyên"),
    ("--procedure gop_y --received 2026-01-01 --extend -3", "Số ngày gia hạn"),
    ("--procedure khieu_nai_lan_1 --received 2026-01-01 --extend 3", "không được gia hạn"),
    ("--procedure khieu_nai_lan_1 --received 2026-01-02 --accepted 2026-01-01", "trước ngày nhận"),
    ("--procedure khieu_nai_lan_1 --received 2026-01-02 --pause 2026-03-02..2026-03-01", "bị ngược"),
    ("--procedure khieu_nai_lan_1 --received 2026-01-02 --pause 2026-03-02", "NGÀY..NGÀY"),
    ("--procedure gop_y --received 2026-01-01 --office-days 1 --office-working-days 1", "Không dùng"),
    ("--procedure gop_y --received 2026-01-01 --office-days 0", "từ 1 trở lên"),
    ("--procedure kien_nghi_cu_tri --received 2026-01-01 --office-days 30", "đã có thời hạn theo luật"),
    ("--procedure gop_y --received 9999-12-31 --office-days 3", "vượt quá lịch"),
    ("--procedure gop_y --received 2010-01-01", "sổ thủ tục ghi từ 01/07/2014"),
]


@pytest.mark.parametrize(("line", "complaint"), REFUSED, ids=[complaint for _, complaint in REFUSED])
def test_refused_with_a_vietnamese_message(capsys: Capture, line: str, complaint: str) -> None:
    assert run(line.split()) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("Lỗi: ")
    assert complaint in printed.err


def test_help_lists_the_procedures(capsys: Capture) -> None:
    assert run(["--help"]) == 0
    assert "kien_nghi_phan_anh" in capsys.readouterr().out


def test_needs_no_django_and_no_database(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from caunoi.cli.main import main\n"
        "sys.exit(main(['deadline', '--procedure', 'to_cao', '--received', '2026-02-10', '--json']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["steps"][0]["due"] == "2026-02-26"
    assert list(tmp_path.iterdir()) == []
