"""Brings the warehouse up to date every night, and tells other DAGs which marts are new.

One `stagecoach run` makes all tables: they share one Spark application, which runs independent jobs side by side and
publishes them together. The graph that `stagecoach jobs --format json` prints is drawn below it, by layer: each task
there looks whether its tables are published, and each mart's task emits its asset.
"""

from datetime import datetime, timedelta, timezone

from airflow.sdk import DAG, TaskGroup, task
from airflow.sdk.exceptions import AirflowSkipException
from airflow.timetables.interval import CronDataIntervalTimetable
from stagecoach_suite import DEFAULTS, asset, deadline, jobs, landed, selection, stagecoach, status

with DAG(
    dag_id="stagecoach_nightly",
    description="Raw CRM history to funnel conversion and KPIs",
    # An interval a night: its end is the as-of date, so that a night made later, or again, makes the same.
    schedule=CronDataIntervalTimetable("0 2 * * *", timezone="UTC"),
    start_date=datetime(2024, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    deadline=deadline(hours=4),
    tags=["stagecoach"],
    doc_md=__doc__,
) as nightly:

    @task.sensor(mode="reschedule", poke_interval=300, timeout=timedelta(hours=3).total_seconds())
    def files_are_fresh() -> bool:
        return landed()

    check = stagecoach("check", "check")
    run = stagecoach("run", "run", *selection(), "--as-of", "{{ data_interval_end | ds }}", writes=True)

    @task
    def published() -> dict:
        """The rows of each published table. A night that is not published fails here, whoever ran it."""
        said = status()
        if said["exit_status"] != 0:
            raise RuntimeError(f"The last run is not published: {said['runs'][:1]}")
        return said["rows"]

    @task
    def look(names: list[str], rows: dict, *, outlet_events) -> None:
        known = {name: rows[name] for name in names if name in rows}
        if not known:
            raise AirflowSkipException(f"Nothing is published of {', '.join(names)}")
        for event in outlet_events:
            outlet_events[event].extra = {"rows": sum(known.values())}

    rows = published()
    files_are_fresh() >> check >> run >> rows

    graph = [job for job in jobs() if job["write"] != "view"]
    with TaskGroup("core"):
        look.override(task_id="tables")([job["name"] for job in graph if job["layer"] == "core"], rows)
    with TaskGroup("mart"):
        for job in graph:
            if job["layer"] == "mart":
                name = job["name"]
                look.override(task_id=name.split(".")[1], outlets=[asset(name)])([name], rows)
