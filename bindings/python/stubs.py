"""Tells a type checker what the module of the core holds, since what is written for running defines its errors and choices twice."""

import enum
import inspect
import re
import textwrap
import types


def stub(module):
    """The text of the module's stub."""
    parts = [f'"""{(module.__doc__ or "The core of Steunkring.").strip()}"""\n\nimport asyncio\nimport builtins\nimport enum\nimport typing\n']
    public = {name: value for name, value in vars(module).items() if not name.startswith("_")}
    for name, value in sorted(public.items()):
        if inspect.isclass(value) and value.__module__ == module.__name__:
            parts.append(of_class(name, value))
        elif inspect.isfunction(value) and value.__module__ == module.__name__:
            parts.append(of_function(name, value, ""))
    return "\n".join(parts)


def of_class(name, kind):
    if name == "InternalError" or name.endswith("Protocol") or name.endswith("Impl"):
        return f"class {name}{'(Exception)' if issubclass(kind, Exception) else ''}: ...\n"
    if issubclass(kind, enum.Enum):
        body = [f"{member.name} = {member.value!r}" for member in kind]
        return written(f"class {name}(enum.Enum):", kind, body)
    variants = [(variant, part) for variant, part in vars(kind).items() if inspect.isclass(part) and not variant.startswith("_")]
    if variants:
        base = "(Exception)" if any(issubclass(part, Exception) for _, part in variants) else ""
        body = []
        for variant, part in variants:
            held = part.__init__ if inspect.isfunction(part.__init__) else None
            body.append(f"class {variant}({name}):")
            body.append(textwrap.indent(fields(held, part), "    "))
        body += [f"def {method}(self) -> bool: ..." for method, part in vars(kind).items() if is_call(method, part)]
        return written(f"class {name}{base}:", kind, body)
    methods = [(method, part) for method, part in vars(kind).items() if is_call(method, part)]
    if not methods:
        return written(f"class {name}:", kind, [fields(kind.__init__, kind)])
    body = [of_function(method, getattr(kind, method), "classmethod" if isinstance(part, classmethod) else "method") for method, part in methods]
    begins = inspect.signature(kind.__init__).parameters if "__init__" in vars(kind) else {}
    if list(begins) == ["self"]:
        body.insert(0, "def __init__(self) -> None: ...")
    return written(f"class {name}:", kind, body)


def is_call(name, part):
    return not name.startswith("_") and isinstance(part, (types.FunctionType, classmethod))


def fields(make, kind):
    """The fields of a record, and how it is made."""
    taken = list(inspect.signature(make).parameters.values())[1:] if make else []
    if not taken:
        return "def __init__(self) -> None: ..."
    lines = [f"{one.name}: {typed(one)}" for one in taken]
    star = "*, " if taken[0].kind is inspect.Parameter.KEYWORD_ONLY else ""
    given = ", ".join(f"{one.name}: {typed(one)}" + ("" if one.default is inspect.Parameter.empty else " = ...") for one in taken)
    return "\n".join([*lines, f"def __init__(self, {star}{given}) -> None: ..."])


def of_function(name, function, kind):
    signature = inspect.signature(function)
    given = [] if kind == "" else ["cls" if kind == "classmethod" else "self"]
    for one in signature.parameters.values():
        if one.name not in ("self", "cls"):
            given.append(f"{one.name}: {typed(one)}")
    told = signature.return_annotation
    told = "None" if told in (inspect.Signature.empty, None) else name_of(told)
    waits = "async " if inspect.iscoroutinefunction(function) else ""
    head = f"{waits}def {name}({', '.join(given)}) -> {told}:"
    above = "@classmethod\n" if kind == "classmethod" else ""
    return above + "\n".join([head, textwrap.indent(doc(function) or "...", "    ")])


def typed(parameter):
    if parameter.annotation is inspect.Parameter.empty:
        return "str" if parameter.name in ("field", "reason") else "typing.Any"
    return name_of(parameter.annotation)


def name_of(told):
    text = told if isinstance(told, str) else inspect.formatannotation(told)
    # A record may have a field of this name.
    return re.sub(r"\bbytes\b", "builtins.bytes", text.strip("'\""))


def doc(thing):
    text = inspect.cleandoc(thing.__doc__ or "").strip()
    return f'"""{text}"""' if text else ""


def written(head, thing, body):
    lines = [part for part in [doc(thing), *body] if part]
    return head + "\n" + textwrap.indent("\n".join(lines) or "...", "    ") + "\n"
