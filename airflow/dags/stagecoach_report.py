"""Writes the report of the company every Monday, into STAGECOACH_REPORTS (default: reports beside the launcher)."""

import os
from datetime import datetime, timezone
from pathlib import Path

from airflow.sdk import DAG
from stagecoach_suite import DEFAULTS, LAUNCHER, stagecoach

REPORTS = os.environ.get("STAGECOACH_REPORTS", str(Path(LAUNCHER).parent / "reports"))

with DAG(
    dag_id="stagecoach_report",
    description="The multi-year report as one HTML file",
    schedule="0 7 * * 1",
    start_date=datetime(2024, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    default_args=DEFAULTS,
    tags=["stagecoach"],
    doc_md=__doc__,
) as report:
    stagecoach("report", "report", "--out", REPORTS + "/report-{{ ds }}.html")
