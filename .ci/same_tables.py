"""Holds the tables of warehouses to those of the first, row for row: same_tables.py WAREHOUSE OTHER…

Books (ops) tell of times and runs, and are left out.
"""

import sys
from pathlib import Path

import duckdb
from deltalake import DeltaTable

LAYERS = ("raw", "staging", "core", "mart")


def tables(warehouse):
    return sorted(str(log.parent.relative_to(warehouse)) for layer in LAYERS for log in Path(warehouse, layer).glob("*/_delta_log"))


def rows(table):
    """What a table's files hold, as a relation; none where it has no file."""
    files = DeltaTable(str(table)).file_uris()
    return f"read_parquet({files}, union_by_name = true)" if files else None


def differing(first, other):
    """How many rows a table has, and how many are in one of the two alone."""
    one, two = rows(first), rows(other)
    if one is None or two is None:
        return 0, 0 if one == two else count(one or two)
    columns = ", ".join(f'"{field.name}"' for field in DeltaTable(str(first)).schema().fields)
    one, two = (f"(select {columns} from {relation})" for relation in (one, two))
    return count(one), count(f"({one} except all {two} union all ({two} except all {one}))")


def count(relation):
    return duckdb.sql(f"select count(*) from {relation}").fetchall()[0][0]


def main(whole, *others):
    for other in others:
        assert tables(whole) == tables(other), (other, set(tables(whole)) ^ set(tables(other)))
        all_rows, wrong = 0, []
        for table in tables(whole):
            known, surplus = differing(Path(whole, table), Path(other, table))
            all_rows += known
            if surplus:
                wrong.append(f"{table}: {surplus} rows are in one alone")
        if wrong or not all_rows:
            sys.exit("\n".join([f"{other} differs from {whole}:", *wrong]))
        print(f"{Path(other).name}: the {all_rows} rows of {len(tables(whole))} tables are those of {Path(whole).name}")


main(*sys.argv[1:])
