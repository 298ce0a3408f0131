"""Pages that misbehave: functions that get the connection after the request was read."""

import socket
import struct
import time


def drip(wire):
    wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 999\r\n\r\n")
    while True:
        wire.sendall(b"x")
        time.sleep(0.2)


def silence(wire):
    time.sleep(20)


def endless_body(wire):
    wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        wire.sendall(b"x" * 65536)


def endless_chunks(wire):
    wire.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while True:
        wire.sendall(b"10000\r\n" + b"x" * 65536 + b"\r\n")


def endless_head(wire):
    wire.sendall(b"HTTP/1.1 200 OK\r\n")
    while True:
        wire.sendall(b"X-More: " + b"y" * 1000 + b"\r\n")


def endless_line(wire):
    wire.sendall(b"HTTP/1.1 200 OK\r\nX-More: ")
    while True:
        wire.sendall(b"y" * 65536)


def hang_up(wire):
    pass


def no_http(wire):
    wire.sendall(b"SSH-2.0-OpenSSH_9.2\r\n\r\n")


def reset_mid_body(wire):
    wire.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf")
    wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def cut_chunk(wire):
    wire.sendall(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nhalf")


def old_protocol(wire):
    wire.sendall(b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<html><p>story</p></html>")
