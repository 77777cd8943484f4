"""Lists that grow: whatever a list gains has its words wherever it is spoken of."""

from collections.abc import Collection
from enum import Enum

import pytest

from outreach_tui.domain.vocabulary import (
    GROUP_OF_KIND,
    Form,
    MaterialKind,
    Outcome,
    Status,
)
from outreach_tui.i18n import LANGUAGES, choose
from outreach_tui.reports import english
from outreach_tui.tui.columns import STATUS_SIGNS
from outreach_tui.wording.labels import TERMS

SPOKEN_OF: list[tuple[type[Enum], Collection[object]]] = [
    *((kind, terms) for kind, terms in TERMS.items()),
    (Form, english.FORM_NOUNS),
    (Outcome, english.OUTCOMES),
    (Status, STATUS_SIGNS),
    (MaterialKind, GROUP_OF_KIND),
]


@pytest.mark.parametrize(("kind", "words"), SPOKEN_OF, ids=lambda one: getattr(one, "__name__", ""))
def test_nothing_on_a_list_lacks_its_words(kind: type[Enum], words: Collection[object]) -> None:
    assert set(words) == set(kind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_is_spoken_where_the_computer_speaks_it(language: str) -> None:
    assert choose(None, None, {"LANG": f"{LANGUAGES[language].catalogue}.UTF-8"}) == language
    assert choose(language, None, {"LANG": "xx_XX.UTF-8"}) == language
    assert choose(None, None, {"LANG": "xx_XX.UTF-8"}) == "en"
