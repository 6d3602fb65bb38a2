"""Makes an extract of Tableau from a Parquet file: PARQUET HYPER TABLE LOGS."""

import sys

from tableauhyperapi import Connection, CreateMode, HyperProcess, TableName, Telemetry, escape_string_literal

parquet, hyper, table, logs = sys.argv[1:]
with HyperProcess(
    telemetry=Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU,
    parameters={"log_dir": logs, "default_database_version": "2"},
) as process:
    with Connection(process.endpoint, hyper, CreateMode.CREATE_AND_REPLACE) as connection:
        connection.catalog.create_schema("Extract")
        rows = connection.execute_command(
            f"create table {TableName('Extract', table)} as"
            f" (select * from external({escape_string_literal(parquet)}, format => 'parquet'))"
        )
print(rows)
