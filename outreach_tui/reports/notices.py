"""Two printed pages about personal data: the notice for the booth, and the record of processing.

Both are plain HTML for one sheet of A4. What a notice has to tell is in the Personal Information Protection Law,
articles 17 (notice) and 55 to 56 (record of processing).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from outreach_tui.domain.text import clean
from outreach_tui.i18n import LANGUAGES
from outreach_tui.i18n import gettext as _

_STYLE = """
@page { size: A4; margin: 25mm 25mm 20mm; }
body { font: 14pt/1.7 FangSong, "FangSong_GB2312", "Noto Serif CJK SC", serif; max-width: 160mm; margin: 2em auto; }
h1 { font: 22pt/1.4 SimSun, "Noto Serif CJK SC", serif; font-weight: bold; text-align: center; }
h2 { font: 15pt/1.6 SimHei, "Noto Sans CJK SC", sans-serif; margin: 1em 0 0.2em; }
p { margin: 0.2em 0; }
table { border-collapse: collapse; width: 100%; font-size: 11pt; line-height: 1.45; }
th, td { border: 1px solid #444; padding: 0.3em 0.5em; text-align: left; vertical-align: top; }
.foot { margin-top: 1.2em; text-align: right; }
@media (prefers-color-scheme: dark) { @media screen { body { background: #111; color: #eee; } } }
"""


@dataclass(frozen=True)
class Keeping:
    """What the pages have to tell of an office: its name, and how long contacts are kept, in days."""

    subdistrict: str
    contact_days: int
    contacts: int = 0
    day: str = ""


def booth_notice(keeping: Keeping, language: str) -> str:
    """Return the page that stands on the table of a booth."""
    paragraphs = [
        (
            _("What is written down"),
            _(
                "Of each consultation: the day, the community, what it was about and how it ended."
                " You need not give your name, telephone number or identity card;"
                " without them you are advised just the same."
            ),
        ),
        (
            _("If you want an answer later"),
            _(
                "Only then, and only with your consent, is it noted how to reach you."
                " It is kept apart from the consultation, is used for the answer alone,"
                " and is removed at the latest {days} days after the answer is due."
            ).format(days=keeping.contact_days),
        ),
        (
            _("What becomes of it"),
            _(
                "Figures are reported as counts, never by person."
                " Nothing is given to others, and nothing leaves this office without a reason in law."
            ),
        ),
        (
            _("Your rights"),
            _(
                "You may ask what is kept about you, have it corrected or removed,"
                " and take your consent back at any time."
            ),
        ),
        (_("Who is responsible"), keeping.subdistrict),
    ]
    body = "".join(f"<h2>{_shown(heading)}</h2><p>{_shown(text)}</p>" for heading, text in paragraphs)
    return _page(_("Notice on personal data"), body, language)


def processing_record(keeping: Keeping, language: str) -> str:
    """Return the record of processing: what is kept, why, how long, and who may see it."""
    rows = [
        (
            _("Consultations"),
            _("Counts by community, category and outcome for the yearly plan and report"),
            _("No name, telephone or identity card; numbers in remarks are masked"),
            _("As long as the figures are needed"),
        ),
        (
            _("Contacts"),
            _("Giving a promised answer"),
            _("Name and telephone, with consent; {count} kept now").format(count=keeping.contacts),
            _("{days} days after the answer is due, then purged").format(days=keeping.contact_days),
        ),
        (
            _("Events"),
            _("Record of what was done"),
            _("Names of speakers and organisers, in their office"),
            _("As long as the file of the event"),
        ),
        (
            _("Attached files"),
            _("Evidence of events"),
            _("Photos and sign-in sheets"),
            _("Sign-in sheets until they are purged"),
        ),
        (
            _("History"),
            _("Who changed what, so that it can be taken back"),
            _("Copies of the records above"),
            _("Purged together with the records"),
        ),
    ]
    headings = (_("Records"), _("Purpose"), _("Personal data"), _("Kept"))
    body = (
        f"<p>{_shown(_('Responsible: {subdistrict}').format(subdistrict=keeping.subdistrict))}</p>"
        + _table(headings, rows)
        + f"<h2>{_shown(_('Protection'))}</h2><p>"
        + _shown(
            _(
                "Everything is kept on this office's own computer or server in China; the program connects to nothing"
                " else. Files can be read by their owner alone. Contacts are masked in lists and never exported."
            )
        )
        + f"</p><p class=foot>{_shown(keeping.day)}</p>"
    )
    return _page(_("Record of processing of personal data"), body, language)


def _table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f"<th>{_shown(heading)}</th>" for heading in headings)
    body = "".join("<tr>" + "".join(f"<td>{_shown(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{head}</tr>{body}</table>"


def _page(title: str, body: str, language: str) -> str:
    return (
        f'<!doctype html>\n<html lang="{LANGUAGES[language].tag}"><head><meta charset="utf-8">'
        f"<title>{_shown(title)}</title><style>{_STYLE}</style></head>\n<body><h1>{_shown(title)}</h1>\n{body}\n</body></html>\n"
    )


def _shown(text: str) -> str:
    """Return a text that means nothing but itself in HTML."""
    return escape(clean(text))
