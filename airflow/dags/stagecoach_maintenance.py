"""Every week: compact files, delete versions that nobody may read any more, and let the doctor look."""

from datetime import datetime, timezone

from airflow.sdk import DAG
from stagecoach_suite import DEFAULTS, deadline, stagecoach

with DAG(
    dag_id="stagecoach_maintenance",
    description="Compact the warehouse and look after its health",
    schedule="0 6 * * 6",
    start_date=datetime(2024, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    default_args=DEFAULTS,
    deadline=deadline(hours=6),
    tags=["stagecoach"],
    doc_md=__doc__,
) as maintenance:
    stagecoach("maintain", "maintain", writes=True) >> stagecoach("doctor", "doctor")
