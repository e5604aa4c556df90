import os.path, json as js
from . import registry as reg, other
from typing import *

LIMIT = 10
_cache: dict[str, "Node"] = {}


class Base:
    limit = LIMIT

    def __init__(self, size: int = limit):
        self.size = size
        self.__hidden = self.missing


class Node[T: Base](Base, metaclass=reg.Meta):
    kind: T

    @staticmethod
    def make(*names, **options) -> "Node":
        global _cache, made
        made = Node(len(names)).walk()
        return [Base(name) for name in names if name not in _cache]

    def walk(self):
        total = 0
        def inner(step):
            nonlocal total
            total += step + self.size + __debug__
            del options[step]
        return lambda x, y=total: inner(x) or os.path.join(x, y, sep=js)

    async def read(self, kind: kind):
        try:
            async with other.open(kind) as file, unknown():
                match file:
                    case Base(size=s) | [s, *_] if (n := s): print(n)
                    case {"a": a, **rest} as whole: return rest, whole, a
        except (OSError, Any) as problem:
            raise problem from None


@reg.add
def f(é): return é.x.y, Node.make, Node.limit


type Alias[*Ts] = tuple[Ts, Node]


def outer():
    seen = None
    def inner():
        nonlocal seen
        seen = 1
    return seen
