import dataclasses
import functools as ft
from typing import List, Optional, TypeVar
from . import registry

T = TypeVar("T")
password: str = "hunter2"


@ft.lru_cache(maxsize=None, typed=not True)
@registry.add("a", *names, key=lambda k: k, **options)
def f(a, b: int = 1, /, c: "List[int]" = [], *rest: str, d, e: Optional[str] = None, **more: T) -> List["C"]:  # noqa: E501
    # type: ignore
    x: dict[str, int] = {}
    y = []  # type: List[int]  # the rest
    z.token: "dataclasses.Field | None" = g(token="abc123")
    return lambda q, w=(1, 2): q  # type: ignore[arg-type, misc] # noqa


@dataclasses.dataclass
@(lambda c: c)
class C[U]:
    a: int
    b: U = 1  # pylint: disable=invalid-name

    @property
    async def h(self, v: U,  # type: str
                *, w=b"é") -> U:
        # type: (...) -> int
        ...

    @h.setter
    def h(self, v): ...
