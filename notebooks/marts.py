"""The published marts for notebooks, read from Delta without Spark."""

from pathlib import Path

import duckdb
import pandas as pd
from deltalake import DeltaTable


class Marts:
    """Each mart at the version that belongs to the newest publication: a whole night or the night before."""

    def __init__(self, warehouse):
        self.warehouse = Path(warehouse)
        publications = DeltaTable(str(self.warehouse / "ops/publication")).to_pyarrow_table().to_pandas()
        newest = publications.sort_values("publication").groupby("table_name").last()
        self.versions = newest["version"].to_dict()
        self.as_of = newest["as_of"].max()

    def rows(self, table):
        """The rows of a table such as kpi, for DuckDB to filter while it reads."""
        folder = self.warehouse / "mart" / table
        return DeltaTable(str(folder), version=int(self.versions[f"mart.{table}"])).to_pyarrow_dataset()

    def ask(self, question) -> pd.DataFrame:
        """The answer to SQL that names marts without their schema."""
        with duckdb.connect() as database:
            for name in self.versions:
                layer, table = name.split(".")
                if layer == "mart" and table in question:
                    database.register(table, self.rows(table))
            answer = database.sql(question).df()
        for column in answer.select_dtypes("object"):
            if answer[column].map(lambda value: hasattr(value, "as_tuple"), na_action="ignore").any():
                answer[column] = answer[column].astype(float)
        return answer
