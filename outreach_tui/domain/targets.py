"""What targets add up to for a row of a tally: pure arithmetic over the plan.

A target counts one *item* in one month: a measure, narrowed by a form or a material. For an item,

* a community is to reach its own target, else the one set for each community that exists in the month;
* the subdistrict is to reach the target set for it, else the sum over its communities.

Within a measure, a target for any form includes those for single forms: the larger of the two is asked.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from outreach_tui.domain.figures import Targets
from outreach_tui.domain.records import Community, Target
from outreach_tui.domain.vocabulary import Measure, TargetScope


class Item(NamedTuple):
    """What a target counts in which month (``ym``), whoever it is for."""

    ym: int
    measure: Measure
    form: str
    material: str


Asked = Mapping[Item, int]


def item_of(target: Target) -> Item:
    """Return what a target counts."""
    return Item(target.month.ym, target.measure, target.form.value if target.form else "", target.material)


def asked_of_community(targets: Iterable[Target], community: Community) -> Asked:
    """Return what one community is to reach, item by item."""
    own: dict[Item, int] = {}
    each: dict[Item, int] = {}
    for target in targets:
        if not community.existed_in(target.month):
            continue
        if target.scope is TargetScope.EACH:
            each[item_of(target)] = target.amount
        elif target.scope is TargetScope.COMMUNITY and target.community == community.name:
            own[item_of(target)] = target.amount
    return {**each, **own}


def asked_of_subdistrict(targets: Sequence[Target], communities: Iterable[Community]) -> Asked:
    """Return what the whole subdistrict is to reach, item by item."""
    summed: Counter[Item] = Counter()
    for community in communities:
        summed.update(asked_of_community(targets, community))
    whole = {item_of(target): target.amount for target in targets if target.scope is TargetScope.SUBDISTRICT}
    return {**summed, **whole}


def asked_by(target: Target, targets: Iterable[Target], communities: Iterable[Community]) -> int:
    """Return what one target of the plan asks for in all: one set for each community, as often as it holds."""
    if target.scope is not TargetScope.EACH:
        return target.amount
    own = {
        other.community
        for other in targets
        if other.scope is TargetScope.COMMUNITY and item_of(other) == item_of(target)
    }
    return target.amount * sum(
        community.existed_in(target.month) and community.name not in own for community in communities
    )


def add_up(asked: Asked, measure_words: Mapping[str, str]) -> Targets:
    """Add items up over months, forms and materials; ``measure_words`` gives each material's."""
    any_form: Counter[tuple[int, Measure]] = Counter()
    single_forms: Counter[tuple[int, Measure]] = Counter()
    copies: Counter[str] = Counter()
    for item, amount in asked.items():
        if item.measure is Measure.COPIES:
            copies[measure_words.get(item.material, "")] += amount
        else:
            (single_forms if item.form else any_form)[item.ym, item.measure] += amount
    amounts: dict[Measure, int] = defaultdict(int)
    for month_and_measure in {**any_form, **single_forms}:
        amounts[month_and_measure[1]] += max(any_form[month_and_measure], single_forms[month_and_measure])
    return Targets(dict(sorted(amounts.items())), dict(sorted(copies.items())))


def narrowed(asked: Asked, *, form: str | None = None, material: str | None = None, ym: int | None = None) -> Asked:
    """Return only the items of a form, a material or a month."""
    return {
        item: amount
        for item, amount in asked.items()
        if (form is None or item.form == form)
        and (material is None or item.material == material)
        and (ym is None or item.ym == ym)
    }
