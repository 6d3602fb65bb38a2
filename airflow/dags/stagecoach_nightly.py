"""Brings the warehouse up to date every night: check the configuration, run, look at the result.

All tables are made by one `stagecoach run`: they share one Spark application, which runs independent tables side by
side and publishes them together. The graph that `stagecoach jobs --format json` prints gives this DAG its assets: every
mart is one, so that other DAGs can be scheduled on `stagecoach://mart/kpi` and the like.

Set on the workers, where they differ from the defaults:
  STAGECOACH            the launcher (default: ../../stagecoach, seen from this file)
  STAGECOACH_CONF       the configuration
  STAGECOACH_WAREHOUSE  the warehouse
"""

import json
import os
import subprocess
from datetime import datetime, timedelta, timezone
from pathlib import Path

from airflow.sdk import DAG, Asset, task
from airflow.sdk.exceptions import AirflowFailException

LAUNCHER = os.environ.get("STAGECOACH", str(Path(__file__).resolve().parents[2] / "stagecoach"))
QUALITY_GATE = 3
USAGE = 2


def options() -> list[str]:
    """The options that every command takes."""
    given = {"--conf": "STAGECOACH_CONF", "--warehouse": "STAGECOACH_WAREHOUSE"}
    return [word for name, key in given.items() if key in os.environ for word in (name, os.environ[key])]


def stagecoach(command: str, *arguments: str) -> None:
    """Runs a command. What trying again cannot mend is not tried again."""
    done = subprocess.run([LAUNCHER, command, *options(), *arguments], check=False)
    if done.returncode in (QUALITY_GATE, USAGE):
        raise AirflowFailException(f"stagecoach {command} ended with exit status {done.returncode}; the log says why")
    done.check_returncode()


def marts() -> list[Asset]:
    """The marts of the job graph."""
    printed = subprocess.run([LAUNCHER, "jobs", "--format", "json"], check=True, capture_output=True, text=True)
    names = (job["name"] for job in json.loads(printed.stdout) if job["layer"] == "mart")
    return [Asset(name=name, uri=f"stagecoach://{name.replace('.', '/')}") for name in names]


with DAG(
    dag_id="stagecoach_nightly",
    description="Raw CRM history to funnel conversion and KPIs",
    schedule="0 2 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=5)},
    tags=["stagecoach"],
) as nightly:

    @task
    def check() -> None:
        stagecoach("check")

    @task(outlets=marts())
    def run(data_interval_end: datetime | None = None) -> None:
        stagecoach("run", "--as-of", data_interval_end.isoformat())

    @task
    def status() -> None:
        stagecoach("status")

    check() >> run() >> status()
