"""What rooms above add to the sample: each registers itself in its `AppConfig.ready`; this room does not know them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Extra:
    """`load` adds its rows after the story and says in a line what it did; `remove` takes them out before the cases."""

    load: Callable[[datetime], str]
    remove: Callable[[], object]


_extras: dict[str, Extra] = {}


def register(name: str, extra: Extra) -> None:
    """Say what a room adds. Raises ValueError when another has the name already."""
    if _extras.setdefault(name, extra) != extra:
        raise ValueError(f"sample: {name!r} is registered twice")


def load_extras(*, at: datetime) -> list[str]:
    """Let every room add its part; what each did."""
    return [extra.load(at) for extra in _extras.values()]


def remove_extras() -> None:
    """Take the parts out again."""
    for extra in _extras.values():
        extra.remove()
