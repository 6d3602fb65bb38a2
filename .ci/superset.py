"""Marts for Superset, and what it makes of them: numbers, errors, screenshots."""

import json
import sys
import tempfile
import time
import zipfile

TABLES = """deal_alert dim_stage dim_team funnel_conversion kpi pipeline_daily pipeline_movement stage_duration stage_exit
target_progress""".split()


def marts(warehouse, file):
    """The published marts as tables of DuckDB, read from Delta without Spark."""
    import duckdb
    from deltalake import DeltaTable

    database = duckdb.connect(file)
    database.sql("create schema mart")
    publication = DeltaTable(f"{warehouse}/ops/publication").to_pyarrow_table()
    for table in TABLES:
        version = database.sql(
            f"select max_by(version, publication) from publication where table_name = 'mart.{table}'"
        ).fetchall()[0][0]
        rows = DeltaTable(f"{warehouse}/mart/{table}", version=version).to_pyarrow_dataset()
        columns = {column.name for column in rows.schema}
        chosen = " and ".join(
            f"{column} = '{value}'"
            for column, value in {"attribution": "event", "currency_basis": "dated"}.items()
            if column in columns
        )
        database.sql(f"create table mart.{table} as select * from rows where {chosen or 'true'}")


class Superset:
    """Superset's API as a browser speaks to it."""

    def __init__(self, url):
        import requests

        self.url = url
        self.session = requests.Session()
        for _ in range(120):
            try:
                if self.session.get(url + "/health").text == "OK":
                    break
            except requests.ConnectionError:
                time.sleep(1)
        login = {"username": "admin", "password": "looks-at-it", "provider": "db", "refresh": True}
        token = self.session.post(url + "/api/v1/security/login", json=login).json()["access_token"]
        self.session.headers["Authorization"] = "Bearer " + token
        self.session.headers["X-CSRFToken"] = self.get("security/csrf_token/")
        self.session.headers["Referer"] = url

    def get(self, path):
        return self.session.get(f"{self.url}/api/v1/{path}").json()["result"]

    def data(self, question):
        answer = self.session.post(self.url + "/api/v1/chart/data", json=question)
        assert answer.ok, answer.text
        return answer.json()["result"][0]["data"]


def default_filters(superset, page, newest):
    """Of each chart of a dashboard, the filters that it has when the dashboard opens."""
    filters = {}
    metadata = json.loads(superset.get(f"dashboard/{page}")["json_metadata"])
    for chart in superset.get(f"dashboard/{page}/charts"):
        filters[chart["id"]] = []
        for choice in metadata["native_filter_configuration"]:
            if chart["id"] in choice["scope"]["excluded"]:
                continue
            value = choice["defaultDataMask"]["filterState"].get("value") or [newest]
            filters[chart["id"]].append({"col": choice["targets"][0]["column"]["name"], "op": "IN", "val": value})
    return filters


def check(url, folder):
    import duckdb

    superset = Superset(url)
    database = duckdb.connect(folder + "/marts.duckdb", read_only=True)
    newest = str(database.sql("select max(period_start) from mart.kpi where period_grain = 'quarter'").fetchall()[0][0])
    pages = ["stagecoach-funnel", "stagecoach-teams", "stagecoach-pipeline"]
    answers = {}
    for page in pages:
        for chart, filters in default_filters(superset, page, newest).items():
            known = superset.get(f"chart/{chart}")
            question = json.loads(known["query_context"])
            question["queries"][0]["filters"] = filters
            rows = superset.data(question)
            print(f"{len(rows):6} rows  {known['slice_name']}")
            assert rows, known["slice_name"] + " is empty"
            answers[known["slice_name"]] = rows
    with zipfile.ZipFile(folder + "/dashboards.zip") as bundle:
        planned = [name for name in bundle.namelist() if "/charts/" in name]
    assert len(answers) == len(planned), (sorted(answers), sorted(planned))
    compare(answers, database, newest)
    look(url, pages, folder)


def compare(answers, database, newest):
    """Numbers on the dashboards against the marts'."""

    def mart(statement):
        return database.sql(statement).fetchall()

    def near(one, other):
        return abs(float(one) - float(other)) <= 1e-6 * max(1.0, abs(float(other)))

    company = f"period_grain = 'quarter' and period_start = '{newest}' and level = 'company' and segment = 'all'"
    bars = {row["bar"][2:]: row["deals_there"] for row in answers["Deals by stage"]}
    entries = mart(
        f"""select s.label, max(f.entries) from mart.funnel_conversion as f join mart.dim_stage as s on s.stage = f.from_stage
        where {company} and rule = 'reached' group by s.label"""
    )
    assert entries and all(bars[label] == deals for label, deals in entries), (bars, entries)
    for row in answers["From stage to stage, with what chance leaves open"]:
        low, rate, high = mart(
            f"""select f.rate_low, f.rate, f.rate_high from mart.funnel_conversion as f
            join mart.dim_stage as s on s.stage = f.from_stage left join mart.dim_stage as n on n.stage = f.to_stage
            where {company} and rule = 'reached' and s.label = '{row["stage"][2:]}'
            and coalesce(n.label, 'Won') = '{row["next_stage"]}'"""
        )[0]
        assert near(row["conversion"], rate), (row, rate)
        assert near(row["conversion_low"], low) and near(row["conversion_high"], high), (row, low, high)
    teams = dict(
        mart(
            f"""select team_name, value from mart.kpi where period_grain = 'quarter' and period_start = '{newest}'
            and level = 'team' and segment = 'all' and metric = 'win_rate'"""
        )
    )
    board = answers["Teams"]
    assert all(near(row["win_rate"], teams[row["team_name"]]) for row in board if row["win_rate"] is not None)
    bars = answers["What became of the pipeline due in the period"]
    end = mart(f"select amount from mart.pipeline_movement where {company} and movement = 'end'")[0][0]
    assert near(sum(row["change"] for row in bars), end), (bars, end)
    revenue = [row["revenue_generated"] for row in answers["Revenue"]]
    assert near(revenue[-1], mart(f"select value from mart.kpi where {company} and metric = 'revenue_generated'")[0][0])


def look(url, pages, folder):
    """Opens the dashboards, fails on errors, keeps a picture of each."""
    from selenium import webdriver
    from selenium.webdriver.common.by import By
    from selenium.webdriver.support.ui import WebDriverWait

    options = webdriver.ChromeOptions()
    for option in (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
        " --disable-component-update --disable-sync --window-size=1500,2400"
    ).split():
        options.add_argument(option)
    options.add_argument("--user-data-dir=" + tempfile.mkdtemp())
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))

    def until(condition):
        WebDriverWait(browser, 120).until(condition)

    def shown(selector):
        return browser.find_elements(By.CSS_SELECTOR, selector)

    try:
        browser.get(url + "/login/")
        until(lambda _: shown("input[name=username], #username"))
        shown("input[name=username], #username")[0].send_keys("admin")
        shown("input[name=password], #password")[0].send_keys("looks-at-it\n")
        until(lambda _: "/login" not in browser.current_url)
        for page in pages:
            browser.get(f"{url}/superset/dashboard/{page}/?expand_filters=1")
            until(lambda _: shown(".chart-slice canvas, .chart-slice table") and not shown(".loading, [data-test=loading-indicator]"))
            time.sleep(5)
            browser.save_screenshot(f"{folder}/{page}.png")
            body = browser.find_element(By.TAG_NAME, "body").text
            for complaint in ("Data error", "Unexpected error", "No data", "No results"):
                assert complaint not in body, f"{page}: {complaint}; see {folder}/{page}.png"
            print("looked at", page)
    finally:
        browser.quit()


{"marts": marts, "check": check}[sys.argv[1]](*sys.argv[2:])
