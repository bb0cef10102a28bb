"""What a test asks of an open page: is it accessible, how does it look, how heavy is it."""

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_axe = Axe()


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe finds, one line an element, and a page that is wider than its window."""
    found = _axe.run(
        page, within, options={"runOnly": {"type": "tag", "values": _RULES}, "resultTypes": ["violations"]}
    )
    lines = [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:160]} – {node['failureSummary'][:300]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return lines + ([f"the page is {wide} px wider than its window"] if wide > 0 else [])


def assert_accessible(page: Page, within: str | None = None) -> None:
    """Nothing found by axe (WCAG 2.0 to 2.2 A and AA, best practice), no sideways scroll; `within` is a selector."""
    found = violations(page, within)
    assert found == [], "\n".join(found)


def screenshot(page: Page, name: str) -> None:
    """Keep a picture of the whole page in $CAUNOI_SHOTS, when that is set."""
    folder = os.environ.get("CAUNOI_SHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)
