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
