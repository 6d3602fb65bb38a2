"""Asks a running endpoint by PyHive: users, teams, comments, refusals."""

import sys

from pyhive import hive


PORT = int(sys.argv[2])
WON = (
    "select sum(value) from kpi where metric = 'revenue_generated' and period_grain = 'year' and currency_basis = 'dated'"
    " and segment = 'all' and attribution = 'event' and "
)


def connect(user, password, auth="CUSTOM"):
    return hive.connect(
        "127.0.0.1", port=PORT, username=user, password=password, auth=auth, database="mart"
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


def held_to_teams(anna, ben):
    """Anna reads everything, ben the rows of one region."""
    company = ask(anna, WON + "level = 'company'")[0][0]
    region = ask(anna, WON + "member_id = 'region-north-1'")[0][0]
    assert company > region > 0, (company, region)
    assert ask(ben, WON + "member_id = 'region-north-1'")[0][0] == region
    assert ask(ben, WON + "level = 'company'")[0][0] is None


def users_of_a_directory():
    def sign_in(user, password):
        return connect(user, password, "LDAP")

    held_to_teams(sign_in("anna", "correct-horse"), sign_in("ben", "battery-staple"))
    for user, password in [
        ("anna", "battery-staple"), ("anna", ""), ("anna", " "), ("", ""), ("dora", "correct-horse"), ("*", "correct-horse"),
    ]:  # fmt: skip
        refused(lambda: sign_in(user, password), "Error validating")
    # Whom the directory lets in and the file does not name reads nothing; to the file, Anna is another one.
    for user, password in [("cleo", "paper-clip"), ("ANNA", "correct-horse")]:
        cursor = sign_in(user, password)
        assert ask(cursor, "select count(*) from kpi") == [(0,)]
        assert ask(cursor, "select count(*) > 0 from dim_date") == [(True,)]


def users_of_a_file():
    anna = connect("anna", "correct-horse")
    ben = connect("ben", "battery-staple")
    refused(lambda: connect("anna", "battery-staple"), "Error validating the login")
    refused(lambda: connect("eve", "x"), "Error validating the login")

    tables = {row[1] for row in ask(anna, "show tables")}
    assert {"kpi", "funnel_conversion", "pipeline_movement", "dim_team"} <= tables, tables
    assert ("metric", "string", "mart.dim_metric.") in ask(anna, "describe kpi")
    comment = [row[1] for row in ask(anna, "describe extended kpi") if row[0] == "Comment"]
    assert comment and comment[0].startswith("One row per period"), comment

    held_to_teams(anna, ben)
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


{"file": users_of_a_file, "directory": users_of_a_directory}[sys.argv[1]]()
