import pytest
from newsroom_room.visiting import NEWSROOM


@pytest.fixture
def served():
    with NEWSROOM.open() as served:
        yield served
