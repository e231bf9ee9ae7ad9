"""Tables of numbers as data: what is read, and what is refused in one line that says where."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from app.engine import datasets
from app.engine.trainer import Trainer
from app.experiment.errors import BadInput
from app.experiment.settings import DatasetSettings
from app.record.data import Data
from tests.engine.making import experiment


def read(folder: Path, text: str | bytes, **settings: float) -> Data:
    """All rows of the table as training points, in the order of the table."""
    path = folder / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    data = datasets.load(
        DatasetSettings(name="csv", path=str(path), train_fraction=1.0, **settings)
    )
    order = np.lexsort(np.column_stack([data.train.x, data.train.target]).T[::-1])
    part = type(data.train)(data.train.x[order], data.train.target[order])
    return Data(part, data.test, data.classes, data.input_names, data.target_name)


def refused(folder: Path, text: str | bytes) -> str:
    with pytest.raises(BadInput) as caught:
        read(folder, text)
    message = str(caught.value)
    assert message.startswith(f'dataset.path = "{folder / "table.csv"}": ')
    assert "\n" not in message
    return message


def test_three_columns_are_two_inputs_and_the_target(tmp_path: Path) -> None:
    data = read(tmp_path, "1,2,0.5\n3,4,1.5\n")
    assert data.train.x.tolist() == [[1, 2], [3, 4]]
    assert data.train.target.tolist() == [0.5, 1.5]
    assert data.task == "regression"
    assert (data.input_names, data.target_name) == (("x1", "x2"), "y")


def test_two_columns_are_one_input_and_the_target(tmp_path: Path) -> None:
    data = read(tmp_path, "1,0.5\n3,1.5\n")
    assert data.train.x.tolist() == [[1], [3]]
    assert (data.input_names, data.target_name) == (("x",), "y")


def test_more_columns_are_more_inputs_which_are_seen_on_a_plane(tmp_path: Path) -> None:
    rows = [[1, 2, 3, 4, 0], [2, 1, 5, 3, 1], [4, 4, 1, 1, 0], [0, 3, 2, 2, 1]]
    data = read(tmp_path, "\n".join(",".join(map(str, row)) for row in rows))
    assert (data.inputs, data.classes) == (4, 2)
    assert data.input_names == ("x1", "x2", "x3", "x4")
    assert data.in_view(data.train.x).shape == (4, 2)
    large = read(tmp_path, "\n".join(",".join(f"{v}e300" for v in row) for row in rows))
    assert large.plane is not None
    assert np.allclose(large.plane.axes, data.plane.axes if data.plane else 0.0)


def test_a_heading_names_the_columns(tmp_path: Path) -> None:
    data = read(tmp_path, "length, width ,area\n1,2,2.5\n3,4,12.5\n")
    assert data.train.x.tolist() == [[1, 2], [3, 4]]
    assert (data.input_names, data.target_name) == (("length", "width"), "area")


def test_numbers_may_be_quoted_spaced_and_in_any_notation(tmp_path: Path) -> None:
    data = read(tmp_path, '"1", 2e0,-.5\r\n+3 ,4.0,"1.5"\r\n')
    assert data.train.x.tolist() == [[1, 2], [3, 4]]
    assert data.train.target.tolist() == [-0.5, 1.5]


def test_blank_lines_and_a_byte_order_mark_are_nothing(tmp_path: Path) -> None:
    data = read(tmp_path, b"\xef\xbb\xbf1,0.5\n\n  ,\n3,1.5\n\n")
    assert data.train.x.tolist() == [[1], [3]]


def test_whole_number_targets_are_classes_counted_from_0(tmp_path: Path) -> None:
    data = read(tmp_path, "1,7\n2,3\n3,7\n")
    assert (data.classes, data.task) == (2, "two-class")
    assert data.train.target.tolist() == [1, 0, 1]
    data = read(tmp_path, "1,-1\n2,5\n3,9\n")
    assert (data.classes, data.task, data.outputs) == (3, "many-class", 3)
    assert data.train.target.tolist() == [0, 1, 2]


def test_ten_different_targets_are_classes_and_eleven_are_not(tmp_path: Path) -> None:
    ten = "".join(f"{i},{i % 10}\n" for i in range(30))
    eleven = "".join(f"{i},{i % 11}\n" for i in range(30))
    assert read(tmp_path, ten).classes == 10
    assert read(tmp_path, eleven).task == "regression"


def test_one_fraction_among_the_targets_makes_regression(tmp_path: Path) -> None:
    assert read(tmp_path, "1,0\n2,1\n3,0.5\n").task == "regression"
    assert read(tmp_path, "1,1\n2,1\n").task == "regression"


def test_noise_blurs_targets_of_regression_and_inputs_of_classes(tmp_path: Path) -> None:
    rows = [(i, i % 2) for i in range(3000)]
    data = read(tmp_path, "".join(f"{a},{b}\n" for a, b in rows), noise=0.1)
    assert set(data.train.target) == {0.0, 1.0}
    assert (data.train.x[:, 0] - np.arange(3000)).std() == pytest.approx(0.1, rel=0.07)
    data = read(tmp_path, "".join(f"{a},{a + 0.5}\n" for a, _ in rows), noise=0.1)
    assert data.train.x[:, 0].tolist() == list(range(3000))
    assert (data.train.target - np.arange(3000) - 0.5).std() == pytest.approx(0.1, rel=0.07)


def test_the_rows_are_split_as_generated_points_are(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("".join(f"{i},{i}.5\n" for i in range(20)))
    data = datasets.load(DatasetSettings(name="csv", path=str(path), train_fraction=0.25))
    assert (len(data.train), len(data.test)) == (5, 15)
    both = np.concatenate([data.train.x, data.test.x])[:, 0]
    assert sorted(both) == list(range(20))
    assert data.train.target.tolist() == (data.train.x[:, 0] + 0.5).tolist()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1,2,3\n4,x,6\n", "row 2 must have 3 finite numbers, it has '4,x,6'"),
        ("a,b,c\n1,2,3\n4,,6\n", "row 3 must have 3 finite numbers, it has '4,,6'"),
        ("1,2,3\n4,5\n", "row 2 must have 3 finite numbers, it has '4,5'"),
        ("1,2\n4,5\n6,7,8\n", "row 3 must have 2 finite numbers, it has '6,7,8'"),
        ("1,2\n4,nan\n", "row 2 must have 2 finite numbers"),
        ("1,2\n4,inf\n", "row 2 must have 2 finite numbers"),
        ("1,2\n4,1e999\n", "row 2 must have 2 finite numbers"),
        ("x,y\n1,two\n", "row 2 must have 2 finite numbers"),
    ],
)
def test_a_bad_row_is_named(tmp_path: Path, text: str, words: str) -> None:
    assert words in refused(tmp_path, text)


@pytest.mark.parametrize("text", ["1.5.2,2\n3,4\n", "nan,2\n3,4\n", ",2\n3,4\n", "3,x\n3,4\n"])
def test_a_bad_first_row_is_no_heading(tmp_path: Path, text: str) -> None:
    """Where any of its cells is a number it is a row, not names, and is not left out silently."""
    assert "row 1 must have 2 finite numbers" in refused(tmp_path, text)


@pytest.mark.parametrize("text", ["1\n2\n", "1;2;3\n"])
def test_other_numbers_of_columns_are_refused(tmp_path: Path, text: str) -> None:
    assert "1 columns; must be 1 to 4096 inputs, then the target" in refused(tmp_path, text)


@pytest.mark.parametrize("text", ["", "\n\n", "  \n , \n"])
def test_an_empty_table_is_refused(tmp_path: Path, text: str) -> None:
    assert "the table is empty" in refused(tmp_path, text)


def test_a_heading_alone_is_refused(tmp_path: Path) -> None:
    assert "a heading and no rows" in refused(tmp_path, "x,y\n")


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", b"\x00\x01\x02\x03", b"\xff\xfe1\x00,\x002\x00"],
)
def test_a_binary_file_is_refused(tmp_path: Path, content: bytes) -> None:
    refused(tmp_path, content)


def test_a_field_too_long_for_csv_is_refused(tmp_path: Path) -> None:
    refused(tmp_path, "1," + "9" * 200_000 + "\n")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "nowhere.csv"
    with pytest.raises(BadInput, match=r'^dataset\.path = ".*nowhere.csv": No such file'):
        Trainer(experiment({"dataset.name": "csv", "dataset.path": str(path)}))


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="directory"):
        datasets.load(DatasetSettings(name="csv", path=str(tmp_path)))


def test_a_path_that_can_be_no_file_is_refused() -> None:
    with pytest.raises(BadInput, match=r"^dataset\.path = "):
        datasets.load(DatasetSettings(name="csv", path="a\0b"))


def test_cross_entropy_for_a_table_of_regression_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("1,0.5\n2,0.7\n")
    values = {"dataset.name": "csv", "dataset.path": str(path), "training.loss": "cross-entropy"}
    with pytest.raises(BadInput, match=r'training\.loss = "cross-entropy".*allowed'):
        Trainer(experiment(values))


@pytest.mark.parametrize("rows", [1, 2])
def test_a_table_of_a_row_or_two_trains(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "table.csv"
    path.write_text("".join(f"{i + 1},{i}.25\n" for i in range(rows)))
    trainer = Trainer(experiment({"dataset.name": "csv", "dataset.path": str(path)}))
    trainer.advance(3)
    assert trainer.step_count == 3
