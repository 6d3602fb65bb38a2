"""Asks a running endpoint by PyHive: users, teams, comments, refusals."""

import sys

from pyhive import hive


def connect(user, password):
    return hive.connect(
        "127.0.0.1", port=int(sys.argv[1]), username=user, password=password, auth="CUSTOM", database="mart"
    ).cursor()


def ask(cursor, statement):
    cursor.execute(statement)
    return cursor.fetchall()


def refused(action, why):
    try:
        action()
    except Exception as failure:  # Thrift's and PyHive's failures have no class in common
        assert why in str(failure), failure
    else:
        raise AssertionError("Nothing was refused: " + why)


def main():
    anna = connect("anna", "correct-horse")
    ben = connect("ben", "battery-staple")
    refused(lambda: connect("anna", "battery-staple"), "Error validating the login")
    refused(lambda: connect("eve", "x"), "Error validating the login")

    tables = {row[1] for row in ask(anna, "show tables")}
    assert {"kpi", "funnel_conversion", "pipeline_movement", "dim_team"} <= tables, tables
    assert ("metric", "string", "mart.dim_metric.") in ask(anna, "describe kpi")
    comment = [row[1] for row in ask(anna, "describe extended kpi") if row[0] == "Comment"]
    assert comment and comment[0].startswith("One row per period"), comment

    won = (
        "select sum(value) from kpi where metric = 'revenue_generated' and period_grain = 'year' and currency_basis = 'dated'"
        " and segment = 'all' and attribution = 'event' and "
    )
    company = ask(anna, won + "level = 'company'")[0][0]
    region = ask(anna, won + "member_id = 'region-north-1'")[0][0]
    assert company > region > 0, (company, region)
    assert ask(ben, won + "member_id = 'region-north-1'")[0][0] == region
    assert ask(ben, won + "level = 'company'")[0][0] is None
    assert ask(ben, "select distinct team_id from kpi where level = 'team' order by team_id") == [
        ("region-north-1",), ("team-01",), ("team-02",), ("team-03",), ("team-04",)
    ]  # fmt: skip
    assert ask(ben, "select count(*) from dim_account") == [(0,)]
    assert ask(ben, "select session_user()") == [("ben",)]

    for statement, why in {
        "select * from csv.`/etc/passwd`": "reads what is not published",
        "select * from reader_access.team": "reads what is not published",
        "drop view mart.kpi": "does more than read",
        "insert into mart.dim_team values (1)": "does more than read",
        "select reflect('java.lang.System', 'getenv')": "runs code",
    }.items():
        refused(lambda: ask(anna, statement), why)


main()
