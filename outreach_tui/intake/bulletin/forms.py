"""In which forms an event was held, by what the holders did."""

import re
from typing import NamedTuple

from outreach_tui.intake.bulletin import form_words as says
from outreach_tui.intake.bulletin.scopes import Scope, Scopes
from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import BulletinForm

_IN_HALLS = {BulletinForm.LECTURE, BulletinForm.TRAINING}
#: Forms in which papers are handed out without a stand.
_WITH_PAPERS = {*_IN_HALLS, BulletinForm.DOOR_TO_DOOR, BulletinForm.PERFORMANCE, BulletinForm.CONTEST}

Forms = dict[BulletinForm, tuple[Span, ...]]


def read_forms(source: Source, scopes: Scopes, least: Scope) -> Forms:
    """Return the forms, each with the words that say so; ``other`` where none is said, none where nothing was held."""
    found = _forms(_Words(source, scopes, least)) or _forms(_Words(source, scopes, Scope.SO_FAR))
    if found or says.OUTREACH.search(source.plain) is None:
        return found
    return {BulletinForm.OTHER: ()}


class _Words(NamedTuple):
    """A text, looked through for words of what happened: not in plans, names of papers or what someone said."""

    source: Source
    scopes: Scopes
    least: Scope

    def spans(self, pattern: re.Pattern[str]) -> tuple[Span, ...]:
        """Return where a pattern is found."""
        return tuple(Span(*found.span()) for found in self.source.finditer(pattern) if self._tell(found.start()))

    def _tell(self, place: int) -> bool:
        sentence = self.source.sentence_at(place)
        return (
            self.scopes.at(place) >= self.least
            and says.ASKED_FOR.search(self.source.plain, sentence.start, place) is None
            and says.URGED.search(self.source.plain, self.source.clause_at(place).start, place) is None
            and not self.source.is_speech(place)
            and not _is_set_apart(self.source, place)
        )


def _forms(words: _Words) -> Forms:
    found: Forms = {form: spans for form, pattern in says.CUES.items() if (spans := words.spans(pattern))}
    stand = words.spans(says.STAND)
    if not stand and (taught := _lecture(words, found)):
        found = {BulletinForm.LECTURE: taught, **found}
    if found.keys() & {*_IN_HALLS, BulletinForm.PERFORMANCE} and all(
        words.source.plain.startswith("播放", span.start) for span in found.get(BulletinForm.BROADCAST, ())
    ):
        found.pop(BulletinForm.BROADCAST, None)  # a film shown to those who sit there
    if booth := _booth(words, found, stand):
        found = {BulletinForm.BOOTH: booth, **found}
    if not found and (told := words.spans(says.TOLD_TO_PUBLIC)):
        found = {BulletinForm.LECTURE if words.spans(says.HEARD) else BulletinForm.BOOTH: told}
    if BulletinForm.TRAINING in found and "讲座" not in words.source.plain:
        found.pop(BulletinForm.LECTURE, None)  # what teaches at a training is no lecture besides
    return found


def _lecture(words: _Words, found: Forms) -> tuple[Span, ...]:
    """Return the words for teaching where people came to hear it, or where nothing else was done."""
    if not found.keys() <= {BulletinForm.BROADCAST, BulletinForm.ONLINE, BulletinForm.CONTEST}:
        return ()
    told = words.spans(says.TAUGHT if BulletinForm.CONTEST in found else says.TOLD)
    if words.spans(says.HEARD):
        return told
    is_all = not (found.keys() - {BulletinForm.CONTEST} or words.spans(says.HANDED_OUT) or words.spans(says.PUT_UP))
    return told if is_all else ()


def _booth(words: _Words, found: Forms, stand: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the words that tell of a booth, none where there was none.

    Wherever people sit, play or are called on, papers are handed out, too: there it takes more than that.
    """
    handed, put_up, answered = words.spans(says.HANDED_OUT), words.spans(says.PUT_UP), words.spans(says.ANSWERED)
    beside = found.keys() & _WITH_PAPERS
    if beside == {BulletinForm.TRAINING}:
        return stand if handed else ()
    if beside & _IN_HALLS:
        return (stand or answered) if handed else ()
    if beside & {BulletinForm.PERFORMANCE, BulletinForm.CONTEST}:
        return stand or answered or (put_up if handed else ())
    if beside:
        return stand or ((*handed, *put_up) if handed and put_up else ())
    in_the_open = words.spans(says.IN_THE_OPEN)
    if stand or found.keys() <= {BulletinForm.EXHIBITION}:
        return stand or handed or (answered if found else put_up or in_the_open)
    return handed or (put_up and in_the_open)


def _is_set_apart(source: Source, place: int) -> bool:
    """Tell whether a word stands in brackets or in the title of a book."""
    return any(span.start <= place < span.end for span in (*source.asides, *source.titles))
