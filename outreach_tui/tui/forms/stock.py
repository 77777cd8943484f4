"""Forms of the stock: a material of the catalogue, and copies that came, went or were counted."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from unicodedata import normalize

from textual.widget import Widget

from outreach_tui.domain.drafts import DistributionDraft, MaterialDraft, StockDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.laws import LAWS
from outreach_tui.domain.new_materials import kind_at_end
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem, Refused, Severity
from outreach_tui.domain.records import Material, MovementKind
from outreach_tui.domain.vocabulary import MaterialKind
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.matching import candidates
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.event_texts import Reader
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.forms.fields import community_field, day_field
from outreach_tui.tui.text import in_line
from outreach_tui.tui.typed_names import offered_labels
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.labels import label


class MaterialForm(Form):
    """Adds a material to the catalogue, or changes the one given."""

    enter_saves = True

    def __init__(self, material: Material | None = None) -> None:
        self._known: Known | None = None
        self._before = material
        self.heading = _("Change material") if material else _("New material")
        self.draft_name = f"material-{material.id if material else 'new'}"

    @property
    def replaces(self) -> bool:
        """Whether a catalogue entry is changed."""
        return self._before is not None

    def fields(self) -> Iterable[Widget]:
        """Yield the four things there are to say about a material."""
        yield FormField("name", _("Material"))
        yield FormField(
            "kind",
            _("Kind"),
            offers=partial(offered_labels, MaterialKind),
            placeholder=_("empty: what the name says"),
        )
        yield FormField("unit", _("Measure word"), placeholder=_("empty: the usual one of its kind"))
        yield FormField("law", _("Law"), offers=_laws, complete=False)

    def opening(self, office: Office) -> Texts:
        """Return the material as it is."""
        self._known = office.known()
        if self._before is None:
            return {}
        found = self._before = office.material(self._before.id)
        return {"name": found.name, "kind": label(found.kind), "unit": found.measure, "law": found.law}

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save the material as it was typed."""
        assert self._known is not None
        reader = Reader(texts, self._known, self._known.today)
        kind = reader.code("kind", MaterialKind) or kind_at_end(texts.get("name", ""))
        if kind is None and not reader.problems:
            reader.problems.append(Problem("required", "kind"))
        if kind is None or reader.problems:
            return None, reader.problems
        retired = self._before.retired if self._before else False
        draft = MaterialDraft(texts.get("name", ""), kind, texts.get("unit", ""), texts.get("law", ""), retired)
        return partial(self._save, draft), ()

    def _save(self, draft: MaterialDraft, office: Office, insist: bool) -> Saved:
        from outreach_tui.services.stock import Stock

        if self._before is None:
            return Stock(office).add_material(draft, insist=insist)
        changed = self._before
        return Stock(office).change_material(changed.id, draft, version=changed.version, insist=insist)


class MoveForm(Form):
    """Records copies that came in, went out, or were counted; the hint says what will be on hand then."""

    enter_saves = True
    replaces = False

    def __init__(self, kind: MovementKind, material: str) -> None:
        self._kind = kind
        self._material = material
        self._known: Known | None = None
        self._on_hand: Mapping[str, int] = {}
        self.heading = {
            MovementKind.RECEIPT: _("Copies received"),
            MovementKind.HANDED_OUT: _("Copies handed out"),
            MovementKind.ADJUSTMENT: _("Stock counted"),
        }[kind]
        self.draft_name = f"stock-{kind.value}"

    def fields(self) -> Iterable[Widget]:
        """Yield the fields, the number first: the material is chosen already."""
        asked = {
            MovementKind.RECEIPT: "200",
            MovementKind.HANDED_OUT: "30",
            MovementKind.ADJUSTMENT: _("what was counted, or +5 and -5"),
        }
        yield FormField("quantity", _("Quantity"), describe=self._describe, placeholder=asked[self._kind])
        yield FormField("material", _("Material"), offers=self._materials)
        yield day_field("date", _("Day"), lambda: self._today)
        if self._kind is MovementKind.HANDED_OUT:
            yield community_field(lambda: self._known, placeholder=_("empty: the whole subdistrict"))
            yield FormField("event", _("Event"), placeholder=_("its number, where they were handed out at one"))
        yield FormField("note", _("Remark"))

    def opening(self, office: Office) -> Texts:
        """Return the material that was chosen, and today."""
        self._known = office.known()
        self._on_hand = {stock.material.name: stock.on_hand for stock in Listing(office).stock()}
        return {"material": self._material, "date": self._known.today.isoformat()}

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save what moved."""
        assert self._known is not None
        reader = Reader(texts, self._known, self._known.today)
        day, (names, _whole) = reader.day("date"), reader.communities()
        problems = [*reader.problems]
        if day is None and not problems:
            problems.append(Problem("required", "date"))
        quantity = self._quantity(texts.get("quantity", ""), texts.get("material", ""))
        if quantity is None:
            value = texts.get("quantity", "").strip()
            problems.append(Problem("unreadable_number" if value else "required", "quantity", value))
        if problems or day is None or quantity is None:
            return None, problems
        material, note = texts.get("material", "").strip(), texts.get("note", "")
        if self._kind is MovementKind.HANDED_OUT:
            given = DistributionDraft(
                material, quantity, day, names[0] if names else "", texts.get("event", "").strip(), note=note
            )
            return partial(_give, given), ()
        draft = StockDraft(material, quantity, day, note)
        if self._kind is MovementKind.RECEIPT:
            return partial(_receive, draft), ()
        counted = not _is_signed(texts.get("quantity", ""))
        return partial(_adjust, draft, self._on_record(material) if counted else None), ()

    def _quantity(self, text: str, material: str) -> int | None:
        """Return the copies that move; of a count, the difference to what is on record."""
        plain, signed = normalize("NFKC", text).strip(), _is_signed(text)
        count = read_count(plain[1:] if signed else plain) if plain else None
        if count is None:
            return None
        if self._kind is not MovementKind.ADJUSTMENT:
            return -count.value if plain[0] == "-" else count.value
        if signed:
            return count.value if plain[0] == "+" else -count.value
        return count.value - self._on_record(material)

    def _on_record(self, material: str) -> int:
        """Return the copies that were on hand when the form was opened."""
        found = self._known.material(material) if self._known else None
        return self._on_hand.get(found.name if found else material, 0)

    def _describe(self, text: str) -> str:
        quantity = self._quantity(text, self._material)
        if quantity is None:
            return ""
        moved = -quantity if self._kind is MovementKind.HANDED_OUT else quantity
        left = self._on_hand.get(self._material, 0) + moved
        told = _("{count} on hand then").format(count=left)
        return f"{told}   ({moved:+d})" + ("   " + _("! below zero") if left < 0 else "")

    def said(self, saved: Saved) -> str:
        """Return what was recorded of which material."""
        return f"{self.heading}: {in_line(saved.name)}"

    def _materials(self, text: str) -> Sequence[str]:
        known = self._known.materials if self._known else ()
        return candidates(text, [material.name for material in known if not material.retired])

    @property
    def _today(self) -> date:
        return self._known.today if self._known else date.min


def _give(draft: DistributionDraft, office: Office, insist: bool) -> Saved:
    from outreach_tui.services.stock import Stock

    if draft.event:
        draft = replace(draft, day=office.event(draft.event).day)
    return Stock(office).give(draft, insist=insist)


def _is_signed(text: str) -> bool:
    return normalize("NFKC", text).strip()[:1] in ("+", "-")


def _receive(draft: StockDraft, office: Office, insist: bool) -> Saved:
    from outreach_tui.services.stock import Stock

    return Stock(office).receive(draft, insist=insist)


def _adjust(draft: StockDraft, seen: int | None, office: Office, insist: bool) -> Saved:
    """Save a correction; of a count, ``seen`` is what was on record then, and others may have handed out since."""
    from outreach_tui.services.stock import Stock

    if seen is not None:
        name = office.material(draft.material).name
        now = next(stock.on_hand for stock in Listing(office).stock() if stock.material.name == name)
        counted = seen + draft.quantity
        if now != seen and not insist:
            details = {"was": str(seen), "now": str(now)}
            raise Refused(Problem("stock_moved", "quantity", str(counted), Severity.DOUBT, details=details))
        draft = replace(draft, quantity=counted - now)
    return Stock(office).adjust(draft, insist=insist)


def _laws(text: str) -> Sequence[str]:
    return candidates(text, [law.name for law in LAWS])
