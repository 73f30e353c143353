"""A Spark cluster on this machine: a driver and two executors, each a process of its own."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

MASTER = "local-cluster[2,1,1024]"
"""Two workers, each with one core and 1024 MB."""

_QUICK = "-XX:TieredStopAtLevel=1"
# For a few hundred rows most of the time goes into compiling, by Java and by Spark.


@contextmanager
def open_cluster(room: Path) -> Iterator[SparkSession]:
    """A session on the cluster; at the end every process of it is gone.

    Args:
        room: an empty folder for what Spark leaves behind.
    """
    home = _lay_out_home(room / "home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_HOME", str(home))
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_LOCAL_DIRS", str(room / "local"))
        session = _start(room)
        try:
            yield session
        finally:
            _stop(session)
            left = _processes_that_name(home)
            for process in left:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            assert left == []


def executors(session: SparkSession) -> int:
    """How many executors there are."""
    status = session.sparkContext._jsc.sc().statusTracker().getExecutorInfos()
    return len(status) - 1  # the driver is among them


def _lay_out_home(home: Path) -> Path:
    """A home of Spark that shares its programs: executors write their logs into it."""
    import pyspark

    home.mkdir(parents=True)
    for part in Path(pyspark.__file__).parent.iterdir():
        if part.name != "work":
            (home / part.name).symlink_to(part)
    return home


def _start(room: Path) -> SparkSession:
    from pyspark.sql import SparkSession

    settings = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.extraJavaOptions": f"{_QUICK} -Dderby.system.home={room}",
        "spark.executor.extraJavaOptions": _QUICK,
        "spark.executor.memory": "512m",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": str(room / "warehouse"),
        "spark.ui.enabled": "false",
    }
    builder = SparkSession.builder.master(MASTER).appName("tests of kb.scale")
    for name, value in settings.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _stop(session: SparkSession) -> None:
    from pyspark import SparkContext

    gateway = SparkContext._gateway
    session.stop()
    assert gateway is not None
    gateway.shutdown()
    gateway.proc.stdin.close()
    gateway.proc.wait(timeout=60)
    SparkContext._gateway = None
    SparkContext._jvm = None


def _processes_that_name(home: Path) -> list[int]:
    """The processes that run out of this home, once those that are ending had time to."""
    ends = time.monotonic() + 20
    while (left := list(_iter_processes_that_name(home))) and time.monotonic() < ends:
        time.sleep(0.2)
    return left


def _iter_processes_that_name(home: Path) -> Iterator[int]:
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if str(home).encode() in (folder / "cmdline").read_bytes():
                yield int(folder.name)
