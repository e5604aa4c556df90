from __future__ import annotations
import os, sys as system
import xml.dom.minidom
from . import sibling
from ..up.above import (one, two as deux)
from json import *
if TYPE_CHECKING:
    from typing import Protocol


def late():
    import late_module

__all__ = ["x", "join"] + ["Public"]
__all__ += ("late",)
__all__.extend(["more"])
if not TYPE_CHECKING:
    import run_time
else:
    from checked import late
class Public: pass
class _more: pass
more = 1
