"""What LibCST says of files: python libcst_facts.py LIST OUT, in the form of facts.py."""

import codecs
import re
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
    bom = len(codecs.BOM_UTF8) if source.startswith(codecs.BOM_UTF8) else 0
    lines = re.split("(?<=\n)|(?<=\r)(?!\n)", source[bom:].decode(module.encoding))
    starts = [bom]
    for line in lines:
        starts.append(starts[-1] + len(line.encode(module.encoding)))

    def offset(node):
        """Offset of a node's first byte in the file."""
        place = places[node].start
        return starts[place.line - 1] + len(lines[place.line - 1][: place.column].encode(module.encoding))

    def name(kind, node):
        lazy = names.get(node, ())
        found = {(each.name, each.source.name) for each in (lazy() if callable(lazy) else lazy)}
        parts = dotted(node)
        if parts and found:
            root = node
            while isinstance(root, cst.Attribute):
                root = root.value
            last = node.attr if isinstance(node, cst.Attribute) else node
            told = ",".join(f"{name}:{source}" for name, source in sorted(found))
            out.append(f"{kind} {offset(root)} {offset(last)} {'.'.join(parts)} {told}")

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
