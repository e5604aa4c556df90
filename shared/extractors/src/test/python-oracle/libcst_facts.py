"""What LibCST says of files: python libcst_facts.py LIST OUT, in the form of facts.py."""

import sys

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider, QualifiedNameProvider

NEWLINES = {"\n": "lf", "\r\n": "crlf", "\r": "cr"}


def dotted(node):
    """The parts of a plain dotted name, or None."""
    parts = []
    while isinstance(node, cst.Attribute):
        parts.append(node.attr.value)
        node = node.value
    return [node.value] + parts[::-1] if isinstance(node, cst.Name) else None


def facts(source, out):
    module = cst.parse_module(source)
    indent = module.default_indent
    shown = "tab" if indent == "\t" else str(len(indent)) if indent.strip(" ") == "" else repr(indent)
    out.append(f"module {module.encoding} {NEWLINES[module.default_newline]} {shown} {module.has_trailing_newline}")
    wrapper = MetadataWrapper(module, unsafe_skip_copy=True)
    names = wrapper.resolve(QualifiedNameProvider)
    places = wrapper.resolve(PositionProvider)
    lines = source.decode(module.encoding).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def name(kind, node):
        lazy = names.get(node, ())
        found = {each.name for each in (lazy() if callable(lazy) else lazy)}
        # Relative modules have no absolute name here.
        if dotted(node) and found and not any(each.startswith(".") for each in found):
            place = places[node].start
            column = len(lines[place.line - 1][: place.column].encode())
            out.append(f"{kind} {place.line} {column} {','.join(sorted(found))}")

    class Visitor(cst.CSTVisitor):
        def visit_Call(self, node):
            name("call", node.func)

        def visit_ClassDef(self, node):
            for base in node.bases:
                if not base.star:
                    name("base", base.value)

    wrapper.module.visit(Visitor())


def run(list_path, out_path):
    sys.setrecursionlimit(20_000)
    with open(list_path, encoding="utf-8") as paths, open(out_path, "w", encoding="utf-8", newline="\n") as result:
        for path in paths.read().splitlines():
            out = []
            try:
                with open(path, "rb") as file:
                    facts(file.read(), out)
                result.write(f"# {path}\n")
                result.writelines(line + "\n" for line in out)
            except Exception as problem:
                message = str(problem).replace("\n", " ")
                result.write(f"! {path}\n! {type(problem).__name__}: {message}\n")


run(*sys.argv[1:])
