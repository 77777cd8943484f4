"""What verifying and proofreading found, in words."""

from collections.abc import Sequence

from outreach_tui.domain.rounding import Rule
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.reports.model import percent_text
from outreach_tui.reports.proofreading import Fault, Finding
from outreach_tui.reports.verifying import Checked, Verdict


def verdict_text(one: Checked) -> str:
    """Return what became of a figure that no longer holds."""
    claim = one.claim
    if not claim.id:
        return _sentence_text(one)
    if one.verdict is Verdict.ALTERED:
        return _("{shown}: the document was changed after it was written.").format(shown=claim.shown)
    if one.now is None:
        return _("{shown}: the records no longer give this figure.").format(shown=claim.shown)
    return _("{shown}: was {then}, is now {now}.").format(
        shown=claim.shown, then=_exactly(claim.value, claim.rule), now=_exactly(one.now.value, one.now.rule)
    )


def _sentence_text(one: Checked) -> str:
    """Return what became of the words of a sentence."""
    if one.verdict is Verdict.ALTERED:
        return _("This sentence was edited in the document; its figures were counted all the same.")
    if not one.reads:
        return _("The records no longer say this.")
    return _("The records say it in other words now: {sentence}").format(sentence=one.reads)


def untrue_text(wrong: Sequence[Checked]) -> str:
    """Return how many sentences do not hold."""
    count = len({one.claim.sentence for one in wrong})
    told = ngettext("{count} sentence does not hold.", "{count} sentences do not hold.", count)
    return told.format(count=count)


def _exactly(value: float | None, rule: Rule) -> str:
    if value is None:
        return _("hidden")
    return percent_text(value) if rule is Rule.PERCENT else str(value)


def finding_text(found: Finding) -> str:
    """Return what is wrong with a place in a text."""
    template = {
        Fault.ABOVE_TRUTH: _("“{quote}” is above the truth: the records say {truth}."),
        Fault.TWO_MARKS: _("“{quote}” has two marks at once; nearly, about and over (近, 约, 余) exclude each other."),
        Fault.WRONG_MEASURE: _("“{quote}” has the wrong measure word; it is counted in {measure}."),
        Fault.NEEDLESS_MARK: _("“{quote}” is exactly {truth}, not more; leave the mark out."),
        Fault.UNSUPPORTED: _("“{quote}” is not what the records support: they say {truth}."),
    }[found.fault]
    between = " " if found.measure.isascii() else ""
    return template.format(quote=found.quote, truth=f"{found.truth}{between}{found.measure}", measure=found.measure)
