"""Names that are bound more than once: each of their meanings is one."""
try:
    import simplejson as json
except ImportError:
    import json

try:
    from fast import parse, Scanner, limit
except ImportError:
    parse = None

    class Scanner:
        def scan(self): pass

    limit = 1

if json:
    def load(text): return json.loads(text)
else:
    def load(text): return parse(text)

for limit in range(limit): load(limit)

import os
import os.path


class Reader(Scanner):
    from mixed import close, method
    method = staticmethod(method)
    attempts = 0

    def read(self, text):
        from inner import helper, attempts
        self.method(text), self.close()
        return helper(), attempts(), Scanner.scan(self), json.decoder.scanner.scan(), os.path.join()


def local(flag):
    if flag:
        from first import made
    else:
        from second import made, made
    helper(), attempts()
    return made(), made.of()


def lazy():
    global late, kept
    from slow import late, kept
    kept = late()


def shadowing():
    global lazy
    helper = lazy
    parse = helper
    def inner():
        nonlocal parse
        from third import parse
    return late(), kept(), parse(), inner()


from shapes import Base, area
area()


class Base(Base):
    area = area()

    def __init__(self):
        self.area = area
        self.shape = Base.area

    def resized(self, to: area()): pass


def area(): return Base()


class Defaults:
    limit = limit
