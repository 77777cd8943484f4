"""Which counts of people are not shown: small ones, and as many others as it takes that none can be worked out."""

from collections.abc import Mapping, Sequence


def is_small(count: int, below: int) -> bool:
    """Tell whether a count of people could point at somebody."""
    return 0 < count < below


def hidden_places(counts: Sequence[int], below: int) -> Mapping[int, bool]:
    """Return the places of the counts to hide, of some that are told with their sum, and which may be called small.

    One that is small is the sum less all others, and some that are small are known if the sum leaves them no
    choice. Then another is hidden with them: the smallest that is large enough to leave a choice, else the largest
    there is, and nothing is said of how small any of them is.
    """
    small = [place for place, count in enumerate(counts) if is_small(count, below)]
    summed = sum(counts[place] for place in small)
    if sum(counts) < below or (len(small) > 1 and len(small) < summed < len(small) * (below - 1)):
        return dict.fromkeys(small, True)
    if not small:
        return {}
    others = sorted((count, place) for place, count in enumerate(counts) if place not in small)
    other = next((found for found in others if found[0] >= 2 * below), max(others, default=None))
    if other is None:
        return dict.fromkeys(small, False)
    return {**dict.fromkeys(small, other[0] >= 2 * below), other[1]: False}
