"""Hooks of the documentation site: pages from outside ``docs/``, notebooks as pages, and links between them all.

The documents link to each other as files of the clone, so that they can be read there; here links follow the files.
"""

from __future__ import annotations

import html
import re
from posixpath import dirname, join, normpath, relpath
from typing import Any

import nbformat
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

# Files of the clone that are pages of the site, too.
OUTSIDE = {
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "README.md": "index.md",
    "bulletin_ie/samples/README.md": "samples.md",
    "models/confidence/CARD.md": "models/confidence.md",
    "models/confidence/reliability.svg": "models/reliability.svg",
    "models/names/CARD.md": "models/names.md",
    "models/segmenter/CARD.md": "models/segmenter.md",
}
ORIGIN = {page: path for path, page in OUTSIDE.items() if path != "README.md"}
LINK = re.compile(r"(?<=\]\()([^)#\s:]+)(?=[)#])")
FENCE = re.compile(r"(^```.*?^```$)", re.DOTALL | re.MULTILINE)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the files of the clone, and a page for each notebook."""
    root = dirname(config.docs_dir)
    for page, path in ORIGIN.items():
        files.append(File.generated(config, page, abs_src_path=join(root, path)))
    for file in list(files):
        if file.src_uri.endswith(".ipynb"):
            page = file.src_uri.removesuffix(".ipynb") + ".md"
            files.append(File.generated(config, page, content=notebook_page(file.content_string, file.name)))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead each link of a document to the page that its file has become."""
    here = page.file.src_uri
    parts = FENCE.split(markdown)
    parts[::2] = [LINK.sub(lambda match: target(match[1], here), part) for part in parts[::2]]
    return "".join(parts)


def target(link: str, here: str) -> str:
    """Where a link between files of the clone leads in the site."""
    path = normpath(join(dirname(ORIGIN.get(here, f"docs/{here}")), link))
    found = OUTSIDE.get(path) or (path.removeprefix("docs/") if path.startswith("docs/") else None)
    if found is None:
        return link
    if found.endswith(".ipynb") and not here.startswith("notebooks/"):
        found = found.removesuffix(".ipynb") + ".md"
    return relpath(found, dirname(here) or ".")


def notebook_page(source: str, name: str) -> str:
    """A notebook with its stored outputs as Markdown, and a link to the file itself."""
    parts = []
    for cell in nbformat.reads(source, as_version=4).cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
        elif cell.source:
            parts.append(f"```python\n{cell.source}\n```")
            parts += [output_block(output) for output in cell.outputs]
    title, _, rest = "\n\n".join(parts).partition("\n")
    return f"{title}\n\n[Download this notebook]({name}.ipynb){{ download={name}.ipynb }}\n{rest}\n"


def output_block(output: Any) -> str:
    """One output: a picture, HTML as it is, or text."""
    data = output.get("data", {})
    if "image/svg+xml" in data:
        shown = data["image/svg+xml"]
    elif "image/png" in data:
        shown = f'<img alt="Figure" src="data:image/png;base64,{data["image/png"].strip()}">'
    elif "text/html" in data:
        shown = data["text/html"]
    else:
        text = output.get("text") or data.get("text/plain", "")
        shown = f"<pre><code>{html.escape(text).rstrip()}</code></pre>"
    return f'<div class="cell-output">{shown}</div>'
