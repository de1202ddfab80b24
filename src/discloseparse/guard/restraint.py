"""Limits that the operating system keeps for the worker process."""

from __future__ import annotations

MEMORY = "memory"
"""The address-space limit holds."""


def restrain(memory: int) -> list[str]:
    """Limit this process to ``memory`` bytes of address space and to no core files.

    Returns the names of the limits that hold; Windows has none and macOS keeps none. Only the soft
    limit is set, so that a large helper program may raise its own up to the hard one.
    """
    try:
        import resource
    except ImportError:
        return []
    held = []
    limits = ((MEMORY, "RLIMIT_AS", memory), ("core", "RLIMIT_CORE", 0))
    for name, constant, value in limits:
        try:
            number = getattr(resource, constant)
            hard = resource.getrlimit(number)[1]
            if hard != resource.RLIM_INFINITY:
                value = min(value, hard)
            resource.setrlimit(number, (value, hard))
        except (AttributeError, OSError, ValueError):
            continue
        held.append(name)
    return held
