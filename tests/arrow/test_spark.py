"""The kernel in Spark, with two executors as processes of their own, one of which is killed in the middle.

Runs where pyspark and Java are installed: ``pip install 'bulletin-ie[spark]'``.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from datetime import date
from pathlib import Path

import pytest

import bulletin_ie
from bulletin_ie import arrow, exchange
from bulletin_ie.records import Bulletin

pyspark = pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'bulletin-ie[spark]'")
pytestmark = [
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17 on the PATH"),
    pytest.mark.skipif(not Path("/proc").is_dir(), reason="the test finds the executor to kill in /proc"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]

PAGES, PARTITIONS = 240, 8


def _text(number):
    return f"本报讯 4月6日，县委书记周明远到青石镇调研，排查隐患{number + 1}处。"


@pytest.fixture(scope="module")
def spark(tmp_path_factory):
    scratch = tmp_path_factory.mktemp("spark")
    root = str(Path(bulletin_ie.__file__).parent.parent)
    changed = pytest.MonkeyPatch()
    changed.setenv(
        "SPARK_HOME", str(Path(pyspark.__file__).parent)
    )  # executors of local-cluster are started from there
    changed.setenv("PYSPARK_PYTHON", sys.executable)
    changed.setenv("PYTHONPATH", os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH")))))
    changed.chdir(scratch)
    from pyspark.sql import SparkSession

    session = (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("bulletin-ie")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.executorEnv.PYTHONPATH", os.environ["PYTHONPATH"])
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", "10")
        .config("spark.sql.leafNodeDefaultParallelism", str(PARTITIONS))
        .config("spark.sql.shuffle.partitions", "2")
        .getOrCreate()
    )
    yield session
    session.stop()
    changed.undo()


def _killing(marker):
    """The kernel; the first task that has made a batch kills its executor, and itself with it."""

    def kernel(batches):
        for batch in arrow.extract_batches(batches, names="rules"):
            yield batch
            try:
                os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
            except FileExistsError:
                continue
            daemon = os.getppid()
            executor = int(Path(f"/proc/{daemon}/stat").read_text().rpartition(")")[2].split()[1])
            assert b"CoarseGrainedExecutorBackend" in Path(f"/proc/{executor}/cmdline").read_bytes()
            os.kill(executor, signal.SIGKILL)

    return kernel


def _schema(schema):
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)


def test_every_page_comes_out_once_though_an_executor_is_killed(spark, tmp_path):
    lost = tmp_path / "killed"
    pages = spark.createDataFrame(
        [(f"p{n}", _text(n) if n % 50 else None) for n in range(PAGES)], "source string, text string"
    )
    out = pages.mapInArrow(_killing(str(lost)), _schema(arrow.record_schema()))
    out.write.parquet(str(tmp_path / "records"))
    assert lost.exists()
    rows = spark.read.parquet(str(tmp_path / "records")).collect()
    assert sorted(row.source for row in rows) == sorted(f"p{n}" for n in range(PAGES))
    failed = {row.source for row in rows if row.error_code == "not_text"}
    assert failed == {f"p{n}" for n in range(0, PAGES, 50)}
    for row in rows:
        if row.source not in failed:
            bulletin = Bulletin.model_validate_json(row.record)
            assert bulletin.text == _text(int(row.source[1:]))
            assert row.events == 1


def test_tables_out_of_records(spark):
    pages = spark.createDataFrame(
        [(f"p{n}", _text(n), "清溪县") for n in range(4)], "source string, text string, locality string"
    )
    records = pages.mapInArrow(arrow.extract_batches, _schema(arrow.record_schema()))
    counts = records.mapInArrow(lambda b: arrow.table_batches(b, "counts"), _schema(arrow.schema("counts")))
    assert sorted(int(row.value) for row in counts.collect()) == [1, 2, 3, 4]
    officials = records.mapInArrow(lambda b: arrow.table_batches(b, "officials"), _schema(arrow.schema("officials")))
    assert [row.name for row in officials.dropDuplicates(["id"]).collect()] == ["周明远"]


def test_the_recipe_of_the_documents(spark, tmp_path, monkeypatch):
    """The blocks marked `py` in docs/engines.md, with a folder in the place of object storage."""
    recipe = Path(__file__).parents[2] / "docs" / "engines.md"
    if not recipe.is_file():
        pytest.skip("the documents are not here")
    folder = tmp_path / "pages" / "清溪县" / "20220407"
    folder.mkdir(parents=True)
    for number in range(3):
        (folder / f"第{number}版.txt").write_text(_text(number), encoding="utf-8")
    code = "\n".join(re.findall(r"^```py\n(.*?)^```$", recipe.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE))
    names = {}
    exec(code.replace("s3a://archive", f"file://{tmp_path}"), names)
    bulletins = sorted(exchange.read_records(tmp_path / "records"), key=lambda bulletin: bulletin.source)
    assert [bulletin.source for bulletin in bulletins] == [f"清溪县/20220407/第{number}版.txt" for number in range(3)]
    assert {bulletin.published for bulletin in bulletins} == {date(2022, 4, 7)}
    expected = arrow.tables(bulletins)
    for table in names["TABLES_TO_MAKE"]:
        found = spark.read.parquet(str(tmp_path / "tables" / table)).toArrow()
        assert found.num_rows == expected[table].num_rows, table
        assert found.column_names == expected[table].column_names, table
    assert len(names["TABLES_TO_MAKE"]) > 3
