"""Looks in Airflow's own database how the three nights went: python three_nights.py airflow.db"""

import sqlite3
import sys

book = sqlite3.connect(sys.argv[1])
nights = book.execute("select state from dag_run where dag_id = 'stagecoach_nightly' order by logical_date").fetchall()
assert nights == [("success",)] * 3, nights

tries = book.execute(
    "select try_number from task_instance join dag_run using (dag_id, run_id)"
    " where task_id = 'run' order by dag_run.logical_date"
).fetchall()
assert tries == [(1,), (2,), (1,)], tries

states = dict(book.execute("select task_id, count(*) from task_instance where state = 'success' group by task_id"))
for mart in ("dim_account", "dim_stage", "dim_team"):
    assert states[f"mart.{mart}"] == 3, states

events = book.execute(
    "select name, count(*) from asset_event join asset on asset.id = asset_id group by name order by name"
).fetchall()
assert dict(events) | {"mart.data_quality": 3} == {
    name: 3 for name in ("mart.data_quality", "mart.dim_account", "mart.dim_stage", "mart.dim_team")
}, events
print("three nights succeeded, the killed one at its second try; each told of its marts")
