"""Writing what an import brings: checked drafts by the thousand, each as the single verbs would write it."""

from collections.abc import Mapping
from typing import Any

from outreach_tui.domain.drafts import ConsultationDraft, ConsultationLine, DistributionDraft, EventDraft, MaterialLine
from outreach_tui.domain.identifiers import RecordId, new_ids
from outreach_tui.domain.months import Month
from outreach_tui.domain.vocabulary import Scope, Standing
from outreach_tui.store.bulk import Bulk, Fields
from outreach_tui.store.reads.whole import EventPlace
from outreach_tui.store.tables import Consultation, Distribution, Event
from outreach_tui.store.writer import Writer

Ids = Mapping[str, RecordId]

#: Records that wait to be written together.
_CHUNK = 500


class ImportWriter:
    """Writes events and lines in chunks; :meth:`finish` writes what is left."""

    def __init__(self, writer: Writer, communities: Ids, materials: Ids) -> None:
        self._bulk = Bulk(writer)
        self._office = writer.office
        self._actor = writer.action.actor
        self._communities = communities
        self._materials = materials
        self._ids = new_ids()
        self._events: list[Fields] = []
        self._consultations: list[Fields] = []
        self._distributions: list[Fields] = []

    def event(self, draft: EventDraft, year: int, serial: int, recorder: str) -> EventPlace:
        """Write an event with the lines in it."""
        place = EventPlace.of(next(self._ids), draft)
        self._events.append(self._event_fields(draft, place, year, serial, recorder))
        for line in draft.materials:
            self._distributions.append(self._copies_of_line(line, draft, place, recorder))
        for visit in draft.consultations:
            self._consultations.append(self._visit_of_line(visit, draft, place, recorder))
        if len(self._events) >= _CHUNK:
            self.finish()
        return place

    def _event_fields(self, draft: EventDraft, place: EventPlace, year: int, serial: int, recorder: str) -> Fields:
        own = {"ym": place.month.ym, "day_ym": Month.of(draft.day).ym, "standing": int(place.standing)}
        shared = {
            **own,
            "form": draft.form.value,
            "attendance": draft.attendance,
            "attendance_estimated": draft.attendance_estimated,
        }
        return {
            "id": place.id,
            "subdistrict_id": self._office,
            "year": year,
            "serial": serial,
            "day": draft.day,
            "day_end": draft.day_end,
            "starts_at": draft.starts_at,
            "ends_at": draft.ends_at,
            "title": draft.title,
            "status": draft.status.value,
            "scope": (Scope.SUBDISTRICT if draft.whole_subdistrict else Scope.COMMUNITIES).value,
            "venue": draft.venue,
            "organiser": draft.organiser,
            "co_organisers": draft.co_organisers,
            "opinions": draft.opinions,
            "recorder": recorder or self._actor,
            "note": draft.note,
            "deleted_at": None,
            **shared,
            "communities": [
                {"event_id": place.id, "community_id": key, "subdistrict_id": self._office, **shared}
                for key in sorted(self._communities[name] for name in draft.communities)
            ],
            "laws": [
                {"event_id": place.id, "position": position, "law": law} for position, law in enumerate(draft.laws)
            ],
            "audiences": [
                {
                    "event_id": place.id, "position": position, "audience": one.audience.value,
                    "attendance": one.attendance,
                }
                for position, one in enumerate(draft.audiences)
            ],
            "speakers": [
                {"event_id": place.id, "position": position, "name": speaker.name, "role": speaker.role.value}
                for position, speaker in enumerate(draft.speakers)
            ],
        }  # fmt: skip

    def _dated(self, draft: Any, event: EventPlace | None, community: str, recorder: str) -> Fields:
        """Return what a line of a day has: with its event it counts when and as the event does."""
        month = event.month if event else getattr(draft, "month", None) or Month.of(draft.day)
        return {
            "id": next(self._ids),
            "subdistrict_id": self._office,
            "community_id": self._communities[community] if community else None,
            "event_id": event.id if event else None,
            "ym": month.ym,
            "day_ym": Month.of(draft.day).ym,
            "day": draft.day,
            "standing": int(event.standing if event else Standing.DONE),
            "recorder": recorder or self._actor,
            "deleted_at": None,
        }

    def _copies_of_line(self, line: MaterialLine, draft: EventDraft, place: EventPlace, recorder: str) -> Fields:
        return {
            **self._dated(draft, place, line.community or place.community, recorder),
            "note": "",
            "material_id": self._materials[line.material],
            "quantity": line.quantity,
            "taken_out": None,
            "brought_back": None,
        }

    def _visit_of_line(self, line: ConsultationLine, draft: EventDraft, place: EventPlace, recorder: str) -> Fields:
        return {
            **self._dated(draft, place, line.community or place.community, recorder),
            **_visits(line),
            "followed_up_on": None,
        }

    def consultation(self, draft: ConsultationDraft, event: EventPlace | None, recorder: str, *, whole: bool) -> None:
        """Write a consultation; at an event it belongs to the event's one community unless it names ``whole``."""
        community = draft.community or (event.community if event and not whole else "")
        self._consultations.append(
            {
                **self._dated(draft, event, community, recorder),
                **_visits(draft),
                "followed_up_on": draft.followed_up_on,
            }
        )
        if len(self._consultations) >= _CHUNK:
            self.finish()

    def distribution(self, draft: DistributionDraft, event: EventPlace | None, recorder: str, *, whole: bool) -> None:
        """Write copies handed out; at an event they belong to its one community unless ``whole`` says otherwise."""
        community = draft.community or (event.community if event and not whole else "")
        self._distributions.append(
            {
                **self._dated(draft, event, community, recorder),
                "note": draft.note,
                "material_id": self._materials[draft.material],
                "quantity": draft.quantity,
                "taken_out": draft.taken_out,
                "brought_back": draft.brought_back,
            }
        )
        if len(self._distributions) >= _CHUNK:
            self.finish()

    def finish(self) -> None:
        """Write what waits, events before what hangs on them."""
        for table, waiting in (
            (Event, self._events),
            (Consultation, self._consultations),
            (Distribution, self._distributions),
        ):
            if waiting:
                self._bulk.add(table, waiting)
                waiting.clear()


def _visits(line: ConsultationLine | ConsultationDraft) -> Fields:
    return {
        "category": line.category.value,
        "outcome": line.outcome.value,
        "mode": line.mode.value,
        "adviser": line.adviser.value,
        "count": line.count,
        "note": line.note,
        "follow_up_on": line.follow_up_on,
    }
