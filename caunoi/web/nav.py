"""What a frame shows as navigation: plain rows, filled by the faces, drawn by `web/portal.html` and `web/desk.html`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NavItem:
    """One link of a menu. `icon` is a name of `icons.svg`; `count` is shown when it is not None."""

    url: str
    label: str
    icon: str = ""
    count: int | None = None
    count_kind: str = ""  # "", "over", "soon", "new": the colour of the count
    is_current: bool = False
    short: str = ""  # the label under the icon on a phone


@dataclass(frozen=True, slots=True)
class Door:
    """One of the six doors: `verb` stands after “Dân” (biết, bàn, làm, kiểm tra, giám sát, thụ hưởng)."""

    url: str
    verb: str
    icon: str
    text: str = ""
    live: str = ""  # what is behind the door now, for example "12 nội dung mới"
    is_current: bool = False
