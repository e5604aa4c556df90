"""Written by hand."""
import os
# BEGIN GENERATED
import generated_import
# END GENERATED

TEMPLATE = """
# BEGIN
"""


class Options:
    """Options, most of them generated."""

    # ---- BEGIN GENERATED ----
    first = make(1)

    def second(self):
        return call()
    # ---- END GENERATED ----

    def by_hand(self):
        return os.getcwd()


class AllGenerated:
    # BEGIN GENERATED
    third = 3
    # END GENERATED


after()
