"""The house keeps its own rules: rooms, sizes, names, and nothing of a machine in a file."""

import ast
import functools
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "journal_app"
LINES_OF_A_FILE = 400
LINES_OF_A_FUNCTION = 40
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"

# What is planted, by contract: a module of a room and one line that room must not hold.
PLANTED = {
    "Rooms import downwards only": ("store/planted_services.py", "import journal_app.services"),
    "Only ui (and app, which starts it) knows Qt": (
        "services/planted_qt.py",
        "import PySide6.QtCore",
    ),
    "The domain needs nothing but Python": ("domain/planted_markdown.py", "import markdown"),
    "Only the vault knows keys and ciphers": (
        "ui/planted_cipher.py",
        "from cryptography.hazmat.primitives.ciphers import aead",
    ),
    "Only the store speaks SQL about records": ("ui/planted_sql.py", "import sqlite_utils"),
    "Migrations do not know today's domain": (
        "store/migrations.py",
        "import journal_app.domain.planted_empty",
    ),
    "The journal never talks to a network": (
        "services/planted_network.py",
        "import urllib.request",
    ),
    "The child that reads a file knows no journal": (
        "services/importers/child.py",
        "import journal_app.store.store",
    ),
    "Pages do not know each other": (
        "ui/pages/planted_page.py",
        "import journal_app.ui.pages.planted_other",
    ),
    "No circles inside a room": (
        "services/planted_round.py",
        "import journal_app.services.planted_about",
    ),
}
BESIDE = {  # the other ends of what is planted
    "domain/planted_empty.py": "",
    "ui/pages/planted_other.py": "",
    "services/planted_about.py": "import journal_app.services.planted_round",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


@functools.cache
def trees() -> dict[str, ast.Module]:
    """Every module as it is parsed, by its place in the package."""
    return {
        str(module.relative_to(PACKAGE)): ast.parse(module.read_text(encoding="utf-8"))
        for module in modules()
    }


@functools.cache
def calls_in(name: str) -> list[tuple[str, ast.Call]]:
    """Every call in a module, by its place in the package."""
    return calls(trees()[name])


def tracked() -> list[Path]:
    """The files of the project: git's list, or where there is no git what is not left out."""
    git = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "-co", "--exclude-standard"]
    try:
        answer = subprocess.run(git, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        found = [ROOT / name for name in answer.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        left_out = {".venv", "build", "dist", "__pycache__", ".git", ".hypothesis"}
        found = [file for file in ROOT.rglob("*") if not left_out & set(file.parts)]
    return [file for file in found if file.is_file()]


def lint_imports(root: Path) -> str:
    """What import-linter says of the tree at *root*, on one long line."""
    command = [sys.executable, "-c", LINT_IMPORTS, "--no-cache"]
    environment = {**os.environ, "COLUMNS": "400", "PYTHONPATH": str(root)}
    answer = subprocess.run(command, cwd=root, capture_output=True, text=True, env=environment)
    return answer.stdout + answer.stderr


def contract_names() -> list[str]:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    return [each["name"] for each in tomllib.loads(text)["tool"]["importlinter"]["contracts"]]


# ------------------------------------------------------------------ rooms


@pytest.fixture(scope="module")
def said_of_planted(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What is said of a copy of the house in which every contract is broken once."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copytree(PACKAGE, copy / "journal_app", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", copy)
    for name, line in (*PLANTED.values(), *BESIDE.items(), ("cellar.py", "")):
        with (copy / "journal_app" / name).open("a", encoding="utf-8") as module:
            module.write(f"\n{line}\n")
    return lint_imports(copy)


def test_the_rooms_keep_their_contracts() -> None:
    said = lint_imports(ROOT)

    assert " 0 broken." in said, said


def test_every_contract_has_a_planted_violation() -> None:
    assert set(contract_names()) == set(PLANTED)


@pytest.mark.parametrize("contract", PLANTED)
def test_a_contract_catches_what_is_planted(contract: str, said_of_planted: str) -> None:
    module = "journal_app." + PLANTED[contract][0].removesuffix(".py").replace("/", ".")
    broken = said_of_planted.partition("Broken contracts")[2]

    report = re.search(
        rf"^{re.escape(contract)}\n-+\n(.*?)(?=\n\S[^\n]*\n-{{4,}}\n|\Z)",
        broken,
        re.DOTALL | re.MULTILINE,
    )

    assert report, said_of_planted
    assert re.search(rf"{re.escape(module)}\b|\.{module.rpartition('.')[2]}\b", report[1]), report[
        1
    ]


def test_a_room_that_was_not_declared_is_noticed(said_of_planted: str) -> None:
    assert "cellar" in said_of_planted


# ------------------------------------------------------------------ sizes and names


def test_each_file_and_its_functions_are_short() -> None:
    long = [
        f"{name}: {node.name} has {node.end_lineno - node.lineno + 1} lines"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno - node.lineno + 1 > LINES_OF_A_FUNCTION
    ]
    lines = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in modules()}

    assert long == []
    assert [file for file, count in lines.items() if count > LINES_OF_A_FILE] == []


FREE = {
    "journeys",
    "golden",
    "vectors",
    "faults",
    "bench",
    "refuse_qt",
}  # they follow stories, not modules
OF_THE_HOUSE = {"test_house.py", "test_binding.py", "test_rescue.py", "test_documents.py"}


def test_each_test_file_names_a_module() -> None:
    strays = []
    for file in sorted((ROOT / "tests").rglob("test_*.py")):
        place = file.relative_to(ROOT / "tests")
        module = PACKAGE / place.parent / place.name.removeprefix("test_")
        if place.parts[0] in FREE | OF_THE_HOUSE:
            continue
        if not module.is_file() and not module.with_suffix("").is_dir():
            strays.append(str(place))

    assert strays == []


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc", "base", "manager", "core"])
def test_no_room_is_a_drawer(name: str) -> None:
    assert [file for file in PACKAGE.rglob("*") if file.stem == name] == []


# ------------------------------------------------------------------ what no file holds


def calls(tree: ast.AST) -> list[tuple[str, ast.Call]]:
    """Every call in *tree* with the words that name what is called."""
    return [(ast.unparse(node.func), node) for node in ast.walk(tree) if isinstance(node, ast.Call)]


def test_nothing_is_printed_and_no_database_is_opened_by_its_path() -> None:
    refused = {"print", "pprint", "sqlite3.connect"}
    found = [
        f"{module}: {ast.unparse(call)}"
        for module in trees()
        for name, call in calls_in(module)
        if name in refused or opens_a_path(name, call)
    ]

    assert found == []


def opens_a_path(name: str, call: ast.Call) -> bool:
    """Whether *call* makes a Database by itself, without a key, or one that runs plugins."""
    if name.rpartition(".")[2] != "Database":
        return False
    words = {word.arg: word.value for word in call.keywords}
    plugins = words.get("execute_plugins")
    closed_to_plugins = isinstance(plugins, ast.Constant) and plugins.value is False
    handed_a_connection = bool(call.args) and isinstance(call.args[0], ast.Name | ast.Attribute)
    return not (handed_a_connection and closed_to_plugins)


RICH = {"setHtml", "insertHtml", "setMarkdown", "insertMarkdown", "toHtml", "setTextFormat"}
SAFE = {  # the one label that is told to be plain, and the documents made of sanitised text
    "ui/plain_words.py",
    "ui/preview/browser.py",
    "ui/review/document_view.py",
    "ui/journal/handing_out.py",
}


def test_rich_text_is_nowhere_but_in_the_safe_document() -> None:
    found = {
        module: richly_made(tree)
        + [name for name, _call in calls_in(module) if name.rpartition(".")[2] in RICH]
        for module, tree in trees().items()
        if module not in SAFE
    }

    assert {module: ways for module, ways in found.items() if ways} == {}


LINES_OF_THEIR_OWN = {  # a secret, a code, a form that marks what is too long, and samples
    "ui/unlock/passphrase_field.py",
    "ui/unlock/recovery_sheet.py",
    "ui/form/line_editors.py",
    "app/sheet.py",
}


def test_a_line_to_type_into_refuses_what_is_too_long() -> None:
    endless = []
    for module, tree in trees().items():
        names = {name for name, _call in calls_in(module)}
        bases = {ast.unparse(base) for each in classes(tree) for base in each.bases}
        if "QLineEdit" in names | bases and "keep_short" not in names:
            endless.append(module)

    assert set(endless) <= LINES_OF_THEIR_OWN


def classes(tree: ast.AST) -> list[ast.ClassDef]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]


GUESSES = {  # what looks by itself whether the words it is given are HTML
    "QLabel", "QMessageBox", "QErrorMessage", "QInputDialog", "QProgressDialog", "QStaticText",
    "QSystemTrayIcon", "QSplashScreen", "QWhatsThis", "setWhatsThis", "setStatusTip",
    "setInformativeText", "setDetailedText",
}  # fmt: skip
DOCUMENTS = {"QTextEdit", "QTextBrowser"}  # given words when they are made, they guess too
TIPS = {"setToolTip": 0, "showText": 1}  # which of the words given is the tip


def richly_made(tree: ast.AST) -> list[str]:
    """Where in *tree* Qt would guess whether words are rich text."""
    found = [
        ast.unparse(call)
        for name, call in calls(tree)
        if name.rpartition(".")[2] in GUESSES
        or (name in DOCUMENTS and call.args)
        or (name.rpartition(".")[2] in TIPS and not has_plain_tip(name, call))
    ]
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            found += [node.name for base in node.bases if ast.unparse(base) in GUESSES]
        found += [ast.unparse(value) for value in tips_of_rows(node) if not is_plain(value)]
    return found


def has_plain_tip(name: str, call: ast.Call) -> bool:
    at = TIPS[name.rpartition(".")[2]]
    return len(call.args) > at and is_plain(call.args[at])


def is_plain(value: ast.expr | None) -> bool:
    """Whether what is given is words of the program, or went through plain_tip."""
    if isinstance(value, ast.IfExp):
        return is_plain(value.body) and is_plain(value.orelse)
    if not isinstance(value, ast.Call):
        return value is None or isinstance(value, ast.Constant)
    name = ast.unparse(value.func)
    return name == "plain_tip" or (name == "_" and isinstance(value.args[0], ast.Constant))


def tips_of_rows(node: ast.AST) -> list[ast.expr | None]:
    """What a model answers as the tip of a row."""
    if isinstance(node, ast.If) and "ToolTipRole" in ast.unparse(node.test):
        return [each.value for each in ast.walk(node) if isinstance(each, ast.Return)]
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return [value for key, value in pairs if key and "ToolTipRole" in ast.unparse(key)]
    return []


@pytest.mark.parametrize(
    "line",
    [
        "QLabel(title)",
        "QtWidgets.QLabel()",
        "class Mark(QLabel): pass",
        "QTextEdit(title)",
        "row.setToolTip(title)",
        "row.setToolTip(f'{title}')",
        "row.setToolTip(_('About {title}').format(title=title))",
        "row.setToolTip(title if title else '')",
        "QToolTip.showText(place, title, view)",
        "row.setWhatsThis(title)",
        "row.setStatusTip(title)",
        "QMessageBox.about(self, title)\nQMessageBox(title)",
        "def data(role):\n    if role == Qt.ItemDataRole.ToolTipRole:\n        return title",
        "tips = {Qt.ItemDataRole.ToolTipRole: title}",
        "QSystemTrayIcon().showMessage(title)",
    ],
)
def test_words_that_qt_might_take_for_html_would_be_noticed(line: str) -> None:
    assert richly_made(ast.parse(line)) != []


@pytest.mark.parametrize(
    "line",
    [
        "QTextEdit()",
        "row.setToolTip('')",
        "row.setToolTip(_('Close'))",
        "row.setToolTip(plain_tip(title))",
        "QToolTip.showText(place, plain_tip(title), view)",
        "row.setToolTip(plain_tip(title) if title else '')",
        "tips = {Qt.ItemDataRole.ToolTipRole: plain_tip(title)}",
    ],
)
def test_plain_words_are_let_pass(line: str) -> None:
    assert richly_made(ast.parse(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        'Database("journal.db", execute_plugins=False)',
        "Database(str(path), execute_plugins=False)",
        "Database(connection)",
        "sqlite_utils.Database(memory=True)",
    ],
)
def test_a_database_opened_by_its_path_would_be_noticed(line: str) -> None:
    assert [opens_a_path(name, call) for name, call in calls(ast.parse(line))[:1]] == [True]


@pytest.mark.parametrize(
    "line",
    [
        "import webbrowser",
        "from PySide6.QtGui import QDesktopServices",
        "from PySide6 import QtNetwork",
        "from PySide6.QtNetwork import QTcpSocket",
        "from PySide6.QtWebEngineWidgets import QWebEngineView",
    ],
)
def test_a_way_out_that_passes_by_the_one_wrapper_is_noticed(line: str) -> None:
    lint = [sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251"]
    planted = [*lint, "--stdin-filename", "journal_app/ui/planted.py", "-"]

    answer = subprocess.run(planted, cwd=ROOT, input=line, capture_output=True, text=True)

    assert "TID251" in answer.stdout, answer.stdout + answer.stderr


# Put together here, so that this file does not hold what it looks for.
FOREIGN = (
    "py" + "pi.org",
    "python" + "hosted",
    "registry." + "npmjs",
    "deb." + "debian.org",
    "/work" + "/main",
    "/work" + "/shared",
    "/opt" + "/wheels",
    "/root" + "/.",
)
SCRAP = re.compile("|".join(re.escape(word) for word in FOREIGN))


def test_no_file_names_a_registry_or_a_machine() -> None:
    found = []
    for file in tracked():
        text = file.read_text(encoding="utf-8", errors="replace")
        found += [f"{file.relative_to(ROOT)}: {hit[0]}" for hit in SCRAP.finditer(text)]

    assert found == []


# ------------------------------------------------------------------ what comes with it


def locked() -> set[str]:
    """The packages of the lock file, but for those of Windows alone."""
    lock = (ROOT / "packaging/requirements/run.txt").read_text(encoding="utf-8")
    lines = re.findall(r"^([a-z0-9-]+)==(.*)$", lock, re.MULTILINE)
    return {name for name, rest in lines if "sys_platform == 'win32'" not in rest}


LICENCES = ROOT / "resources" / "licences"
INSIDE = {"sqlcipher", "openssl", "gpl-3"}  # parts of packages, and what the LGPL adds to
BUNDLED = {"inter", "jetbrains-mono", "noto-sans-arabic", "lucide", "eff-words"}  # data


def test_every_package_that_comes_along_has_its_licence() -> None:
    texts = {file.stem for file in LICENCES.glob("*.txt")}

    assert texts == locked() | INSIDE | BUNDLED


def test_the_table_of_licences_names_every_text() -> None:
    table = (LICENCES / "README.md").read_text(encoding="utf-8")

    assert set(re.findall(r"^\| `(\S+)\.txt`", table, re.MULTILINE)) == locked() | INSIDE | BUNDLED


@pytest.mark.parametrize("name", ["run", "test"])
def test_every_locked_package_is_held_by_its_hash(name: str) -> None:
    lock = (ROOT / f"packaging/requirements/{name}.txt").read_text(encoding="utf-8")

    packages = re.split(r"^(?=[a-z0-9])", lock, flags=re.MULTILINE)[1:]

    assert packages
    assert [text for text in packages if "--hash=sha256:" not in text] == []
