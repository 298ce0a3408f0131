"""What the web view says of tables and columns is what the file says of itself."""

from newswatch import store
from newswatch.query.metadata import metadata


def test_every_table_and_column_of_the_file_is_told(tmp_path):
    with store.open_database(tmp_path / "a.db", create=True) as db:
        docs, views = store.list_docs(db), db.view_names()
    told = metadata(docs, database="mine", views=views)["databases"]["mine"]["tables"]
    assert {(name, column) for name, table in told.items() for column in table["columns"]} == {
        (row.object, row.column) for row in docs if row.column
    }
    assert all(table["description"] for table in told.values())
    value = told["announcement_amounts"]["columns"]["value"]
    assert value == "The sum. [whole units of currency]"
    assert told["articles"]["label_column"] == "headline"
    assert told["articles"]["sort_desc"] == "published_at"
    assert "sort_desc" not in told["funding"]
