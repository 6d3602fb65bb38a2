"""What Superset makes of the marts: numbers, errors, hard names, no rows; a picture of each dashboard."""

import json
import pathlib
import re
import sys
import tempfile
import time

import requests
from pyhive import hive
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

URL, PORT, PASSWORD, FOLDER = sys.argv[1], int(sys.argv[2]), pathlib.Path(sys.argv[3]).read_text().strip(), sys.argv[4]
PAGES = ["stagecoach-funnel", "stagecoach-teams", "stagecoach-pipeline"]
# Scripts are nothing to look for: Superset takes them out of what it shows.
HARD_NAME = "<b>Ana</b> & \"Co\" O'Neil <i> شركة الشمال 👩\u200d💻"
COMPLAINTS = ("Data error", "Unexpected error", "An error occurred", "went wrong")
NO_ROWS = ("No data", "No results")


class Superset:
    """Superset's API as a browser speaks to it."""

    def __init__(self):
        self.session = requests.Session()
        login = {"username": "admin", "password": PASSWORD, "provider": "db", "refresh": True}
        token = self.session.post(URL + "/api/v1/security/login", json=login).json()["access_token"]
        self.session.headers["Authorization"] = "Bearer " + token
        self.session.headers["X-CSRFToken"] = self.get("security/csrf_token/")
        self.session.headers["Referer"] = URL

    def get(self, path):
        answer = self.session.get(f"{URL}/api/v1/{path}")
        assert answer.ok, answer.text
        return answer.json()["result"]

    def data(self, question):
        answer = self.session.post(URL + "/api/v1/chart/data", json=question)
        assert answer.ok, answer.text
        return answer.json()["result"][0]["data"]

    def statements(self):
        """The SQL of each data set by its number."""
        sets = self.get("dataset/?q=(page_size:100)")
        return {one["id"]: self.get(f"dataset/{one['id']}")["sql"] for one in sets}

    def change(self, number, statement):
        answer = self.session.put(f"{URL}/api/v1/dataset/{number}", json={"sql": statement})
        assert answer.ok, answer.text


class Marts:
    """The marts as any client of the endpoint reads them."""

    def __init__(self):
        self.cursor = hive.connect("127.0.0.1", port=PORT, username="check", database="mart").cursor()

    def ask(self, statement):
        self.cursor.execute(statement)
        return self.cursor.fetchall()


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


def main():
    superset, marts = Superset(), Marts()
    newest = str(marts.ask("select max(period_start) from kpi where period_grain = 'quarter'")[0][0])
    answers = {}
    for page in PAGES:
        for chart, filters in default_filters(superset, page, newest).items():
            known = superset.get(f"chart/{chart}")
            question = json.loads(known["query_context"])
            question["queries"][0]["filters"] = filters
            start = time.monotonic()
            rows = superset.data(question)
            print(f"{len(rows):6} rows in {time.monotonic() - start:4.1f} s  {known['slice_name']}", flush=True)
            assert rows, known["slice_name"] + " is empty"
            answers[known["slice_name"]] = rows
    assert len(answers) == len(superset.get("chart/?q=(page_size:100)")), sorted(answers)
    compare(answers, marts.ask, newest)
    look(superset)


def compare(answers, mart, newest):
    """Numbers on the dashboards against the marts'."""

    def near(one, other):
        return abs(float(one) - float(other)) <= 1e-6 * max(1.0, abs(float(other)))

    company = (
        f"period_grain = 'quarter' and period_start = '{newest}' and level = 'company' and segment = 'all'"
        " and attribution = 'event'"
    )
    bars = {row["bar"][2:]: row["deals_there"] for row in answers["Deals by stage"]}
    entries = mart(
        f"""select s.label, max(f.entries) from funnel_conversion as f join dim_stage as s on s.stage = f.from_stage
        where {company} and rule = 'reached' group by s.label"""
    )
    assert entries and all(bars[label] == deals for label, deals in entries), (bars, entries)
    passages = mart(
        f"""select s.label, coalesce(n.label, 'Won'), f.rate_low, f.rate, f.rate_high from funnel_conversion as f
        join dim_stage as s on s.stage = f.from_stage left join dim_stage as n on n.stage = f.to_stage
        where {company} and rule = 'reached'"""
    )
    rates = {(stage, next_stage): interval for stage, next_stage, *interval in passages}
    for row in answers["From stage to stage, with what chance leaves open"]:
        interval = rates[row["stage"][2:], row["next_stage"]]
        shown = [row["conversion_low"], row["conversion"], row["conversion_high"]]
        assert all(near(one, other) for one, other in zip(shown, interval)), (row, interval)
    teams = dict(
        mart(
            f"""select team_name, value from kpi where period_grain = 'quarter' and period_start = '{newest}'
            and level = 'team' and segment = 'all' and metric = 'win_rate' and attribution = 'event' and currency_basis = 'dated'"""
        )
    )
    board = answers["Teams"]
    assert all(near(row["win_rate"], teams[row["team_name"]]) for row in board if row["win_rate"] is not None)
    bars = answers["What became of the pipeline due in the period"]
    end = mart(f"select amount from pipeline_movement where {company} and movement = 'end'")[0][0]
    assert near(sum(row["change"] for row in bars), end), (bars, end)
    revenue = [row["revenue_generated"] for row in answers["Revenue"]]
    of_company = mart(
        f"select value from kpi where {company} and metric = 'revenue_generated' and currency_basis = 'dated'"
    )
    assert near(revenue[-1], of_company[0][0]), (revenue, of_company)


class Browser:
    """A Chromium without a window, signed in."""

    def __init__(self):
        options = webdriver.ChromeOptions()
        for option in (
            "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking"
            " --disable-component-update --disable-sync --window-size=1500,2400"
        ).split():
            options.add_argument(option)
        options.add_argument("--user-data-dir=" + tempfile.mkdtemp())
        self.driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
        self.driver.get(URL + "/login/")
        self.until(lambda: self.shown("input[name=username], #username"))
        self.shown("input[name=username], #username")[0].send_keys("admin")
        self.shown("input[name=password], #password")[0].send_keys(PASSWORD + "\n")
        self.until(lambda: "/login" not in self.driver.current_url)

    def until(self, condition):
        WebDriverWait(self.driver, 180).until(lambda _: condition())

    def shown(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def open(self, page, name, ready):
        """Opens a dashboard, keeps its picture and returns its text."""
        self.driver.get(f"{URL}/superset/dashboard/{page}/?expand_filters=1")
        self.until(lambda: self.shown(".chart-slice") and self.shown(ready))
        self.until(lambda: not self.shown(".loading, [data-test=loading-indicator]"))
        time.sleep(4)
        self.driver.save_screenshot(f"{FOLDER}/{name}.png")
        body = self.driver.find_element(By.TAG_NAME, "body").text
        for complaint in COMPLAINTS:
            assert complaint not in body, f"{name}: {complaint}; see {FOLDER}/{name}.png"
        print("looked at", name, flush=True)
        return body


def look(superset):
    """The dashboards as they are, with hard names, and with no rows."""
    browser = Browser()
    statements = superset.statements()
    drawn = ".chart-slice canvas, .chart-slice table"
    try:
        for page in PAGES:
            body = browser.open(page, page, drawn)
            assert not any(text in body for text in NO_ROWS), f"a chart of {page} is empty; see {FOLDER}/{page}.png"
        for number, statement in statements.items():
            name = HARD_NAME.replace("'", "\\'")
            superset.change(number, statement.replace("a.deal_name,", f"'{name}' as deal_name,"))
        browser.open("stagecoach-pipeline", "hard-names", ".chart-slice table")
        cells = browser.shown(".chart-slice td")
        assert any(cell.get_property("textContent") == HARD_NAME for cell in cells), "a hard name is not shown as it is"
        for number, statement in statements.items():
            superset.change(number, re.sub(r"(from|join) (mart\.\w+) as", r"\1 (select * from \2 where 1 = 0) as", statement))
        for page in PAGES:
            body = browser.open(page, page + "-empty", ".chart-slice")
            charts = len(browser.shown(".chart-slice"))
            reasons = sum(body.count(text) for text in NO_ROWS)
            assert reasons >= charts, f"{page}: {charts} charts, {reasons} say that they have no rows"
    finally:
        for number, statement in statements.items():
            superset.change(number, statement)
        browser.driver.quit()


main()
