"""Stands before a service with TLS: a certificate for 127.0.0.1, and the authority that vouches for it.

tls_front.py PORT AUTHORITY_FILE

Writes the authority's certificate to the file, prints the port that it listens on, and asks the service for what it is asked for.
"""

import datetime
import http.server
import ipaddress
import os
import ssl
import sys
import tempfile
import urllib.request

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

NOW = datetime.datetime.now(datetime.timezone.utc)
AN_HOUR = datetime.timedelta(hours=1)


def name(text):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, text)])


def certificate(subject, key, issuer, issuer_key, extensions):
    builder = x509.CertificateBuilder(name(issuer), name(subject), key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(NOW - AN_HOUR).not_valid_after(NOW + AN_HOUR)
    for extension, critical in extensions:
        builder = builder.add_extension(extension, critical)
    return builder.sign(issuer_key, hashes.SHA256())


def pem(it):
    return it.public_bytes(serialization.Encoding.PEM)


def front_of(port):
    """Asks the service behind for whatever is asked for."""

    class Front(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            with urllib.request.urlopen(f"http://127.0.0.1:{port}{self.path}") as answer:
                content = answer.read()
            self.send_response(answer.status)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    return Front


def serve(port, authority_file):
    authority_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    is_authority = (x509.BasicConstraints(ca=True, path_length=0), True)
    authority = certificate("authority", authority_key, "authority", authority_key, [is_authority])
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    of_loopback = (x509.SubjectAlternativeName([address]), False)
    own = certificate("service", key, "authority", authority_key, [of_loopback])
    with open(authority_file, "wb") as file:
        file.write(pem(authority))
    private = serialization.PrivateFormat.PKCS8
    text = key.private_bytes(serialization.Encoding.PEM, private, serialization.NoEncryption())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "service.pem")
        with open(path, "wb") as file:
            file.write(text + pem(own))
        context.load_cert_chain(path)
    server = http.server.HTTPServer(("127.0.0.1", 0), front_of(port))
    server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_port, flush=True)
    server.serve_forever()


serve(int(sys.argv[1]), sys.argv[2])
