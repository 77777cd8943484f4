"""What frozen values have in common, written once: compiled anew for every class it takes most of their making."""

import dataclasses
from collections.abc import Callable
from typing import Any

__all__ = ["Value", "dataclass"]

TYPE_CHECKING = False  # as typing's, which costs 5 ms to ask
if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(**_how: bool) -> Callable[[Any], Any]:
        """As that of the standard library, for a :class:`Value`; what makes one is compiled when the first is made."""
        return _value_class


def _value_class(cls: Any) -> Any:
    made = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)

    def begin(self: Any, *arguments: Any, **named: Any) -> None:
        made.__init__ = _initialiser(made)
        made.__init__(self, *arguments, **named)

    made.__init__ = begin
    return made


def _initialiser(cls: Any) -> Callable[..., None]:
    """Compile what takes the values of all fields and keeps them."""
    known: dict[str, Any] = {"MISSING": dataclasses.MISSING}
    heads, lines = ["self"], ["kept = self.__dict__"]
    for field in dataclasses.fields(cls):
        name, value = field.name, field.name
        if field.default_factory is not dataclasses.MISSING:
            known[f"make_{name}"] = field.default_factory
            heads.append(f"{name}=MISSING")
            value = f"make_{name}() if {name} is MISSING else {name}"
        elif field.default is not dataclasses.MISSING:
            known[f"usual_{name}"] = field.default
            heads.append(f"{name}=usual_{name}")
        else:
            heads.append(name)
        lines.append(f"kept[{name!r}] = {value}")
    exec(f"def __init__({', '.join(heads)}):\n " + "\n ".join(lines), known)  # noqa: S102 - as dataclasses does
    return known["__init__"]  # type: ignore[no-any-return]


class Value:
    """For dataclasses made with ``frozen=True, eq=False, repr=False``: equal when of one class and all fields are."""

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse."""
        raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        """Refuse."""
        raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        """Tell whether the other is of the same class and has the same in every field."""
        return vars(self) == vars(other) if other.__class__ is self.__class__ else NotImplemented

    def __hash__(self) -> int:
        """Return the hash of all fields."""
        return hash(tuple(vars(self).values()))

    def __repr__(self) -> str:
        """Return the value as it would be made."""
        fields = ", ".join(f"{name}={field!r}" for name, field in vars(self).items())
        return f"{type(self).__qualname__}({fields})"
