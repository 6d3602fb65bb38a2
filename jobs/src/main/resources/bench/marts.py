"""Makes the funnel and KPI marts of a simulated company with DuckDB, from the files that the suite reads.

Arguments: the folder of the queries, the folder of the company, the folder for the marts, the first day that is not
known any more, the month in which the fiscal year starts, the memory that DuckDB may take. Prints seconds a step, as JSON.
"""

import json
import sys
import time
from pathlib import Path

import duckdb

INPUTS = ["simulated_stages", "salesforce", "hubspot", "reference", "simulated_segments"]
FACTS = ["history", "credit", "attempts", "money", "pipeline", "retention", "targets"]
MARTS = {
    "kpi": "kpi",
    "conversion": None,
    "incidence": "eventual",
    "exits": "exit_sum",
    "moves": "move_sum",
    "stays": "stay_sum",
}


def quoted(text):
    return "'" + text.replace("'", "''") + "'"


def main(queries, company, out, as_of, fiscal_month, memory):
    database = duckdb.connect(str(Path(out) / "marts.duckdb"))
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

    def step(name, mart=None):
        start = time.monotonic()
        database.execute((Path(queries) / f"{name}.sql").read_text())
        if mart:
            database.execute(f"copy (from {mart}) to {quoted(f'{out}/{mart}.parquet')} (compression zstd)")
        seconds[name] = round(time.monotonic() - start, 2)

    for name in ["inputs", "arithmetic", *INPUTS, *FACTS]:
        step(name)
    for name, mart in MARTS.items():
        step(name, mart)
    print(json.dumps(seconds))


main(*sys.argv[1:])
