"""What a file is called: text from outside, never a path."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath

_LONGEST = 150
_NAMELESS = "fil"
# Control and direction marks, half characters and line ends: they hide what a name really says.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})


def file_name(name: str) -> str:
    """The last part of the name as one visible line, not too long, its ending kept."""
    seen = "".join(" " if unicodedata.category(sign) in _UNSEEN else sign for sign in name)
    name = " ".join(PurePosixPath(seen.replace("\\", "/")).name.split())
    if len(name) > _LONGEST:
        ending = PurePosixPath(name).suffix[:10]
        name = f"{name[: _LONGEST - len(ending) - 1]}…{ending}"
    return name.strip(". ") or _NAMELESS
