"""Nodes and captures as Python's own binding of tree-sitter finds them: trees.py GRAMMAR QUERIES FILES ANSWERS.

QUERIES is a file with a query pack, FILES one that names a source a line. For each source ANSWERS has "# ", its path, a line
for each node in pre-order, and one for each match. Nodes that a match captures are told by their number in that order.
"""

import importlib
import sys

import tree_sitter

GRAMMARS = {
    "tsx": ("tree_sitter_typescript", "language_tsx"),
    "typescript": ("tree_sitter_typescript", "language_typescript"),
    "xml": ("tree_sitter_xml", "language_xml"),
}
MATCH_LIMIT = 1000


def nodes(tree, numbers):
    cursor = tree.walk()
    lines = []
    while True:
        node = cursor.node
        numbers[node.id, node.start_byte, node.end_byte] = len(lines)
        flags = (node.is_named, node.is_extra, node.is_missing, node.is_error, node.has_error)
        marks = "".join(mark for mark, flag in zip("nxmeh", flags) if flag)
        kind = node.type.translate({10: "\\n", 13: "\\r", 9: "\\t"})
        lines.append(f"{cursor.field_id or 0}:{kind} {node.start_byte}-{node.end_byte} {marks}")
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return lines


def matches(query, tree, numbers):
    cursor = tree_sitter.QueryCursor(query, match_limit=MATCH_LIMIT)
    lines = []
    for pattern, captures in cursor.matches(tree.root_node):
        parts = [
            f"{name}={numbers[node.id, node.start_byte, node.end_byte]}" for name, found in captures.items() for node in found
        ]
        if parts:
            lines.append(f"{pattern} " + " ".join(sorted(parts)))
    return lines


def main(grammar, queries, files, answers):
    module, function = GRAMMARS.get(grammar, (f"tree_sitter_{grammar}", "language"))
    language = tree_sitter.Language(getattr(importlib.import_module(module), function)())
    parser = tree_sitter.Parser(language)
    with open(queries, encoding="utf-8") as file:
        query = tree_sitter.Query(language, file.read())
    with open(files, encoding="utf-8") as file:
        paths = file.read().splitlines()
    with open(answers, "w", encoding="utf-8", newline="\n") as out:
        for path in paths:
            with open(path, "rb") as file:
                tree = parser.parse(file.read())
            numbers = {}
            lines = nodes(tree, numbers)
            out.write("\n".join(["# " + path, *lines, *matches(query, tree, numbers)]) + "\n")


main(*sys.argv[1:])
