"""The queries behind figures as documents carry them, so that the records can be asked again."""

from typing import Any

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.summary import Query


def query_json(query: Query | None) -> dict[str, Any] | None:
    """Return a query as JSON carries it; what does not narrow is left out."""
    if query is None:
        return None
    shape: dict[str, Any] = {
        "records": query.kind.value,
        "selections": [selection_json(selection) for selection in query.selections],
    }
    if query.narrowing:
        shape["narrowing"] = query.narrowing.value
    return shape


def selection_json(selection: Selection) -> dict[str, Any]:
    """Return a selection as JSON carries it."""
    named = {
        name: getattr(selection, name)
        for name in (
            "community", "form", "category", "outcome", "material", "law", "audience", "measure", "at_event",
        )
    }  # fmt: skip
    return {
        "period": selection.period.label,
        "basis": selection.basis.value,
        **{name: value for name, value in named.items() if value is not None},
    }
