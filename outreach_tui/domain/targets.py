"""What targets add up to for a row of a tally: pure arithmetic over the plan.

A target counts one *item* in one month: a measure, narrowed by a form or a material. For an item,

* a community is to reach its own target, else the one set for each community that exists in the month;
* the subdistrict is to reach the target set for it, else the sum over its communities.

Within a measure, a target for any form includes those for single forms: the larger of the two is asked.
"""

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
    return _asked_of([(target, item_of(target)) for target in targets], community)


def _asked_of(targets: Iterable[tuple[Target, Item]], community: Community) -> Asked:
    own: dict[Item, int] = {}
    each: dict[Item, int] = {}
    for target, item in targets:
        if not community.existed_in(target.month):
            continue
        if target.scope is TargetScope.EACH:
            each[item] = target.amount
        elif target.scope is TargetScope.COMMUNITY and target.community == community.name:
            own[item] = target.amount
    return {**each, **own}


def asked_of_subdistrict(targets: Sequence[Target], communities: Iterable[Community]) -> Asked:
    """Return what the whole subdistrict is to reach, item by item."""
    of_communities = [(target, item_of(target)) for target in targets if target.scope is not TargetScope.SUBDISTRICT]
    summed: dict[Item, int] = {}
    for community in communities:
        for item, amount in _asked_of(of_communities, community).items():
            summed[item] = summed.get(item, 0) + amount
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
    any_form: dict[tuple[int, Measure], int] = {}
    single_forms: dict[tuple[int, Measure], int] = {}
    copies: dict[str, int] = {}
    for (ym, measure, form, material), amount in asked.items():
        if measure is Measure.COPIES:
            word = measure_words.get(material, "")
            copies[word] = copies.get(word, 0) + amount
        else:
            sums = single_forms if form else any_form
            sums[ym, measure] = sums.get((ym, measure), 0) + amount
    amounts: dict[Measure, int] = {}
    for key in {**any_form, **single_forms}:
        amounts[key[1]] = amounts.get(key[1], 0) + max(any_form.get(key, 0), single_forms.get(key, 0))
    return Targets(dict(sorted(amounts.items())), dict(sorted(copies.items())))


def narrowed(asked: Asked, *, form: str | None = None, material: str | None = None) -> Asked:
    """Return only the items of a form or a material."""
    return {
        item: amount
        for item, amount in asked.items()
        if (form is None or item.form == form) and (material is None or item.material == material)
    }


def by_month(asked: Asked) -> dict[int, Asked]:
    """Return the items of each month (``ym``) that has any."""
    months: dict[int, dict[Item, int]] = {}
    for item, amount in asked.items():
        months.setdefault(item.ym, {})[item] = amount
    return {**months}
