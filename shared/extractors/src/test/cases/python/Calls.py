import os.path
import numpy as np
from .models import User, load as load_user
from stars import *


class Base:
    def save(self):
        pass


class Child(Base, Unknown):
    client: Client = None

    def __init__(self, user: User):
        super().__init__(user)
        self.user = User(1)

    def go(self, path="p".join([])):
        self.go()
        self.save()
        self.client.send(b"x")
        self.user.name()
        super().save()
        local = Base()
        local.save()
        os.path.join("a", *[1], k=2, **{})
        np.array([1])
        load_user(len(path), lambda: print(1))
        unknown(1)(2)
        table["x"](y for y in z)
        "".strip()
        Base.save(self)
        user.name()

    @np.cached(1)
    @property
    def decorated(self, user: User):
        user.name()


Child(None).go()
x = [*idx(1), *dict.fromkeys(a), *a.b.c(2)]
(a.b)(x)
(
    f
)(x)
type(self).cache = g(1)
