"""The guard: work on untrusted bytes in a process of its own that may die.

:class:`Guard` keeps one long-lived worker process with an address-space limit (where the system has
one) and a wall-clock limit for each piece of work. A worker that crashes, loops or takes too much is
ended and the next piece of work gets a new one; the caller gets one typed error.

The worker is a fresh interpreter that talks over its standard streams, neither forked nor a
``multiprocessing`` child: nothing of the caller's memory, threads or ``__main__`` is repeated in it,
and it works the same in a script, a notebook and on Windows. What comes back is bytes that the
caller may validate; nothing a worker sends is ever unpickled.
"""

from __future__ import annotations

from discloseparse.guard.deadline import more_time
from discloseparse.guard.supervisor import Guard

__all__ = ["Guard", "more_time"]
