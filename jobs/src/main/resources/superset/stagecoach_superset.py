"""What Superset needs to read Spark by PyHive, and the command that brings in the dashboards."""

import os
import pathlib
import zipfile

import click
from flask.cli import with_appcontext
from pyhive.sqlalchemy_hive import HiveCompiler, HiveDialect
from sqlalchemy import text

ADMIN = "admin"


def add_to(app):
    """Superset calls this with itself, once it is made."""
    from superset.db_engine_specs.hive import HiveEngineSpec
    from superset.db_engine_specs.spark import SparkEngineSpec

    # Both go by hive:// and Superset takes Hive's, which cuts time by functions that Spark has not.
    HiveEngineSpec._time_grain_expressions = SparkEngineSpec._time_grain_expressions
    HiveEngineSpec.get_view_names = classmethod(
        lambda spec, database, inspector, schema: set(inspector.get_view_names(schema))
    )
    app.cli.add_command(prepare)


def _rows(dialect, connection, what, *names):
    name = ".".join(dialect.identifier_preparer.quote_identifier(part) for part in names if part)
    return connection.execute(text(f"{what} {name}")).fetchall()


def _views(dialect, connection, schema=None, **_):
    """Spark names the schema first, PyHive takes the first for the view."""
    return [row[1] for row in _rows(dialect, connection, "show views in" if schema else "show views", schema)]


def _tables(dialect, connection, schema=None, **known):
    views = set(_views(dialect, connection, schema, **known))
    rows = _rows(dialect, connection, "show tables in" if schema else "show tables", schema)
    return [row[1] for row in rows if row[1] not in views]


def _columns(dialect, connection, table_name, schema=None, **known):
    """PyHive's columns with their comments, which it leaves out."""
    comments = {row[0]: row[2] for row in _rows(dialect, connection, "describe", schema, table_name)}
    columns = _plain_columns(dialect, connection, table_name, schema, **known)
    return [{**column, "comment": comments.get(column["name"])} for column in columns]


def _table_comment(dialect, connection, table_name, schema=None, **_):
    rows = _rows(dialect, connection, "describe extended", schema, table_name)
    return {"text": next((row[1] for row in rows if row[0] == "Comment"), None)}


def _column(compiler, column, *args, **known):
    """PyHive counts the dots of a column's name, and takes those of a metric's expression for them."""
    if column.is_literal:
        return super(HiveCompiler, compiler).visit_column(column, *args, **known)
    return _plain_column(compiler, column, *args, **known)


_plain_column = HiveCompiler.visit_column
HiveCompiler.visit_column = _column
_plain_columns = HiveDialect.get_columns
HiveDialect.get_view_names = _views
HiveDialect.get_table_names = _tables
HiveDialect.get_columns = _columns
HiveDialect.get_table_comment = _table_comment


@click.command("stagecoach")
@click.argument("bundle")
@with_appcontext
def prepare(bundle):
    """Makes Superset's own database and its admin, and brings the dashboards in, in the place of earlier ones."""
    from flask_migrate import upgrade
    from superset import appbuilder, db, security_manager
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.commands.importers.v1.utils import get_contents_from_bundle
    from superset.utils.core import override_user

    upgrade()
    appbuilder.add_permissions(update_perms=True)
    security_manager.sync_role_definitions()
    db.session.commit()
    password = pathlib.Path(os.environ["STAGECOACH_PASSWORD_FILE"]).read_text().strip()
    admin = security_manager.find_user(ADMIN)
    if admin:
        security_manager.reset_password(admin.id, password)
    else:
        role = security_manager.find_role("Admin")
        admin = security_manager.add_user(ADMIN, "Admin", "Admin", "admin@example.org", role, password)
    assert admin, "Superset did not make its admin"
    with override_user(admin), zipfile.ZipFile(bundle) as file:
        contents = get_contents_from_bundle(file)
        # Of all imports of Superset only this one renews everything and ties each chart to its data.
        contents["metadata.yaml"] = contents["metadata.yaml"].replace('"Dashboard"', '"assets"')
        ImportAssetsCommand(contents).run()
