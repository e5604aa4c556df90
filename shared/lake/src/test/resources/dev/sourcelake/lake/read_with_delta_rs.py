"""Prints what delta-rs sees of a table, as one line of JSON: <table folder> <SQL condition>."""

import json
import re
import sys

from deltalake import DeltaTable, QueryBuilder

folder, condition = sys.argv[1:]
table = DeltaTable(folder)
metadata = table.metadata()
fields = json.loads(table.schema().to_json())["fields"]
queries = QueryBuilder().register("t", table)


def column(query, name):
    return queries.execute(query).read_all().column(name).to_pylist()


plan = "\n".join(column(f"EXPLAIN ANALYZE SELECT * FROM t WHERE {condition}", "plan"))
print(
    json.dumps(
        {
            "version": table.version(),
            "name": metadata.name,
            "description": metadata.description,
            "comments": {field["name"]: field["metadata"].get("comment") for field in fields},
            "rows": column("SELECT count(*) AS n FROM t", "n")[0],
            "filesRead": sorted(set(re.findall(r"[^/,\[ ]+\.parquet", plan))),
        }
    )
)
