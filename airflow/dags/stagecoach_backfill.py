"""Publishes the past again: every table as of each day, week's or month's end between two dates, then as of today.

For `--as-of` questions and trends under a changed configuration. Trigger it with {"first": …, "last": …, "step": …}.
"""

from datetime import date, datetime, timedelta, timezone

from airflow.sdk import DAG, Param, get_current_context, task
from stagecoach_suite import DEFAULTS, POOL, LocalStagecoach, selection, stagecoach


def ends(first: date, last: date, step: str) -> list[date]:
    """The as-of dates: the day after each day, week (Sunday) or month that ends between the dates."""
    days = [first + timedelta(days=day) for day in range((last - first).days + 1)]
    if step == "week":
        days = [day for day in days if day.isoweekday() == 7]
    elif step == "month":
        days = [day for day in days if (day + timedelta(days=1)).day == 1]
    return [day + timedelta(days=1) for day in days]


with DAG(
    dag_id="stagecoach_backfill",
    description="Publish every table as of days of the past again",
    schedule=None,
    start_date=datetime(2024, 1, 1, tzinfo=timezone.utc),
    max_active_runs=1,
    default_args=DEFAULTS,
    params={
        "first": Param(type="string", format="date"),
        "last": Param(type="string", format="date"),
        "step": Param("month", enum=["day", "week", "month"]),
    },
    render_template_as_native_obj=True,
    tags=["stagecoach"],
    doc_md=__doc__,
) as backfill:

    @task
    def as_of_dates() -> list[list[str]]:
        asked = get_current_context()["params"]
        dates = ends(date.fromisoformat(asked["first"]), date.fromisoformat(asked["last"]), asked["step"])
        return [["run", *selection(), "--as-of", day.isoformat(), "--full"] for day in dates]

    past = LocalStagecoach.partial(task_id="past", pool=POOL, max_active_tis_per_dagrun=1).expand(arguments=as_of_dates())
    past >> stagecoach("today", "run", *selection(), "--full", writes=True)
