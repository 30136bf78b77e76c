"""Text in, `Bulletin` out: one page, many pages, several processes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from bulletin_ie.arguments import check_count, check_name, check_path, check_text, check_timeout, day_of, pack_paths
from bulletin_ie.budget import OutOfTime, check, limited
from bulletin_ie.confidence import Probabilities, shipped_calibration
from bulletin_ie.divisions import (
    DivisionReader,
    Gazetteer,
    PageDivisions,
    default_gazetteer,
    load_gazetteer,
)
from bulletin_ie.errors import BulletinIEError, InputError
from bulletin_ie.events import EventAssembler
from bulletin_ie.events.values import line_of
from bulletin_ie.inputs import Failure, Input, batches, lost, received, sent
from bulletin_ie.layout import ArticleLayout, PageAnalyzer, PageLayout
from bulletin_ie.lexicon import Lexicon, load_lexicon
from bulletin_ie.name_model import Names, choose_recognizer
from bulletin_ie.page_values import date_below, garbled, is_aside, name_line, publication_of
from bulletin_ie.recognizer import Recognizer
from bulletin_ie.records import Article, Bulletin, Byline, Diagnostic, Line
from bulletin_ie.records.ids import article_id, bulletin_id, opening
from bulletin_ie.ruleset import PackedLexicon, pack, ruleset_version, unpack
from bulletin_ie.text import AlignedText, read_page
from bulletin_ie.times import TimeContext, infer_years
from bulletin_ie.workers import Workers

__all__ = ["Extractor", "Failure", "Input", "extract", "load"]

MAX_CHARS = 2_000_000


class Extractor:
    """Reads pages. Make one with `load` and use it for any number of pages.

    Args:
        lexicon: What the finders know.
        recognizer: Proposes names; without it rules alone find them.
        probabilities: How sure each value is; without it no value has a confidence.
        divisions: The divisions; the package's own table if not given.
        max_chars: Longest page in characters.
        timeout: Seconds after which reading a page ends, counted from the call; ``None`` is no limit. It is looked at
            between steps: in the layout, between the events of an article and between the finders, so that a long page
            takes a little longer. The record holds what was found by then, and a diagnostic ``timeout``.

    Attributes:
        ruleset_version: Hash of all that decides the output.

    Raises:
        InputError: With code ``bad_argument``, if ``max_chars`` is no positive integer or ``timeout`` no positive number.
    """

    def __init__(
        self,
        lexicon: Lexicon,
        *,
        recognizer: Recognizer | None = None,
        probabilities: Probabilities | None = None,
        divisions: Gazetteer | None = None,
        max_chars: int = MAX_CHARS,
        timeout: float | None = None,
    ) -> None:
        check_count("max_chars", max_chars)
        check_timeout(timeout)
        self._lexicon = lexicon
        self._layout = PageAnalyzer(lexicon)
        self._assembler = EventAssembler(lexicon, recognizer, probabilities)
        self._max_chars = max_chars
        self._timeout = timeout
        self._recognizer, self._probabilities, self._gazetteer = recognizer, probabilities, divisions
        self._divisions = DivisionReader(divisions or default_gazetteer(), lexicon)
        names = recognizer.version if recognizer else "rules"
        self.ruleset_version = ruleset_version(
            lexicon,
            names=names,
            divisions=self._divisions.table.digest,
            confidence=probabilities.version if probabilities else None,
        )

    def extract(
        self, text: str, *, published: date | str | None = None, source: str | None = None, locality: str | None = None
    ) -> Bulletin:
        """Read one page.

        Args:
            text: The raw page, untouched.
            published: Day of publication, a date or a string in any usual form; without it a date printed
                in the page head is taken.
            source: The caller's name for the page; the bulletin's id comes from it.
            locality: Whose bulletin it is, such as 福建省三明市三元区 or 350404, at most 100 characters; without it the page is
                asked, see ``docs/divisions.md``.

        Returns:
            The record; an empty page gives one without articles.

        Raises:
            InputError: If ``text`` is no ``str``, holds a lone surrogate or is longer than ``max_chars``,
                ``published`` is no date, or ``source`` or ``locality`` is no ``str`` or holds a lone surrogate.

        Examples:
            >>> page = load().extract("本报讯 4月6日上午，县委书记周明远主持召开防汛工作会议。", published="2022-04-07")
            >>> page.events[0].date.start.isoformat(), page.events[0].participants[0].name
            ('2022-04-06', '周明远')
        """
        check_text(text, self._max_chars)
        check_name("source", source)
        check_name("locality", locality)
        with limited(self._timeout):
            return self._record(text, day_of(published), source, locality)

    def _record(self, text: str, day: date | None, source: str | None, locality: str | None) -> Bulletin:
        page = read_page(text)
        late = None
        try:
            layout = self._layout.analyze(page)
        except OutOfTime:
            layout, late = PageLayout(), _timeout("its articles were not told apart.")
        home, divisions, open_names = self._divisions.read(page, layout, locality)
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
        own_id = bulletin_id(source, digest)
        origin: Literal["argument", "page"] | None = "argument" if day else ("page" if layout.published else None)
        articles, diagnostics = self._articles(own_id, page, layout, divisions, day or layout.published)
        return Bulletin(
            id=own_id,
            source=source,
            published=day or layout.published,
            published_from=origin,
            publication=publication_of(layout),
            locality=home,
            text=text,
            text_sha256=digest,
            articles=articles,
            diagnostics=(*([late] if late else []), *diagnostics, *open_names),
            ruleset_version=self.ruleset_version,
        )

    def _articles(
        self,
        own_id: str,
        page: AlignedText,
        layout: PageLayout,
        divisions: PageDivisions,
        published: date | None,
    ) -> tuple[tuple[Article, ...], tuple[Diagnostic, ...]]:
        diagnostics = [
            Diagnostic(code=d.code, message=d.message, spans=d.text.spans(0, len(d.text)) if d.text is not None else ())  # type: ignore[arg-type]
            for d in layout.diagnostics
        ]
        articles: list[Article] = []
        try:
            self._read(articles, diagnostics, own_id, page, layout, divisions, published)
        except OutOfTime:
            diagnostics.append(_timeout(f"{len(layout.articles) - len(articles)} articles were not read."))
        return tuple(articles), (*diagnostics, *garbled(page.raw))

    def _read(
        self,
        articles: list[Article],
        diagnostics: list[Diagnostic],
        own_id: str,
        page: AlignedText,
        layout: PageLayout,
        divisions: PageDivisions,
        published: date | None,
    ) -> None:
        """Read the articles; those read when the time runs out stand in the list then."""
        times = self._assembler.times
        dated = times.find_years(page.key) if layout.articles else []
        years = infer_years(page.key, [m for m in dated if not is_aside(m, layout)])
        seen: dict[str, int] = {}
        for part in layout.articles:
            check()
            start = opening(part.body.clean)
            occurrence = seen[start] = seen.get(start, -1) + 1
            context = TimeContext(published=part.published or published, years=years)
            below = date_below(page, times, part)
            part_id = article_id(own_id, part.body.clean, occurrence)
            article, left_open = self._article(part, part_id, context, below, divisions)
            articles.append(article)
            diagnostics += left_open

    def _article(
        self,
        part: ArticleLayout,
        own_id: str,
        context: TimeContext,
        below: AlignedText | None,
        divisions: PageDivisions,
    ) -> tuple[Article, tuple[Diagnostic, ...]]:
        events, left_open = self._assembler.events(part, own_id, context, below, divisions)
        article = Article(
            id=own_id,
            headline=line_of(part.headline) if part.headline is not None else None,
            subheadlines=tuple(line_of(s) for s in part.subheadlines),
            body=Line(text=part.body.clean, spans=part.body.spans(0, len(part.body))),
            dateline=line_of(part.dateline) if part.dateline is not None else None,
            byline=Byline(
                reporters=tuple(name_line(n) for n in part.reporters),
                correspondents=tuple(name_line(n) for n in part.correspondents),
                sources=tuple(line_of(n) for n in part.sources),
            ),
            events=events,
        )
        return article, left_open

    def pipe(
        self,
        inputs: Iterable[str | Input],
        *,
        n_process: int = 1,
        batch_size: int = 16,
        on_error: Literal["raise", "yield"] = "raise",
    ) -> Iterator[Bulletin | Failure]:
        """Read many pages; order is kept and memory is bounded.

        Args:
            inputs: Pages, as text or `Input`.
            n_process: Worker processes, 1 or more; 1 works in this one.
            batch_size: Pages that travel together, 1 or more.
            on_error: ``yield`` gives a `Failure` for a page that cannot be read and goes on; ``raise`` raises.

        Returns:
            An iterator over a `Bulletin` a page, or a `Failure`.

        Raises:
            InputError: For the first bad page, where ``on_error`` is ``raise``; at once with code ``bad_argument``, if
                ``inputs`` is a single page, ``n_process`` or ``batch_size`` is below 1, or ``on_error`` is another word.
            BulletinIEError: With code ``internal_error``, where a page brings out a fault of this package, or
                ``worker_lost``, where it ends two processes, as one does for which memory runs out; with ``on_error``
                ``yield`` these are failures too. With code ``no_worker``, if no process can be started.

        Examples:
            >>> pages = ["本报讯 县长李明到青石镇调研。", b"bytes"]
            >>> [type(r).__name__ for r in load().pipe(pages, on_error="yield")]
            ['Bulletin', 'Failure']
        """
        check_count("n_process", n_process)
        check_count("batch_size", batch_size)
        if on_error not in ("raise", "yield"):
            raise InputError("bad_argument", f'on_error={on_error!r}; give "raise" or "yield".')
        if isinstance(inputs, str | bytes | Input) or not isinstance(inputs, Iterable):
            raise InputError("bad_argument", f"inputs is {type(inputs).__name__}; give several pages, such as a list.")
        return self._results(inputs, n_process, batch_size, on_error)

    def _results(
        self, inputs: Iterable[str | Input], n_process: int, batch_size: int, on_error: Literal["raise", "yield"]
    ) -> Iterator[Bulletin | Failure]:
        parts = batches(inputs, batch_size)
        results = (map(self._one, part) for part in parts) if n_process == 1 else self._parallel(parts, n_process)
        for batch in results:
            for result in batch:
                if isinstance(result, Failure) and on_error == "raise":
                    kind = BulletinIEError if result.code in ("internal_error", "worker_lost") else InputError
                    raise kind(result.code, result.message)
                yield result

    def _one(self, item: str | Input) -> Bulletin | Failure:
        page = item if isinstance(item, Input) else Input(item)
        try:
            return self.extract(page.text, published=page.published, source=page.source, locality=page.locality)
        except InputError as error:
            return Failure(page.source, error.code, error.message)
        except Exception as error:  # a fault of ours on one page must not lose the others
            return Failure(
                page.source, "internal_error", f"{type(error).__name__}: {error}; please report it with the page."
            )

    def _parallel(self, batches: Iterator[list[str | Input]], n_process: int) -> Iterator[Iterator[Bulletin | Failure]]:
        settings = (
            pack(self._lexicon),
            self._recognizer,
            self._probabilities,
            self._gazetteer,
            self._max_chars,
            self._timeout,
        )
        for batch in Workers(_work, _start_worker, settings, lost, n_process).run(batches):
            yield map(received, batch)  # one at a time: many records at once keep the garbage collector busy


def _timeout(left: str) -> Diagnostic:
    return Diagnostic(code="timeout", message=f"The time for this page ran out; {left}")


_worker: Extractor | None = None


def _start_worker(
    packed: PackedLexicon,
    recognizer: Recognizer | None,
    probabilities: Probabilities | None,
    divisions: Gazetteer | None,
    max_chars: int,
    timeout: float | None,
) -> None:
    global _worker  # one extractor a worker process, made when the process starts
    _worker = Extractor(
        unpack(packed),
        recognizer=recognizer,
        probabilities=probabilities,
        divisions=divisions,
        max_chars=max_chars,
        timeout=timeout,
    )


def _work(batch: list[str | Input]) -> list[bytes | Failure]:
    assert _worker is not None
    return [sent(_worker._one(item)) for item in batch]


def load(
    *,
    names: Names = "model",
    model: str | Path | None = None,
    labels: Mapping[str, str] | None = None,
    lexicons: str | Path | Iterable[str | Path] = (),
    divisions: str | Path | None = None,
    max_chars: int = MAX_CHARS,
    timeout: float | None = None,
) -> Extractor:
    """Make an extractor.

    Args:
        names: How names are found: ``model`` takes the trained recognizer and the rules together, ``rules`` the rules alone.
        model: A recognizer of your own instead of the shipped one: the folder of a spaCy pipeline, or a ``weights.npz``.
        labels: What the labels of your pipeline mean: ``{"PERSON": "PER", "VILLAGE": "PLACE"}``, with the meanings that
            `bulletin_ie.recognizer.LABELS` lists; without it the usual labels are known.
        lexicons: Your own lexicon file or folder, or several; see ``docs/lexicons.md``.
        divisions: Your own gazetteer of divisions, down to villages, on top of the shipped table of provinces, prefectures
            and counties; see ``docs/divisions.md``.
        max_chars: Longest page in characters.
        timeout: Seconds after which reading a page ends, see `Extractor`; ``None`` is no limit.

    Returns:
        The extractor.

    Raises:
        LexiconError: If a lexicon or the gazetteer cannot be read or breaks the format.
        ModelError: If the model is missing, damaged, of another version or without a known label.
        InputError: With code ``bad_argument``, if ``names``, ``labels``, ``lexicons``, ``divisions``, ``max_chars`` or
            ``timeout`` cannot be used.

    Examples:
        >>> load().extract("").articles
        ()
    """
    recognizer = choose_recognizer(names, model, labels)
    table = load_gazetteer(check_path("divisions", divisions)) if divisions is not None else None
    lexicon = load_lexicon(pack_paths(lexicons))
    # What the shipped recognizer sees is weighed for itself alone.
    probabilities = shipped_calibration("model" if names == "model" and model is None else "rules")
    return Extractor(
        lexicon,
        recognizer=recognizer,
        probabilities=probabilities,
        divisions=table,
        max_chars=max_chars,
        timeout=timeout,
    )


@cache
def _default() -> Extractor:
    return load()


def extract(
    text: str, *, published: date | str | None = None, source: str | None = None, locality: str | None = None
) -> Bulletin:
    """Read one page with the default extractor; see `Extractor.extract`.

    Args:
        text: The raw page.
        published: Day of publication.
        source: The caller's name for the page.
        locality: Whose bulletin it is.

    Returns:
        The record.

    Raises:
        InputError: If the text or the date cannot be read.

    Examples:
        >>> extract("本报讯 4月6日，县长李明到青石镇柳树村调研。").events[0].type
        'field_visit'
    """
    return _default().extract(text, published=published, source=source, locality=locality)
