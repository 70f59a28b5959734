//! A bucket of an S3-compatible store, served on loopback by somebody else's program, and gone with the test.

use std::env;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;

use store::Blobs;

/// Names the program that serves it, which takes `-H HOST -p PORT` and says on its error output where it listens.
const VARIABLE: &str = "SANQUAN_TEST_S3_SERVER";

/// What a request of the bucket's owner bears; the server does not look at signatures, and needs none here.
const SIGNED: &str = "AWS4-HMAC-SHA256 Credential=county/20261122/us-east-1/s3/aws4_request";

/// A running server with one bucket.
#[derive(Debug)]
pub struct Bucket {
    server: Child,
    address: String,
}

impl Bucket {
    /// An empty one.
    pub fn new() -> Self {
        let program = env::var_os(VARIABLE)
            .unwrap_or_else(|| panic!("set {VARIABLE} or run `cargo xtask test`"));
        let mut server = Command::new(program)
            .args(["-H", "127.0.0.1", "-p", "0"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(server.stderr.take().unwrap());
        let mut lines = said.by_ref().lines().map_while(Result::ok);
        let address = lines.find_map(|it| it.split_once("http://").map(|it| it.1.to_owned()));
        // What it says later is of no interest, but it must be able to say it.
        thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
        let bucket = Self { server, address: address.expect("the server says where it listens") };
        assert!(bucket.ask("PUT", "/county", b"").starts_with("HTTP/1.1 200"));
        bucket
    }

    /// Where documents are kept that lie there.
    pub fn blobs(&self) -> Blobs {
        let settings = [
            ("AWS_ENDPOINT_URL", format!("http://{}", self.address)),
            ("AWS_ALLOW_HTTP", "true".to_owned()),
            ("AWS_REGION", "us-east-1".to_owned()),
            ("AWS_ACCESS_KEY_ID", "county".to_owned()),
            ("AWS_SECRET_ACCESS_KEY", "secret".to_owned()),
        ];
        let settings = settings.into_iter().map(|(name, value)| (name.to_owned(), value));
        Blobs::at("s3://county/register", settings).unwrap()
    }

    /// Lays something else at a place, such as `register/documents/…`.
    pub fn given(&self, place: &str, bytes: &[u8]) {
        assert!(self.ask("PUT", &format!("/county/{place}"), bytes).starts_with("HTTP/1.1 200"));
    }

    /// The places that something lies at, in order.
    pub fn places(&self) -> Vec<String> {
        let listed = self.ask("GET", "/county?list-type=2", b"");
        let keys = listed.split("<Key>").skip(1);
        keys.map(|it| it.split("</Key>").next().unwrap().to_owned()).collect()
    }

    fn ask(&self, method: &str, path: &str, body: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let (host, length) = (&self.address, body.len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: {SIGNED}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(&[head.as_bytes(), body].concat()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }
}

impl Default for Bucket {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Bucket {
    fn drop(&mut self) {
        // It may have ended by itself, and there is nobody to tell.
        let _killed = self.server.kill();
        let _ended = self.server.wait();
    }
}
