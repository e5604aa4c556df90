# A comment first.
"""The module.

    Indented.
"""


class A:
    r'''A raw one.'''

    def f(self):
        "Two " "parts."

    def g(self):
        f"not {one}"

    def h(self):
        x = 1
        "not one"
