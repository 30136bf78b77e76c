"""Every example of the README and of the documents is run: Python, commands, lexicon packs, make targets.

In a fenced block, ``python`` holds doctests, ``console`` commands after ``$`` with their output, and ``toml`` with a
first line ``# name.toml`` a file of that name, as does ``text`` after a line that ends in `` `name.txt`:``. The blocks of a document run in order, in one folder that holds the
sample pages and the annotated ones where the clone has them. In outputs ``...`` stands for anything.
"""

from __future__ import annotations

import doctest
import re
import shlex
import shutil
import tomllib
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from bulletin_ie.cli.app import app

ROOT = Path(__file__).parents[2]
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"(?:`([\w-]+\.txt)`:\n\n)?^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
ELSEWHERE = {"git", "cd", "pip"}  # what a reader types around the examples; the wheel and CI try these


def blocks(document):
    for match in BLOCK.finditer(document.read_text(encoding="utf-8")):
        toml = re.match(r"# ([\w-]+\.toml)\n", match[3]) if match[2] == "toml" else None
        yield match[2], match[3], match[1] or (toml[1] if toml else None)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    for pages in ("bulletin_ie/samples", "tests/pages"):
        shutil.copytree(ROOT / pages, tmp_path / pages)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_examples(document, folder):
    names = {}
    for kind, content, file in blocks(document):
        if file:
            (folder / file).write_text(content, encoding="utf-8")
        elif kind == "python":
            run_python(document, content, names)
        elif kind == "console":
            for command, expected in commands(content):
                run_command(command, expected)


def run_python(document, content, names):
    examples = doctest.DocTestParser().get_doctest(content, names, document.name, str(document), 0)
    assert examples.examples, "a python block without >>> is not run"
    runner = doctest.DocTestRunner(optionflags=OPTIONS)
    report = []
    runner.run(examples, out=report.append, clear_globs=False)
    names.update(examples.globs)
    assert runner.failures == 0, "".join(report)


def commands(content):
    """The commands of a block, each with the output below it."""
    found = re.split(r"^\$ ", content, flags=re.MULTILINE)
    assert not found[0].strip(), "a console block begins with a command"
    for piece in found[1:]:
        command, _, output = piece.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command = command[:-1] + more.strip()
        yield command.split("    #")[0].strip(), output


def run_command(command, expected):
    program, *arguments = shlex.split(command)
    if program == "make":
        for target in (argument for argument in arguments if "=" not in argument):
            assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE), command
        return
    if program in ELSEWHERE:
        return
    assert program == "bulletin-ie", command
    done = CliRunner().invoke(app, arguments, catch_exceptions=False, env={"COLUMNS": "100"})
    assert done.exit_code in {0, 1}, done.output
    got = done.output
    if expected.strip():
        assert doctest.OutputChecker().check_output(expected, got, OPTIONS), f"$ {command}\n{got}"


def test_every_command_and_extra_is_in_the_readme_and_every_option_in_the_documents():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    for name, command in get_command(app).commands.items():
        assert f"bulletin-ie {name}" in readme, name
        section = listed.split(f"## bulletin-ie {name}\n", 1)[1].split("\n## ", 1)[0]
        for option in (option for parameter in command.params for option in parameter.opts if option.startswith("--")):
            assert f"`{option}`" in section, f"{name} {option}"
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extra in project["optional-dependencies"]:
        assert f"`{extra}`" in readme, extra


def test_links_lead_somewhere():
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", document.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (document.parent / target).exists(), f"{document.name}: {target}"
