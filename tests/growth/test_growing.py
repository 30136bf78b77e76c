"""The measure itself: it sees the square, and lets pass what is linear."""

import pytest
from growing import grows_in_proportion


def test_linear_work_passes():
    assert grows_in_proportion(lambda n: lambda: [str(i) for i in range(n * 10)], 5_000)


@pytest.mark.parametrize("short", [200, 300])
def test_quadratic_work_does_not(short):
    assert not grows_in_proportion(lambda n: lambda: [i for i in range(n) for _ in range(n)], short)
