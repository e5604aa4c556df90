"""What CPython says of files: one run over a list of paths, facts as lines of text.

Runs under CPython itself (python facts.py KIND LIST OUT) and under pyodide (see oracle.mjs).
"""

import sys
import warnings


def plain_facts(source, out):
    """Nodes outside formatted strings, in which CPython before 3.12 has no places."""
    ast_facts(source, out, False)


def ast_facts(source, out, in_strings=True):
    import ast

    tree = ast.parse(source)
    stack = [(tree, "")]
    while stack:
        node, parent = stack.pop()
        name = type(node).__name__
        if hasattr(node, "lineno"):
            out.append(f"{name} {node.lineno} {node.col_offset} {node.end_lineno} {node.end_col_offset}")
        elif not isinstance(node, (ast.expr_context, ast.operator, ast.boolop, ast.unaryop, ast.cmpop)):
            out.append(f"{name} in {parent}")
        if in_strings or not isinstance(node, ast.JoinedStr):
            for child in ast.iter_child_nodes(node):
                stack.append((child, name))


def symtable_facts(source, out):
    import _symtable
    import symtable

    bits = {
        "global_statement": _symtable.DEF_GLOBAL,
        "assigned": _symtable.DEF_LOCAL,
        "parameter": _symtable.DEF_PARAM,
        "nonlocal": _symtable.DEF_NONLOCAL,
        "referenced": _symtable.USE,
        "free_class": _symtable.DEF_FREE_CLASS,
        "imported": _symtable.DEF_IMPORT,
        "annotated": _symtable.DEF_ANNOT,
        "comprehension_variable": _symtable.DEF_COMP_ITER,
        "type_parameter": _symtable.DEF_TYPE_PARAM,
        "comprehension_cell": _symtable.DEF_COMP_CELL,
    }
    places = {
        _symtable.LOCAL: "LOCAL",
        _symtable.GLOBAL_EXPLICIT: "GLOBAL_EXPLICIT",
        _symtable.GLOBAL_IMPLICIT: "GLOBAL_IMPLICIT",
        _symtable.FREE: "FREE",
        _symtable.CELL: "CELL",
    }
    kinds = {value: name[5:].lower() for name, value in vars(_symtable).items() if name.startswith("TYPE_")}
    top = symtable.symtable(source, "file", "exec")._table
    stack = [(top, "")]
    while stack:
        scope, around = stack.pop()
        kind = kinds[scope.type]
        path = f"{around}/{kind}:{scope.name}:{scope.lineno}"
        out.append(f"scope {path} {'nested' if scope.nested else ''}")
        for name, flags in scope.symbols.items():
            words = ",".join(word for word, bit in bits.items() if flags & bit)
            place = places[flags >> _symtable.SCOPE_OFF & _symtable.SCOPE_MASK]
            out.append(f"symbol {path} {name} {place} {words}")
        stack.extend((child, path) for child in scope.children)


def token_facts(source, out):
    """Tokens as CPython's own tokenizer cuts them; columns in UTF-8 bytes."""
    import io
    import re
    import tokenize

    names = {"NAME", "NUMBER", "STRING", "COMMENT", "OP"}
    ends = {"FSTRING_START": "FSTART", "FSTRING_END": "FEND", "TSTRING_START": "FSTART", "TSTRING_END": "FEND"}
    compile(source, "file", "exec", dont_inherit=True, flags=0x400)  # only the tree: is it Python at all?
    # Lines that end with a lone carriage return are the parser's, but not this module's.
    source = re.sub(rb"\r(?!\n)", b"\n", source)
    for token in tokenize.tokenize(io.BytesIO(source).readline):
        name = tokenize.tok_name[token.type]
        if name in names or name in ends:
            (line, column), (end_line, end_column) = token.start, token.end
            first, *rest = token.line.splitlines(keepends=True)
            last = first if end_line == line else token.string.splitlines(keepends=True)[-1]
            column = len(first[:column].encode())
            end_column = len(last[:end_column].encode())
            out.append(f"{ends.get(name, name)} {line} {column} {end_line} {end_column}")


def query_facts(source, out):
    """What the tables of definitions, calls, imports, docs and annotations say of a file."""
    import ast
    import inspect

    def span(node):
        return f"{node.lineno} {node.col_offset} {node.end_lineno} {node.end_col_offset}"

    def arguments(args):
        positional = args.posonlyargs + args.args
        pairs = list(zip(positional[len(positional) - len(args.defaults):], args.defaults))
        for arg, value in pairs + list(zip(args.kwonlyargs, args.kw_defaults)):
            if value is not None:
                out.append(f"default {arg.arg} {span(value)}")

    tree = ast.parse(source)
    decorators = set()
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            out.append(f"definition {kind} {node.name} {span(node)}")
            for decorator in node.decorator_list:
                decorators.add(decorator)
                out.append(f"decorator {node.name} {span(decorator)}")
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            arguments(node.args)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Module)):
            if ast.get_docstring(node, clean=False) is not None:
                first = node.body[0].value
                # Texts are compared where they are as written; white space at the ends of lines is not kept.
                plain = b"\\" not in source and b"\t" not in source
                lines = inspect.cleandoc(first.value).split("\n") if plain else []
                text = "\n".join(line.rstrip() for line in lines).strip("\n")
                out.append(f"docstring {getattr(node, 'name', '')} {span(first)} {len(text.encode())}")
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node not in decorators:
            name = getattr(node.func, "attr", None) or getattr(node.func, "id", "")
            out.append(f"call {span(node)} {name} {len(node.args) + len(node.keywords)}")
        elif isinstance(node, ast.Import):
            for alias in node.names:
                out.append(f"import {alias.name} - {alias.asname or '-'} 0")
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = alias.name
                out.append(f"import {node.module or ''} {name} {alias.asname or '-'} {node.level}")


KINDS = {"queries": query_facts, "ast": ast_facts, "plain": plain_facts, "symtable": symtable_facts, "tokens": token_facts}


def run(kind, list_path, out_path, root=""):
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(100_000 if sys.platform != "emscripten" else 5_000)
    with open(list_path, encoding="utf-8") as paths, open(out_path, "w", encoding="utf-8", newline="\n") as result:
        for path in paths.read().splitlines():
            out = []
            try:
                with open(root + path, "rb") as file:
                    source = file.read()
                KINDS[kind](source, out)
                result.write(f"# {path}\n")
                result.writelines(line + "\n" for line in out)
            except (SyntaxError, ValueError, RecursionError, MemoryError) as problem:
                message = str(problem).replace("\n", " ")
                result.write(f"! {path}\n! {type(problem).__name__}: {message}\n")


if __name__ == "__main__" and len(sys.argv) == 4:
    run(*sys.argv[1:])
