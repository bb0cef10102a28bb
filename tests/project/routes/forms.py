"""Forms as a browser sees them: found in a page by their address, filled in with the first thing that fits."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Control:
    """One control: what it is, what it holds, what it offers."""

    name: str
    kind: str
    value: str = ""
    choices: list[str] = field(default_factory=list)
    is_on: bool = False


@dataclass
class PageForm:
    """A form of a page."""

    action: str
    method: str
    controls: dict[str, Control] = field(default_factory=dict)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[PageForm] = []
        self.loose: list[tuple[str, Control]] = []  # controls outside, tied by form="id"
        self.ids: dict[str, PageForm] = {}
        self.form: PageForm | None = None
        self.select: Control | None = None
        self.area: Control | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {key: value or "" for key, value in attrs}
        if tag == "form":
            self.form = PageForm(at.get("action", ""), at.get("method", "get").lower())
            self.forms.append(self.form)
            if "id" in at:
                self.ids[at["id"]] = self.form
        elif tag in {"input", "textarea", "select", "button"} and at.get("name"):
            self._control(tag, at)
        elif tag == "option" and self.select is not None and at.get("value"):
            self.select.choices.append(at["value"])
            if "selected" in at:
                self.select.value = at["value"]

    def _control(self, tag: str, at: dict[str, str]) -> None:
        kind = at.get("type", "text") if tag == "input" else tag
        if kind in {"button", "submit"} and tag == "input":
            kind = "button"
        home = self.ids.get(at["form"]) if "form" in at else self.form
        if home is None:
            return
        control = home.controls.setdefault(at["name"], Control(at["name"], kind))
        if kind in {"radio", "checkbox", "button"}:
            control.choices.append(at.get("value", "on"))
            if "checked" in at:
                control.value, control.is_on = at.get("value", "on"), True
        else:
            control.value = at.get("value", "")
        self.select = control if tag == "select" else self.select
        self.area = control if tag == "textarea" else self.area

    def handle_data(self, data: str) -> None:
        if self.area is not None:
            self.area.value += data.removeprefix("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.area = None


def forms_in(html: str) -> list[PageForm]:
    """Every form of a page."""
    reader = _Reader()
    reader.feed(html)
    return reader.forms


def form_for(html: str, action: str) -> PageForm | None:
    """The form that posts to an address (a form without an address posts to its own page: action "")."""
    wanted = [form for form in forms_in(html) if form.method == "post"]
    exact = [form for form in wanted if form.action.split("#")[0].split("?")[0] == action]
    return next(iter(exact), None)


def filled(form: PageForm, words: str) -> dict[str, str | list[str]]:
    """What a hurried person would send: the first choice everywhere, `words` in every empty box; no files."""
    data: dict[str, str | list[str]] = {}
    for control in form.controls.values():
        if control.kind in {"file", "button", "submit", "reset", "search"} or control.name == "trang_web":
            continue
        if control.kind in {"radio", "select"}:
            value = control.value or next((item for item in control.choices if item), "")
            data.update({control.name: value} if value else {})
        elif control.kind == "checkbox":
            data[control.name] = control.value or control.choices[0]
        elif control.kind == "date":
            data[control.name] = control.value or "2026-03-10"
        elif control.kind == "number":
            data[control.name] = control.value or "1"
        elif control.kind == "hidden":
            data[control.name] = control.value
        else:
            data[control.name] = control.value or words
    return data
