"""The engine of a cluster: Spark carries the rows, retries tasks, and commits each folder once."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from standoff.errors import CorpusRunError
from standoff.run.corpus import spark_work as work
from standoff.run.corpus.coding import coded_schema
from standoff.run.corpus.copies import NEAREST, copies_of
from standoff.run.corpus.engine import READ, coded, table
from standoff.run.corpus.folder import SUCCESS
from standoff.run.corpus.plan import Input, Plan
from standoff.run.corpus.rows import read_schema
from standoff.run.corpus.tables import COPY, FAILURE, table_schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_REMOTE = re.compile(r"(?!file:)[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_TRIES = 4
"""How often a task is tried."""
_ROWS_IN = 64
"""Documents that a worker takes at a time."""


def is_remote(name: str) -> bool:
    """Whether a name is an address in a store that only Spark reads."""
    return _REMOTE.match(name) is not None


@contextmanager
def open_session(master: str) -> "Iterator[SparkSession]":
    """A Spark session, ended with the block.

    Args:
        master: address of the cluster, or "local[N]"; in local mode too a task is tried several times.

    Raises:
        CorpusRunError: pyspark is not installed, or Spark cannot be started (it needs Java 17).
    """
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise CorpusRunError("Spark is not installed; run: pip install 'standoff[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.master(_with_tries(master)).appName("standoff")
    for name, value in _settings(master).items():
        builder = builder.config(name, value)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError, RuntimeError) as error:
        raise CorpusRunError(f"Spark cannot be started: {error}; it needs Java 17 or newer") from error
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


def _with_tries(master: str) -> str:
    match = re.fullmatch(r"local\[(\d+|\*)\]", "local[1]" if master == "local" else master)
    return f"local[{match[1]},{_TRIES}]" if match else master


def _settings(master: str) -> dict[str, str]:
    own = {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"} if "local" in master else {}
    return own | {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.python.worker.reuse": "true",
        "spark.sql.execution.arrow.maxRecordsPerBatch": str(_ROWS_IN),
        "spark.sql.session.timeZone": "UTC",
        "spark.task.maxFailures": str(_TRIES),
        "spark.speculation": "false",
    }


class HadoopFolder:
    """A folder in any store that Hadoop reads; see `Folder`."""

    def __init__(self, session: "SparkSession", name: str) -> None:
        """Args: session: reaches it; name: its address or path."""
        self.name = name
        self._jvm: Any = session.sparkContext._jvm
        self._path = self._at("")
        self._system = self._path.getFileSystem(session.sparkContext._jsc.hadoopConfiguration())

    def exists(self, name: str) -> bool:
        """See `Folder`."""
        return bool(self._system.exists(self._at(name)))

    def read(self, name: str) -> bytes:
        """See `Folder`."""
        stream = self._system.open(self._at(name))
        try:
            return bytes(self._jvm.org.apache.commons.io.IOUtils.toByteArray(stream))
        finally:
            stream.close()

    def write(self, name: str, content: bytes) -> None:
        """See `Folder`."""
        stream = self._system.create(self._at(name), True)
        try:
            stream.write(bytearray(content))
        finally:
            stream.close()

    def remove(self, name: str) -> None:
        """See `Folder`."""
        self._system.delete(self._at(name), True)

    def is_empty(self) -> bool:
        """See `Folder`."""
        return not self._system.exists(self._path) or not list(self._system.listStatus(self._path))

    def at(self, name: str) -> str:
        """The address of what is in it."""
        return f"{self.name.rstrip('/')}/{name}"

    def _at(self, name: str) -> Any:
        return self._jvm.org.apache.hadoop.fs.Path(self.at(name) if name else self.name)


def list_remote(session: "SparkSession", name: str) -> list[Input]:
    """The files behind an address: itself, all files below a folder, or what a pattern matches; by name.

    Raises:
        CorpusRunError: nothing is there.
    """
    jvm: Any = session.sparkContext._jvm
    path = jvm.org.apache.hadoop.fs.Path(name)
    system = path.getFileSystem(session.sparkContext._jsc.hadoopConfiguration())
    matched = system.globStatus(path)
    if not matched:
        raise CorpusRunError(f"{name}: there is no such file or folder")
    found = []
    for status in matched:
        files = system.listFiles(status.getPath(), True)
        while files.hasNext():
            file = files.next()
            found.append(Input(file.getPath().toString(), file.getLen()))
    return sorted((one for one in found if not _is_hidden(one.name)), key=lambda one: one.name)


def _is_hidden(name: str) -> bool:
    return name.rsplit("/", 1)[-1].startswith((".", "_"))


class SparkEngine:
    """See `Engine`. Folders are committed by Spark: their `_SUCCESS` comes last."""

    def __init__(self, session: "SparkSession", folder: str) -> None:
        """Args: session: the cluster; folder: address or path that all its machines reach."""
        self.folder = HadoopFolder(session, folder)
        self._session = session
        self._width = max(2, session.sparkContext.defaultParallelism)

    def read(self, plan: Plan) -> None:
        """See `Engine`."""
        self._save(self._files(plan).mapInArrow(work.read_files(plan), _ddl(read_schema())), READ)

    def code(self, plan: Plan, part: int) -> None:
        """See `Engine`."""
        from pyspark.sql import Window
        from pyspark.sql import functions as sql

        rows = self._session.read.schema(_ddl(read_schema())).parquet(self.folder.at(READ)).where(f"part = {part}")
        first = sql.row_number().over(Window.partitionBy("id").orderBy("place"))
        unique = rows.withColumn("nth", first).where("nth = 1").drop("nth")
        spread = unique.repartition(self._width * 2, "place")
        self._save(spread.mapInArrow(work.code_documents(plan), _ddl(coded_schema())), coded(part))

    def write(self, plan: Plan, kind: str) -> None:
        """See `Engine`."""
        schema = _ddl(work.with_month(table_schema(kind)))
        if kind == COPY:
            rows = self._copies(plan)
        elif kind == FAILURE:
            read = self._session.read.schema(_ddl(read_schema())).parquet(self.folder.at(READ))
            rows = read.where("reason IS NOT NULL").mapInArrow(work.failures_of_reading(kind), schema)
            failed = self._coded(plan).where("reason IS NOT NULL")
            rows = rows.unionByName(failed.mapInArrow(work.failures_of_coding(kind), schema))
        else:
            rows = self._coded(plan).mapInArrow(work.table_rows(plan, kind), schema)
        rows.write.mode("overwrite").partitionBy("month").option("compression", "zstd").parquet(
            self.folder.at(table(kind))
        )

    def count(self, kind: str) -> int:
        """See `Engine`."""
        schema = _ddl(work.with_month(table_schema(kind)))
        rows: int = self._session.read.schema(schema).parquet(self.folder.at(table(kind))).count()
        return rows

    def _files(self, plan: Plan) -> "DataFrame":
        """A row a file: its number, and its content where it lies in a store that only Spark reads."""
        local = [(number, None) for number, one in enumerate(plan.inputs) if not is_remote(one.name)]
        remote = {one.name: number for number, one in enumerate(plan.inputs) if is_remote(one.name)}
        context, schema = self._session.sparkContext, "file int, content binary"
        rows = context.parallelize(local, max(1, min(len(local), self._width * 4)))
        files = self._session.createDataFrame(rows, schema)
        if not remote:
            return files
        contents = context.binaryFiles(",".join(remote), self._width * 4)
        numbered = contents.map(lambda pair: (remote[pair[0]], bytearray(pair[1])))
        return files.union(self._session.createDataFrame(numbered, schema))

    def _coded(self, plan: Plan) -> "DataFrame":
        folders = [self.folder.at(coded(part)) for part in range(plan.options.parts)]
        return self._session.read.schema(_ddl(coded_schema())).parquet(*folders)

    def _copies(self, plan: Plan) -> "DataFrame":
        """The copies. They are looked for side by side; those found, which are few, come together here."""
        from pyspark.sql import Window
        from pyspark.sql import functions as sql

        rows = self._coded(plan).select("place", "document", "text", "bands")
        banded = rows.select("place", sql.explode(sql.array_distinct("bands")).alias("band"))
        nearest = sql.collect_list("place").over(Window.partitionBy("band").orderBy("place").rowsBetween(-NEAREST, -1))
        pairs = (
            banded.withColumn("before", nearest)
            .select(sql.explode("before").alias("one"), sql.col("place").alias("other"))
            .distinct()
        )
        for side in ("one", "other"):
            named = rows.select(
                sql.col("place").alias(side),
                sql.col("document").alias(f"{side}_document"),
                sql.col("text").alias(f"{side}_text"),
            )
            pairs = pairs.join(named, side)
        links = [
            (row["one"], row["other"]) for row in pairs.mapInArrow(work.compare_pairs, "one long, other long").collect()
        ]
        return self._session.createDataFrame(
            self._joined(plan, sorted(links)), "document string, copy_of string, month string"
        )

    def _joined(self, plan: Plan, links: list[tuple[int, int]]) -> list[tuple[str, str, str]]:
        """The rows of the table of copies."""
        linked = sorted({place for link in links for place in link})
        if not linked:
            return []
        places = self._session.createDataFrame([(place,) for place in linked], "place long")
        rows = self._coded(plan).join(places, "place").select("place", "id", "month", "document").collect()
        texts = {row["place"]: work.text_of(row["place"], row["id"], bytes(row["document"])) for row in rows}
        months = {row["id"]: row["month"] for row in rows}
        return [(one, other, months[one]) for one, other in copies_of(links, texts)]

    def _save(self, rows: "DataFrame", name: str) -> None:
        rows.write.mode("overwrite").option("compression", "zstd").parquet(self.folder.at(name))
        if not self.folder.exists(f"{name}/{SUCCESS}"):
            raise CorpusRunError(f"Spark did not commit {name} in {self.folder.name}")


def _ddl(schema: Any) -> Any:
    """An Arrow schema as Spark's."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return from_arrow_schema(schema)
