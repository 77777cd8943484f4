"""What frozen values have in common, written once: compiled anew for every class it takes half of their making."""


class Value:
    """For dataclasses made with ``frozen=True, eq=False, repr=False``: equal when of one class and all fields are."""

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
