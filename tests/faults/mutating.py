"""Mutants of a module: each is its text with one small thing changed that a test should notice.

What is changed:

- a comparison, ``and`` and ``or``, an operator of arithmetic turns into its neighbour;
- a number grows by one, True becomes False;
- the condition of an if, a while or a choice is turned round, a ``not`` is undone;
- an answer becomes None, ``break`` becomes ``continue``;
- a statement that calls, raises or deletes something is left out;
- a table of a module or a class loses one of its lines.

What is never changed, because it changes nothing that is promised:

- docstrings, annotations and names of types, also in a union of them;
- words for a person: all that is handed to ``_``, ``N_`` or ``ngettext``;
- a line of the log, and the logger;
- ``__repr__`` and ``__all__`` (what a repr may not say has tests of its own, by other means);
- *frozen* and *slots* of a dataclass, and ``strict`` of a ``zip``;
- what runs on another system than this one.

Text is not changed either: a word that is not in a table of the module is mostly SQL or a path,
and breaks loudly.
"""

import ast
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass

NEIGHBOURS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE,
    ast.GtE: ast.Gt, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
    ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.FloorDiv, ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult, ast.Mod: ast.FloorDiv, ast.Pow: ast.Mult, ast.LShift: ast.RShift,
    ast.RShift: ast.LShift, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd, ast.BitXor: ast.BitAnd,
}  # fmt: skip
WORDS_FOR_A_PERSON = {"_", "N_", "ngettext"}
ASIDE_NAMES = {"__all__", "__repr__", "log"}
ASIDE_KEYWORDS = {"frozen", "slots", "strict"}
OTHER_SYSTEMS = {
    "os.name == 'nt'": os.name == "nt",
    "sys.platform == 'win32'": sys.platform == "win32",
    "sys.platform == 'darwin'": sys.platform == "darwin",
}
SYNCS = (
    "flush",
    "sync",
    "fsync",
    "sync_folder",
    "replace",
    "rename",
)  # seen only when the power goes


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: its number in the module, where it stands, what was done there."""

    number: int
    line: int
    statement: int  # the line at which its statement begins
    said: str
    syncs: bool = False  # it leaves out what makes a write last
    names: tuple[str, ...] = ()  # what the module calls that which is changed, if it is a value


@dataclass(frozen=True, slots=True)
class _Site:
    node: ast.AST
    said: str
    change: Callable[[], None]


def mutants_of(text: str) -> tuple[Mutant, ...]:
    """Every mutant of a module, in the order of its text."""
    tree = ast.parse(text)
    begins, names = _statements(tree), _names(tree)
    return tuple(
        Mutant(
            number,
            site.node.lineno,  # type: ignore[attr-defined]
            begins[id(site.node)],
            site.said,
            site.said.startswith("without ") and site.said.partition("(")[0].endswith(SYNCS),
            names.get(begins[id(site.node)], ()),
        )
        for number, site in enumerate(_sites(tree))
    )


def mutated(text: str, number: int) -> str:
    """The module with that one change; its comments are gone."""
    tree = ast.parse(text)
    list(_sites(tree))[number].change()
    return ast.unparse(ast.fix_missing_locations(tree))


def _statements(tree: ast.Module) -> dict[int, int]:
    """The line at which the innermost statement around each node begins."""
    begins = {}

    def walk(node: ast.AST, line: int) -> None:
        line = node.lineno if isinstance(node, ast.stmt) else line
        begins[id(node)] = line
        for child in ast.iter_child_nodes(node):
            walk(child, line)

    walk(tree, 0)
    return begins


def _names(tree: ast.Module) -> dict[int, tuple[str, ...]]:
    """The names that the module itself gives to values, by the line."""
    return {
        statement.lineno: tuple(
            each.id
            for each in ast.walk(statement)
            if isinstance(each, ast.Name) and isinstance(each.ctx, ast.Store)
        )
        for statement in tree.body
        if isinstance(statement, ast.Assign | ast.AnnAssign)
    }


def _sites(tree: ast.Module) -> Iterator[_Site]:
    for node in _open(tree):
        yield from _left_out(node)
        yield from _tables(node)
        yield from _changed(node)


# ------------------------------------------------------------------ what is looked at


def _open(node: ast.AST) -> Iterator[ast.AST]:
    """The node and what is in it, but for what is never changed."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in {"annotation", "returns", "type_comment"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_aside(child):
                yield from _open(child)


def _is_aside(node: ast.AST) -> bool:
    match node:
        case ast.Expr(ast.Constant(str())):
            return True
        case ast.Call(ast.Name(name)):
            return name in WORDS_FOR_A_PERSON
        case ast.Expr(ast.Call(ast.Attribute(ast.Name("log")))):
            return True
        case ast.FunctionDef(name) | ast.Assign([ast.Name(name)]):
            return name in ASIDE_NAMES
        case ast.keyword(arg):
            return arg in ASIDE_KEYWORDS
        case ast.If(test):
            return OTHER_SYSTEMS.get(ast.unparse(test)) is False
        case ast.BinOp(left, ast.BitOr(), right):
            return _is_type(left) and _is_type(right)
    return False


def _is_type(node: ast.AST) -> bool:
    match node:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name.lstrip("_")[:1].isupper() or name in {"bytes", "int", "str", "float"}
        case ast.Constant(None) | ast.Subscript():
            return True
        case ast.BinOp(left, ast.BitOr(), right):
            return _is_type(left) and _is_type(right)
    return False


# ------------------------------------------------------------------ what is changed


def _left_out(node: ast.AST) -> Iterator[_Site]:
    """Statements of a body left out, one at a time."""
    for name in ("body", "orelse", "finalbody"):
        body = getattr(node, name, None)
        if not isinstance(body, list):
            continue
        for at, statement in enumerate(body):
            if _is_aside(statement):
                continue
            if isinstance(statement, ast.Raise | ast.Delete) or (
                isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)
            ):
                said = f"without {ast.unparse(statement)}"
                yield _Site(statement, said, lambda b=body, i=at: b.__setitem__(i, ast.Pass()))


def _tables(node: ast.AST) -> Iterator[_Site]:
    """Tables of a module or a class with one line less."""
    if not isinstance(node, ast.Module | ast.ClassDef):
        return
    for statement in node.body:
        if isinstance(statement, ast.Assign | ast.AnnAssign) and not _is_aside(statement):
            lists = _lines_of(statement)
            for at, item in enumerate(lists[0]):
                if item is not None:
                    yield _Site(item, f"no {ast.unparse(item)}", _taken_out(lists, at))


def _lines_of(statement: ast.Assign | ast.AnnAssign) -> tuple[list, ...]:
    """The lists that make up the table, or an empty one; two, of a mapping."""
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Tuple):
        return ([],)  # several names at once: it would not load
    if isinstance(statement.value, ast.Tuple) and any(map(_is_aside, statement.value.elts)):
        return ([],)  # a code and its words
    match statement.value:
        case ast.Tuple(items) | ast.List(items) | ast.Set(items) if len(items) > 1:
            return (items,)
        case ast.Dict(keys, values) if len(keys) > 1:
            return (keys, values)
    return ([],)


def _taken_out(lists: tuple[list, ...], at: int) -> Callable[[], None]:
    def change() -> None:
        for items in lists:
            del items[at]

    return change


def _changed(node: ast.AST) -> Iterator[_Site]:
    match node:
        case ast.Compare(ops=ops):
            for at, operator in enumerate(ops):
                new = NEIGHBOURS[type(operator)]()
                yield _Site(node, _turned(operator, new), lambda i=at, n=new: ops.__setitem__(i, n))
        case ast.BoolOp(op=operator) | ast.BinOp(op=operator) | ast.AugAssign(op=operator):
            if type(operator) in NEIGHBOURS:
                yield _set(node, "op", NEIGHBOURS[type(operator)]())
        case ast.If() | ast.While() | ast.IfExp() | ast.comprehension():
            yield from _turned_round(node)
        case _:
            yield from _replaced(node)


def _replaced(node: ast.AST) -> Iterator[_Site]:
    match node:
        case ast.UnaryOp(ast.Not(), operand):
            yield _set(node, "operand", ast.UnaryOp(ast.Not(), operand))
        case ast.Constant(bool() as value):
            yield _set(node, "value", not value)
        case ast.Constant(int() | float() as value):
            yield _set(node, "value", value + 1)
        case ast.Return(ast.AST() as value) if not _is_nothing(value):
            yield _set(node, "value", ast.Constant(None))
        case ast.Break() | ast.Continue():
            yield _Site(node, "the other of break and continue", lambda: _swap(node))


def _turned_round(node: ast.AST) -> Iterator[_Site]:
    """The condition the other way round, where no operator of its own is changed."""
    if isinstance(node, ast.If | ast.While | ast.IfExp) and not isinstance(
        node.test, ast.Compare | ast.UnaryOp | ast.Constant
    ):
        yield _set(node, "test", ast.UnaryOp(ast.Not(), node.test))
    if isinstance(node, ast.comprehension):
        for at, test in enumerate(node.ifs):
            if not isinstance(test, ast.Compare | ast.UnaryOp):
                new = ast.UnaryOp(ast.Not(), test)
                said = f"{ast.unparse(test)} -> {ast.unparse(new)}"
                yield _Site(test, said, lambda i=at, n=new: node.ifs.__setitem__(i, n))


def _is_nothing(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and not node.value


def _set(node: ast.AST, name: str, new: object) -> _Site:
    old = getattr(node, name)
    return _Site(node, _turned(old, new), lambda: setattr(node, name, new))


def _turned(old: object, new: object) -> str:
    return f"{_spoken(old)} -> {_spoken(new)}"


def _spoken(part: object) -> str:
    if isinstance(part, ast.operator | ast.cmpop | ast.boolop):
        return type(part).__name__
    return ast.unparse(part) if isinstance(part, ast.AST) else repr(part)


def _swap(node: ast.AST) -> None:
    # both are empty nodes of the same shape
    node.__class__ = ast.Continue if isinstance(node, ast.Break) else ast.Break
