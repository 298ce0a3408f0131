"""Charts: what is drawn agrees with the figures, and nothing leaves the picture."""

from hypothesis import given
from hypothesis import strategies as st

from newswatch.query.web.drawing import bars, heat

NAMES = {"a": "Alpha", "b": "Beta"}
columns = st.lists(
    st.tuples(st.just("w"), st.dictionaries(st.sampled_from("ab"), st.integers(0, 10**15))),
    min_size=1,
    max_size=60,
)


@given(columns)
def test_bars_stay_in_the_picture_and_in_proportion(found):
    chart = bars(found, NAMES, str)
    sums = [sum(values.values()) for _, values in found]
    heights = [sum(s.height for s in bar.segments) for bar in chart.bars]
    for bar in chart.bars:
        assert bar.left >= 0
        assert bar.left + bar.width <= 100.01
        assert all(s.top >= 0 and s.top + s.height <= chart.height + 3.01 for s in bar.segments)
    most = max(sums)
    assert chart.is_empty == (most == 0)
    for total, height in zip(sums, heights, strict=True):
        assert (total > 0) == (height > 0)
        if most:
            assert abs(height - heights[sums.index(most)] * total / most) <= 6.01


def test_each_bar_says_its_figure_and_the_table_has_them_all():
    chart = bars([("1 Jan", {"a": 5}), ("8 Jan", {}), ("15 Jan", {"a": 2, "b": 1})], NAMES, str)
    assert [s.says for bar in chart.bars for s in bar.segments] == [
        "1 Jan: Alpha, 5", "15 Jan: Alpha, 2", "15 Jan: Beta, 1",
    ]  # fmt: skip
    assert chart.names == ("Alpha", "Beta")
    assert chart.figures == (("1 Jan", ("5", "–")), ("15 Jan", ("2", "1")))


def test_a_series_keeps_its_colour_whatever_else_is_there():
    assert bars([("x", {"b": 1})], NAMES, str).series == ((1, "Beta"),)


def test_labels_are_few_and_the_last_has_one():
    chart = bars([(str(n), {"a": 1}) for n in range(26)], NAMES, str, labels=5)
    labels = [bar.label for bar in chart.bars if bar.label]
    assert labels[-1] == "25"
    assert 4 <= len(labels) <= 7


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 23)), st.integers(1, 10**6)))
def test_the_map_has_a_cell_for_every_hour(counts):
    chart = heat(counts, "stories")
    assert len(chart.cells) == 168
    assert sum(map(sum, (row for _, row in chart.figures))) == chart.total == sum(counts.values())
    assert all((cell.shade > 0) == (": 0 " not in cell.says) for cell in chart.cells)
    assert max((cell.shade for cell in chart.cells), default=0) <= 5
    if counts:
        assert max(cell.shade for cell in chart.cells) == 5


def test_the_greatest_bar_and_the_last_say_their_totals_unless_they_would_touch():
    def totals(*sums):
        chart = bars([("w", {"a": s}) for s in sums], NAMES, str)
        return [bar.total for bar in chart.bars]

    assert totals(2, 9, 1, 1, 1, 3) == ["", "9", "", "", "", "3"]
    assert totals(*[1] * 10, 9, 8) == [*[""] * 10, "9", ""]
    assert totals(2, 9, 1, 1, 4, 3) == ["", "9", "", "", "", ""]  # it would stand in a higher bar
    assert totals(4, 2, 0) == ["4", "", ""]
    assert totals(0, 0) == ["", ""]
