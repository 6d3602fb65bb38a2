"""Holds the DAGs to what they promise, without running anything: python dag_integrity.py FOLDER JOBS.json"""

import json
import sys
from datetime import date
from pathlib import Path

from airflow.dag_processing.dagbag import DagBag

folder, written = sys.argv[1:]
sys.path.insert(0, folder)
graph = json.loads(Path(written).read_text())
bag = DagBag(dag_folder=folder)

assert not bag.import_errors, bag.import_errors
assert set(bag.dags) == {"stagecoach_nightly", "stagecoach_backfill", "stagecoach_maintenance", "stagecoach_report"}

for dag in bag.dags.values():
    assert dag.tags == {"stagecoach"} and dag.description and dag.doc_md, dag.dag_id
    for task in dag.tasks:
        assert task.retries == 2, task.task_id
        assert task.owner, task.task_id

nightly = bag.dags["stagecoach_nightly"]
assert nightly.max_active_runs == 1 and not nightly.catchup and nightly.deadline
run = nightly.get_task("run")
assert run.pool == "stagecoach_warehouse"
assert list(run.arguments)[-2:] == ["--as-of", "{{ data_interval_end | ds }}"], run.arguments
assert run.upstream_task_ids == {"check"} and run.downstream_task_ids == {"published"}
assert nightly.get_task("check").upstream_task_ids == {"files_are_fresh"}

marts = sorted(job["name"] for job in graph if job["layer"] == "mart" and job["write"] != "view")
emitted = {task.task_id: [outlet.uri for outlet in task.outlets] for task in nightly.tasks if task.outlets}
assert emitted == {f"mart.{name.split('.')[1]}": [f"stagecoach://{name.replace('.', '/')}"] for name in marts}

for dag, task in (("stagecoach_backfill", "past"), ("stagecoach_backfill", "today"), ("stagecoach_maintenance", "maintain")):
    assert bag.dags[dag].get_task(task).pool == "stagecoach_warehouse", task

from stagecoach_backfill import ends  # noqa: E402

assert ends(date(2024, 1, 30), date(2024, 3, 1), "month") == [date(2024, 2, 1), date(2024, 3, 1)]
assert ends(date(2024, 1, 5), date(2024, 1, 8), "week") == [date(2024, 1, 8)]
assert ends(date(2024, 1, 5), date(2024, 1, 6), "day") == [date(2024, 1, 6), date(2024, 1, 7)]
print(f"{len(bag.dags)} DAGs keep what they promise, {len(marts)} marts are assets")
