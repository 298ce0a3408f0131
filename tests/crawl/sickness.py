"""What sick publishers share: their texts, answers as raw bytes, a site behind TLS."""

import ssl

import trustme
from newsroom import Answer, Site


def raw(data: bytes) -> Answer:
    return lambda exchange: exchange.raw(data)


def words(slug: str) -> str:
    """Return the text of a story: its own words in every sentence."""
    return "\n\n".join(
        f"The {slug} account moves to {name}, the {slug} team said on Monday. It had been with "
        f"{other} for {years} years, and {name} will take {slug} on in the spring."
        for name, other, years in (("Lumen", "Harbour", 4), ("Banyan", "Quokka", 7))
    )


class SecureSite(Site):
    """An origin behind TLS, whose certificate can be changed while it serves."""

    def __init__(self) -> None:
        super().__init__()
        self.authority = trustme.CA()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.present(self.authority)
        self._server.socket = self._context.wrap_socket(
            self._server.socket, server_side=True, do_handshake_on_connect=False
        )

    def present(self, authority: trustme.CA) -> None:
        authority.issue_cert("127.0.0.1").configure_cert(self._context)

    @property
    def home(self) -> str:
        return super().home.replace("http:", "https:")
