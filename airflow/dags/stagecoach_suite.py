"""What the DAGs know of Stagecoach: its jobs, how a command is run, whom to tell.

Set on the scheduler and the workers, where they differ from the defaults:
  STAGECOACH             the launcher (default: ../../stagecoach, seen from this file)
  STAGECOACH_CONF        the configuration
  STAGECOACH_WAREHOUSE   the warehouse
  STAGECOACH_TABLES      only these tables and what they are made from (default: all)
  STAGECOACH_JOBS        a file that holds what `stagecoach jobs --format json` prints (default: it is asked)
  STAGECOACH_LANDING     folders, parted by colons, in which a file must be younger than STAGECOACH_FRESH_HOURS (36)
  STAGECOACH_SPARK_CONN  an Airflow connection to a cluster: commands go there by spark-submit
  STAGECOACH_SLIM_JAR    the program for that cluster (jobs/target/stagecoach-jobs-*-slim.jar)
  STAGECOACH_SPARK_CONF  Spark's own settings there, as JSON, e.g. {"spark.executor.memory": "8g"}
  STAGECOACH_ALERT_URL   gets a POST with {"text": …} when a night is late or has failed
"""

import json
import logging
import os
import subprocess
import tempfile
import time
import urllib.request
from datetime import timedelta
from pathlib import Path

from airflow.sdk import AsyncCallback, Asset, BaseOperator, DeadlineAlert, DeadlineReference
from airflow.sdk.exceptions import AirflowFailException

LAUNCHER = os.environ.get("STAGECOACH", str(Path(__file__).resolve().parents[2] / "stagecoach"))
POOL = "stagecoach_warehouse"
USAGE, QUALITY_GATE = 2, 3
# As the launcher starts Java.
SPARK_CONF = {"spark.driver.memory": "4g", "spark.driver.extraJavaOptions": "-Xss4m -Duser.timezone=UTC"}
LOG = logging.getLogger(__name__)


def options() -> list[str]:
    """The options that every command takes."""
    given = {"--conf": "STAGECOACH_CONF", "--warehouse": "STAGECOACH_WAREHOUSE"}
    return [word for name, key in given.items() if key in os.environ for word in (name, os.environ[key])]


def selection() -> list[str]:
    """The tables that a run makes; none means all."""
    tables = os.environ.get("STAGECOACH_TABLES", "").split()
    return [*tables, "--upstream"] if tables else []


def jobs() -> list[dict]:
    """The job graph, inputs first. It is asked once for each build of the program: Airflow reads DAG files all the time."""
    written = os.environ.get("STAGECOACH_JOBS")
    if written:
        return json.loads(Path(written).read_text())
    launcher = Path(LAUNCHER)
    built = [file.stat().st_mtime_ns for file in [launcher, *launcher.parent.glob("target/*.built")]]
    kept = Path(tempfile.gettempdir()) / f"stagecoach-jobs-{os.getuid()}-{max(built)}.json"
    if not kept.exists():
        printed = subprocess.run([LAUNCHER, "jobs", "--format", "json"], check=True, capture_output=True, text=True)
        beside = kept.with_suffix(f".{os.getpid()}")
        beside.write_text(printed.stdout)
        beside.replace(kept)
    return json.loads(kept.read_text())


def asset(name: str) -> Asset:
    """What other DAGs are scheduled on: stagecoach://mart/kpi and the like."""
    return Asset(name=name, uri=f"stagecoach://{name.replace('.', '/')}")


class LocalStagecoach(BaseOperator):
    """Runs a command on the worker. What trying again cannot mend is not tried again."""

    template_fields = ("arguments",)
    ui_color = "#d5e8d4"

    def __init__(self, *, arguments: list[str], **kwargs) -> None:
        super().__init__(**kwargs)
        self.arguments = arguments

    def execute(self, context) -> None:
        command = [LAUNCHER, self.arguments[0], *options(), *self.arguments[1:]]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
            self.running = running
            for line in running.stdout:
                self.log.info(line.rstrip())
        if running.returncode in (USAGE, QUALITY_GATE):
            raise AirflowFailException(f"stagecoach {self.arguments[0]} ended with exit status {running.returncode}")
        if running.returncode != 0:
            raise RuntimeError(f"stagecoach {self.arguments[0]} ended with exit status {running.returncode}")

    def on_kill(self) -> None:
        self.running.terminate()


def stagecoach(task_id: str, *arguments: str, writes: bool = False, **kwargs) -> BaseOperator:
    """A task that runs a command: on the worker, or on a cluster where a connection to one is named.

    What writes the warehouse takes the only place of its pool, so that two nights never write at once.
    """
    if writes:
        kwargs["pool"] = POOL
    cluster = os.environ.get("STAGECOACH_SPARK_CONN")
    if not cluster:
        return LocalStagecoach(task_id=task_id, arguments=list(arguments), **kwargs)
    from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

    return SparkSubmitOperator(
        task_id=task_id,
        conn_id=cluster,
        application=os.environ["STAGECOACH_SLIM_JAR"],
        java_class="dev.stagecoach.jobs.cli.Main",
        application_args=[arguments[0], *options(), *arguments[1:]],
        name=f"stagecoach {arguments[0]}",
        conf=SPARK_CONF | json.loads(os.environ.get("STAGECOACH_SPARK_CONF", "{}")),
        **kwargs,
    )


def status() -> dict:
    """What `stagecoach status --format json` says."""
    asked = subprocess.run([LAUNCHER, "status", *options(), "--format", "json"], capture_output=True, text=True)
    if not asked.stdout:
        raise RuntimeError(f"stagecoach status said nothing but: {asked.stderr}")
    return json.loads(asked.stdout)


def oldest_allowed() -> float:
    return time.time() - 3600 * float(os.environ.get("STAGECOACH_FRESH_HOURS", "36"))


def landed() -> bool:
    """Whether each landing folder has a file that is young enough."""
    folders = [Path(folder) for folder in os.environ.get("STAGECOACH_LANDING", "").split(":") if folder]
    for folder in folders:
        newest = max((file.stat().st_mtime for file in folder.rglob("*") if file.is_file()), default=0)
        if newest < oldest_allowed():
            LOG.info("No new file in %s yet", folder)
            return False
    return True


def tell(text: str) -> None:
    """Tells whoever is to know, in the log and where STAGECOACH_ALERT_URL says."""
    LOG.error(text)
    url = os.environ.get("STAGECOACH_ALERT_URL")
    if url:
        body = json.dumps({"text": text}).encode()
        request = urllib.request.Request(url, data=body, headers={"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            answer.read()


def tell_failure(context) -> None:
    task = context["task_instance"]
    tell(f"Stagecoach: {task.dag_id}.{task.task_id} failed (try {task.try_number}); `stagecoach status` says why")


async def tell_late(**kwargs) -> None:
    tell("Stagecoach: the night is late; `stagecoach status` says how far it is")


def deadline(hours: float) -> DeadlineAlert | None:
    """Tells when a DAG run is not done some hours after it was due.

    `airflow dags test` of Airflow 3.3 cannot read deadlines back; STAGECOACH_NO_DEADLINES lets it do without.
    """
    if "STAGECOACH_NO_DEADLINES" in os.environ:
        return None
    return DeadlineAlert(
        reference=DeadlineReference.DAGRUN_QUEUED_AT,
        interval=timedelta(hours=hours),
        callback=AsyncCallback("stagecoach_suite.tell_late"),
    )


DEFAULTS = {
    "retries": 2,
    "retry_delay": timedelta(seconds=float(os.environ.get("STAGECOACH_RETRY_SECONDS", "300"))),
    "retry_exponential_backoff": True,
    "on_failure_callback": tell_failure,
}
