"""Where a webhook goes: what the gate refuses, names that lead nowhere, certificates, secrets."""

import ssl
from dataclasses import replace

import pytest
from alert.targets import failure, hook_at

from newswatch.alert.channels import check_options, send
from newswatch.gate import Gate
from newswatch.model import Target


@pytest.mark.parametrize(
    "url",
    [
        "http://169.254.169.254/latest/meta-data",
        "http://10.0.0.1:8080/",
        "http://[::ffff:192.168.0.1]:8080/",
        "http://2130706433:8080/",
        "https://user:hunter2@example.org/",
        "http://127.0.0.1:22/",
        "https://example.org/\r\nX: y",
        "https://[::1",
    ],
)
def test_the_gate_refuses_what_may_not_be_dialled(delivery, url):
    target = Target(name="desk", kind="webhook", options={"url": url})
    error = failure(delivery(), target, Gate())
    assert not error.is_final
    assert "the url is refused" in str(error)
    assert "hunter2" not in str(error)
    assert error.__cause__ is None  # the gate's own words show the address


def test_a_name_that_leads_to_a_forbidden_address_is_not_dialled(hook, delivery):
    port, requests = hook()
    target = Target(name="desk", kind="webhook", options={"url": f"http://localhost:{port}/"})
    error = failure(delivery(), target, Gate())
    assert not error.is_final  # a resolver may be wrong for a while
    assert "may not be dialled" in str(error)
    assert requests == []


def test_a_target_has_its_own_gate(hook, delivery):
    port, requests = hook()
    send(delivery(), hook_at(port, allow=["127.0.0.1"], timeout=5), Gate())
    assert len(requests) == 1


def test_a_name_that_does_not_exist_can_be_retried(delivery, gate):
    target = Target(name="desk", kind="webhook", options={"url": "http://nowhere.invalid/"})
    error = failure(delivery(), target, gate)
    assert not error.is_final
    assert "cannot be resolved" in str(error)


@pytest.fixture
def tls_hook(listen, authority, read_request):
    def start(name="localhost"):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        authority.issue_cert(name).configure_cert(context)
        names = []
        context.sni_callback = lambda _sock, said, _context: names.append(said)

        def serve(peer, _over):
            with context.wrap_socket(peer, server_side=True) as secured:
                read_request(secured)
                secured.sendall(b"HTTP/1.1 200 OK\r\n\r\n")

        port = listen(serve)
        options = {"url": f"https://localhost:{port}/", "allow": ["127.0.0.0/8", "::1"]}
        return Target(name="desk", kind="webhook", options=options), names

    return start


def test_tls_names_the_host_and_verifies_it(tls_hook, delivery, gate, ca_file):
    target, names = tls_hook()
    trusting = replace(target, options=target.options | {"ca_file": ca_file})
    send(delivery(), trusting, gate)
    assert names == ["localhost"]
    error = failure(delivery(), target, gate)
    assert "TLS failed (certificate: " in str(error)
    assert not error.is_final
    missing = replace(target, options=target.options | {"ca_file": "/nowhere.pem"})
    assert "No such file" in str(failure(delivery(), missing, gate))


def test_a_certificate_for_another_host_is_refused(tls_hook, delivery, gate, ca_file):
    target, _ = tls_hook("elsewhere.example")
    trusting = replace(target, options=target.options | {"ca_file": ca_file})
    error = failure(delivery(), trusting, gate)
    assert "Hostname mismatch" in str(error)


def test_a_handshake_that_hangs_ends_in_time_and_can_be_retried(listen, delivery, gate):
    port = listen(lambda _peer, over: over.wait(10))
    target = Target(name="desk", kind="webhook", options={"url": f"https://127.0.0.1:{port}/"})
    error = failure(delivery(), target, gate, 0.3)
    assert (error.is_unknown, error.is_final) == (False, False)


def test_the_url_itself_may_be_a_secret(hook, delivery, gate, monkeypatch):
    port, requests = hook(b"HTTP/1.1 404 Not Found\r\n\r\n")
    monkeypatch.setenv("HOOK_URL", f"http://127.0.0.1:{port}/T0/very-secret")
    target = Target(name="desk", kind="webhook", options={"url_env": "HOOK_URL"})
    check_options(target)
    error = failure(delivery(), target, gate)
    assert b"POST /T0/very-secret" in requests[0]
    assert "very-secret" not in repr(error) + str(error.__cause__)
