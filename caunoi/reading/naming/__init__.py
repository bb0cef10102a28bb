"""What a figure counts, as a short phrase: the counted noun with its own words, and what was done with it.

`hỗ trợ sửa chữa 27 nhà` → “nhà được hỗ trợ sửa chữa”; `với 2.163 cán bộ, hội viên tham dự` takes the meeting they attended;
money takes the word for money before it and what it paid for; a share becomes “tỷ lệ …”.
"""

from collections.abc import Callable, Sequence

from caunoi.reading.clauses import Layout
from caunoi.reading.mentions import Mention
from caunoi.reading.naming import counted, money, ratios, shares, wording
from caunoi.reading.naming.around import Around
from caunoi.reading.naming.changes import net
from caunoi.reading.naming.fields import of_a_scope, of_its_kinds
from caunoi.reading.naming.gathered import at_named_meeting, is_member, taught
from caunoi.reading.naming.givers import giver
from caunoi.reading.naming.hamlets import of_a_hamlet
from caunoi.reading.naming.listing import told_of_named
from caunoi.reading.naming.measures import entire, measure
from caunoi.reading.naming.members import Members, with_antecedent
from caunoi.reading.naming.occasions import told_again
from caunoi.reading.naming.places import reaching
from caunoi.reading.naming.receptions import old_or_new, received
from caunoi.reading.naming.said import by_standard
from caunoi.reading.naming.setting import fuller
from caunoi.reading.naming.spelling import spelled_out
from caunoi.reading.naming.targets import aims, as_aimed_at
from caunoi.reading.naming.topics import of_its_topic
from caunoi.reading.naming.totals import without_figure
from caunoi.reading.nouns import Kind

__all__ = ["Namer"]


class Namer:
    """Names the figures of one text, in order, so that a figure can lean on the one before it."""

    def __init__(
        self, layout: Layout, mentions: Sequence[Mention], actor: Callable[[int], str | None] | None = None
    ) -> None:
        self._around = Around(layout, mentions, actor)

    def name_all(self, wholes: Sequence[int | None]) -> list[str]:
        """A phrase for every mention; `wholes` says which mention each is a part of."""
        around, members = self._around, Members(self._around)
        aiming = aims(around.working)
        for i, whole in enumerate(wholes):
            settled = received(around, i, whole) or taught(around, i, whole) or reaching(around, i)
            settled = settled or told_of_named(around, i) or told_again(around, i) or of_a_hamlet(around, i, whole)
            settled = settled or giver(around, i) or net(around, i)
            core = settled or with_antecedent(around, i, wording.tidied(_core(around, i, whole)))
            if not settled and not around.mentions[i].number.percent:
                core = by_standard(around, i, old_or_new(around, i, core))
            if whole is not None and whole < i and core.startswith(_ALL) and around.cores[whole].startswith(_ALL):
                core = core.removeprefix(_ALL)  # what is said of some of them
            if around.mentions[i].kind in _SCOPED:
                core = of_its_kinds(around, i, of_a_scope(around, i, core))
            around.cores.append(core)
            name = members.named(i, core)
            whole_name = settled or entire(around, i, core) or is_member(core)
            if not whole_name and name == core and (full := fuller(around, i, core, whole)) != core:
                name = members.named(i, money.said_once(core, full) if around.mentions[i].number.money else full)
            name = at_named_meeting(around, i, without_figure(name)).rstrip(" ,")
            if aiming:
                name = as_aimed_at(around, i, name)
            around.names.append(spelled_out(name if settled else of_its_topic(around, i, name)))
        return around.names


_ALL = "tổng số "
_SCOPED = frozenset((Kind.MATTERS, Kind.DOCUMENTS))


def _core(around: Around, i: int, whole: int | None) -> str:
    """The name by what the figure is: a count, money, a measure or a share."""
    mention = around.mentions[i]
    if mention.number.money or (mention.unit or "").startswith("đồng"):
        return money.name(around, i, whole)
    if (mention.ratio_part and i + 1 < len(around.mentions)) or (mention.noun is None and ratios.out_of(around, i)):
        return ratios.ratio_part(around, i)
    if mention.ratio_whole or (i and around.mentions[i - 1].noun is None and ratios.out_of(around, i - 1)):
        return ratios.ratio_whole(around, i)
    if mention.number.percent:
        return shares.name(around, i)
    if mention.kind is Kind.MEASURES:
        return measure(around, i)
    return counted.name(around, i, whole)
