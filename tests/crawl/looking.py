"""What came of a look at a channel, in addresses."""


def urls(requests):
    return [request.url for request in requests]


def found(result):
    return [candidate.url for candidate in result.found]
