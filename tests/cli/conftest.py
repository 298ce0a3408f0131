import pytest
from newsroom import Site


@pytest.fixture
def site():
    with Site() as opened:
        yield opened
