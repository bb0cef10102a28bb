"""The command `caunoi`: tools that need no database, and the installation's own commands through Django."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

TOOLS = {
    "deadline": "ngày phải xong của một vụ việc, kèm cách tính  |  when a case is due, and the sum behind it",
    "read": "đọc báo cáo thành số liệu, kèm chỗ không khớp  |  read reports into figures, and what does not add up",
    "suggest-field": "gợi ý lĩnh vực của ý kiến  |  suggest the field of opinions",
    "similar": "tìm ý kiến cùng một việc  |  find opinions about the same matter",
}
GROUPS: dict[str, dict[str, str]] = {
    "Công cụ, không cần cơ sở dữ liệu  |  Tools, no database needed": TOOLS,
    "Vận hành  |  Running an installation": {
        "migrate": "tạo hoặc nâng cấp bảng  |  create or upgrade the tables",
        "createcachetable": "tạo bảng bộ nhớ đệm  |  create the cache table",
        "collectstatic": "gom tệp tĩnh  |  collect static files",
        "load_units": "nạp đơn vị hành chính cả nước  |  load the country's administrative units",
        "found_bodies": "lập các cơ quan của một đơn vị  |  found the bodies the law gives a unit",
        "create_officer": "mở tài khoản cán bộ  |  open an officer's account",
        "work": "chạy việc nền và việc định kỳ  |  run background and periodic work",
        "run_periodic": "chỉ chạy việc định kỳ  |  periodic work only, for a timer of your own",
        "reindex": "dựng lại chỉ mục tìm kiếm  |  build the search index anew",
        "train_fields": "học lĩnh vực từ việc đã phân loại  |  learn fields from classified cases",
        "new_keys": "in khóa mới  |  print fresh keys",
        "backup": "sao lưu dữ liệu và tệp  |  copy data and files into one file",
        "restore": "phục hồi từ bản sao lưu  |  bring a backup back",
        "reseal": "niêm phong lại bằng khóa mới  |  put sealed things under the newest key",
        "check": "kiểm tra cấu hình  |  check the configuration",
    },
    "Dữ liệu mẫu  |  Sample data": {
        "load_sample": "nạp dữ liệu mẫu  |  load the sample data",
        "sample_accounts": "tài khoản mẫu  |  the sample accounts",
        "remove_sample": "xóa dữ liệu mẫu  |  remove the sample data",
    },
    "Nhật ký  |  Journal": {
        "journal": "journal verify: kiểm tra nhật ký có bị sửa không  |  prove that the journal was not changed",
    },
}


def help_text() -> str:
    """What `caunoi --help` prints: the commands in groups, in plain words."""
    lines = ["Cầu Nối – caunoi LỆNH [tùy chọn]  |  caunoi COMMAND [options]", ""]
    for title, commands in GROUPS.items():
        lines += [title, *(f"  {name:<18} {meaning}" for name, meaning in commands.items()), ""]
    lines.append("caunoi LỆNH --help: chi tiết  |  details.   caunoi help: mọi lệnh  |  every command")
    return "\n".join(lines)


def run_tool(name: str, argv: Sequence[str]) -> int:
    """Run a tool without touching Django; its exit code."""
    run: Callable[[Sequence[str]], int] = import_module(f"caunoi.cli.{name.replace('-', '_')}").run
    try:
        code = run(argv)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (`| head`) has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def run_management(argv: Sequence[str]) -> int:
    """Hand over to Django's management; exits as the command does."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "caunoi.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(["caunoi", *argv])
    return 0


def main(argv: Sequence[str] | None = None) -> int:
    """The installed script: returns the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in {"-h", "--help"}:
        print(help_text())
        return 0
    if words[0] in TOOLS:
        return run_tool(words[0], words[1:])
    return run_management(words)


if __name__ == "__main__":
    sys.exit(main())
