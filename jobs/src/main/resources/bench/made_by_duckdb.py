"""Makes the funnel and KPI marts of a simulated company with DuckDB, or the daily history of its deals, from the files
that the suite reads.

Arguments: what to make (marts or daily_history), the folder of the queries, the folder of the company, the folder for
what is made, the first day that is not known any more, the month in which the fiscal year starts, the memory that DuckDB
may take. Prints seconds a step as JSON, and how much came of it.
"""

import json
import sys
import time
from pathlib import Path

import duckdb

INPUTS = ["inputs", "arithmetic", "simulated_stages", "salesforce", "hubspot", "reference", "simulated_segments"]
FACTS = ["history", "credit", "attempts", "money", "pipeline", "retention", "targets"]
MARTS = {
    "kpi": "kpi",
    "conversion": None,
    "incidence": "eventual",
    "exits": "exit_sum",
    "moves": "move_sum",
    "stays": "stay_sum",
}
DAILY_HISTORY = "daily_history"


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def main(what, queries, company, out, as_of, fiscal_month, memory):
    file = Path(out) / f"{what}.duckdb"
    database = duckdb.connect(str(file))
    for setting in (
        "TimeZone = 'UTC'",
        "threads = 2",
        f"memory_limit = {quoted(memory)}",
        "preserve_insertion_order = false",
        f"temp_directory = {quoted(out)}",
        "variable zone = 'UTC'",
        f"variable as_of = timestamp '{as_of} 00:00:00'",
        f"variable as_of_on = date '{as_of}' - 1",
        f"variable fiscal_month = {int(fiscal_month)}",
        "variable week_shift = 0",
        "variable reporting = 'USD'",
        "variable first_day = date '1990-01-01'",
        f"variable last_day = date '{int(as_of[:4]) + 2}-01-01'",
        f"variable folder = {quoted(company)}",
    ):
        database.execute(f"set {setting}")
    seconds = {}

    def step(name, view=None, folder=queries):
        start = time.monotonic()
        database.execute((Path(folder) / f"{name}.sql").read_text())
        if view:
            database.execute(f"copy (from {view}) to {quoted(f'{out}/{view}.parquet')} (compression zstd)")
        seconds[name] = round(time.monotonic() - start, 2)

    def size():
        database.execute("checkpoint")
        return file.stat().st_size

    for name in INPUTS:
        step(name)
    if what == DAILY_HISTORY:
        step("history")
        before = size()
        step(DAILY_HISTORY, folder=Path(__file__).parent)
        mebibytes = (size() - before) / 2**20
        rows = database.execute(f"select count(*) from {DAILY_HISTORY}").fetchone()[0]
        print(json.dumps({"seconds": seconds[DAILY_HISTORY], "rows": rows, "mebibytes": round(mebibytes, 1)}))
    else:
        for name in FACTS:
            step(name)
        for name, view in MARTS.items():
            step(name, view)
        print(json.dumps(seconds))


main(*sys.argv[1:])
