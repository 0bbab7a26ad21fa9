"""Writes the reference pages of the module: `reference.py MODULE KOTLIN TO`, with pdoc.

What a field of a record means is written into Kotlin's side and not into Python's, so it is taken from there. Fails where something
that the pages show has no sentence.
"""

import ast
import re
import sys
import types
from functools import cache
from pathlib import Path

import pdoc
import pdoc.doc
import pdoc.doc_ast
import pdoc.render

CLASS = re.compile(r"( *)(?:data |open |sealed )?class (\w+)")
FIELD = re.compile(r" *val `(\w+)`: ")
DOC = re.compile(r" */\*\*\n((?: *\*.*\n)*?) *\*/\n")


def main(module, kotlin, to):
    text = told(module.read_text(encoding="utf-8"), fields(kotlin.read_text(encoding="utf-8")))
    loaded = types.ModuleType("steunkring", "The core: one home as `Core`, its spaces as `Space`, and screens as plain records.")
    loaded.__file__ = str(module)
    sys.modules["steunkring"] = loaded
    exec(compile(text, str(module), "exec", dont_inherit=True), vars(loaded))
    loaded.__doc__ = "The core: one home as `Core`, its spaces as `Space`, and screens as plain records."
    # What only the generator needs: the shapes of objects, how it implements them, and a test for each variant.
    loaded.__all__ = [name for name in loaded.__all__ if not name.endswith(("Protocol", "Impl", "InternalError"))]
    for kind in [part for part in vars(loaded).values() if isinstance(part, type)]:
        for name, part in vars(kind).items():
            if isinstance(part, types.FunctionType) and name.startswith("is_") and not part.__doc__ and hasattr(kind, name[3:].upper()):
                part.__doc__ = "@private"
    sources = spans(text)
    # pdoc parses the module anew for each class, which takes minutes.
    pdoc.doc_ast._get_source = cache(lambda thing: text if thing is loaded else sources.get(getattr(thing, "__qualname__", None), ""))
    page = pdoc.doc.Module(loaded)
    missing = [thing.qualname for thing in shown(page) if not thing.docstring.strip()]
    if missing or len(list(shown(page))) < 1000:
        sys.exit("Python: nothing says what these are: " + (", ".join(missing) or "too few things were found"))
    to.mkdir(parents=True, exist_ok=True)
    pdoc.render.configure(show_source=False, docformat="markdown")
    html = pdoc.render.html_module(page, all_modules={"steunkring": page})
    (to / "steunkring.html").write_text(html, encoding="utf-8")


def shown(kind):
    """All that the pages show of a module or class; a record's own making says what its fields say."""
    for thing in kind.members.values() if isinstance(kind, pdoc.doc.Module) else kind.own_members:
        if thing.name.startswith("_") or "@private" in thing.docstring:
            continue
        yield thing
        if isinstance(thing, pdoc.doc.Class):
            yield from shown(thing)


def fields(kotlin):
    """What each field means, by its class and its name in Python."""
    found, at, doc = {}, [], ""
    for part in re.split(r"( */\*\*\n(?: *\*.*\n)*? *\*/\n)", kotlin):
        if match := DOC.fullmatch(part):
            doc = "\n".join(line.strip().removeprefix("*").strip() for line in match[1].splitlines())
            continue
        for number, line in enumerate(part.splitlines()):
            if match := CLASS.match(line):
                at = [*at[: len(match[1]) // 4], match[2].replace("Exception", "Error")]
            elif (match := FIELD.match(line)) and number == 0:
                found[".".join(at), re.sub(r"(?=[A-Z])", "_", match[1]).lower()] = doc
    return found


def told(text, found):
    """The module with the type and the meaning of each field where it is set."""
    lines = text.split("\n")
    for name, node in walked(ast.parse(text), ""):
        if not isinstance(node, ast.FunctionDef) or node.name != "__init__":
            continue
        typed = {one.arg: ast.unparse(one.annotation) for one in [*node.args.args, *node.args.kwonlyargs] if one.annotation}
        for part in node.body:
            if isinstance(part, ast.Assign) and isinstance(target := part.targets[0], ast.Attribute) and part.lineno == part.end_lineno:
                meaning = found.get((name.removesuffix(".__init__"), target.attr))
                kind = typed.get(target.attr, "str")
                if meaning:
                    set_to = ast.unparse(part.value)
                    lines[part.lineno - 1] = " " * part.col_offset + f"self.{target.attr}: {kind} = {set_to}; {meaning!r}"
    return "\n".join(lines)


def spans(text):
    """The source of each class and function, by its name."""
    lines = text.splitlines(keepends=True)
    first = lambda node: min([node.lineno, *(one.lineno for one in node.decorator_list)]) - 1
    return {name: "".join(lines[first(node) : node.end_lineno]) for name, node in walked(ast.parse(text), "")}


def walked(node, at):
    for part in ast.iter_child_nodes(node):
        if isinstance(part, (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
            yield at + part.name, part
            yield from walked(part, f"{at}{part.name}.")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
