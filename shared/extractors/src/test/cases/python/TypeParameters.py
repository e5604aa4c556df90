from typing import Protocol

T = int


class Plain[T]: pass
class Bound[T: int, U: (str, bytes), *Ts, **P](Base[T], key=U):
    type Own[V] = tuple[T, V, Own]
    first: T
    U = 1

    def method[T, W: T = U](self, a: T, *rest: *Ts, b: W = T, **more: P.kwargs) -> Own[U]:
        def inner[X](x: X) -> T: return x
        return [T for T in a], lambda T: (T, W)

    async def late[__Private: T](self) -> __Private: ...


class Default[T = int, *Ts = *tuple[int, ...], **P = [str, T],](Protocol): pass
class Dotted[*Ts = *a.b[T], S = lambda x=1, *y: (x, T)]: x: S = T
class Lines[
    T  # = no default
    : int = # * and its comment
    str | None,
    *Ts
    = \
    * Plain[int],
]: pass


def function[T: f(x=1) = g(y=2), U = T if T else "]", **P = ...](a: T = T) -> U: return T, P
def nested[T](a: T):
    U = T
    class Inner[V = U](Plain[T]):
        type Alias = tuple[T, U, V, __class__]
        def m(self) -> Alias: return super().m(T)
    return Inner


type Simple = Simple | T
type Recursive[T] = list[Recursive[T]]
type Many[T: int = bool, *Ts = *tuple[T], **P = [Ts]] = Callable[P, tuple[T, *Ts]]
type Late = [x for x in T if (lambda: x)()]
type type = int
type match[type] = type
