type Pair[T] = tuple[T, T]
LIMIT: int = 10
a = b = 1
c, (d, *e) = 1, (2, 3)
a = 2


class Base[T](Generic[T], pkg.Other, metaclass=Meta):
    field: str = "x"
    _hidden, __secret = 1, 2

    def __init__(self, first, /, second: int = 1, *rest: str, key=None, **options) -> None:
        self.first = first
        self.second: int = second
        other.third = 3

    @staticmethod
    def plain(x):
        x.not_a_field = 1

    async def run(self):
        """Runs."""
        for i, j in self.pairs():
            with open(i) as handle:
                total = (count := 1)
        return lambda v, *w: v  # the last comment is no part of it


def outer():
    global LIMIT
    LIMIT = 20

    def inner():
        nonlocal_value = 1
        return nonlocal_value

    try:
        pass
    except ValueError as error:
        pass
    match a:
        case Point(x=0, y=q) | [q, *_]:
            pass
        case {"k": v, **others} as whole:
            pass
    return inner
