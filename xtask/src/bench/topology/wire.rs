//! As much of `PostgreSQL`'s protocol 3.0 as moving rows takes: one connection over the server's socket.
//!
//! Rows come and go by `COPY` in its binary form, so that neither side waits for the other's text.

use std::io::{BufReader, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::path::Path;

use anyhow::{Context as _, Result, bail, ensure};

const PROTOCOL: u32 = 3 << 16;
const BUFFER_BYTES: usize = 1 << 20;

/// Kinds of messages.
const AUTHENTICATION: u8 = b'R';
const COMMAND_COMPLETE: u8 = b'C';
const COPY_DATA: u8 = b'd';
const COPY_DONE: u8 = b'c';
const COPY_IN: u8 = b'G';
const DATA_ROW: u8 = b'D';
const ERROR: u8 = b'E';
const QUERY: u8 = b'Q';
const READY: u8 = b'Z';

/// A session of a user whom the server trusts.
#[derive(Debug)]
pub(super) struct Connection {
    stream: BufReader<UnixStream>,
    message: Vec<u8>,
}

impl Connection {
    /// Begins a session in the maintenance database.
    pub(super) fn open(socket: &Path) -> Result<Self> {
        let stream = UnixStream::connect(socket)
            .with_context(|| format!("no server listens at `{}`", socket.display()))?;
        let stream = BufReader::with_capacity(BUFFER_BYTES, stream);
        let mut connection = Self { stream, message: Vec::new() };
        let mut startup = PROTOCOL.to_be_bytes().to_vec();
        startup.extend(b"user\0sanquan\0database\0postgres\0\0");
        let mut bytes = length(startup.len())?.to_vec();
        bytes.append(&mut startup);
        connection.stream.get_mut().write_all(&bytes)?;
        connection.until_ready(|kind, body| {
            let trusted = kind != AUTHENTICATION || body == [0; 4];
            ensure!(trusted, "the server asks for a password");
            Ok(())
        })?;
        Ok(connection)
    }

    /// Runs statements and gives the first column of the rows, in text.
    pub(super) fn ask(&mut self, sql: &str) -> Result<Vec<String>> {
        self.send_query(sql)?;
        let mut rows = Vec::new();
        self.until_ready(|kind, body| {
            if kind == DATA_ROW {
                rows.push(String::from_utf8(Fields::of_row(body)?.bytes()?.to_vec())?);
            }
            Ok(())
        })?;
        Ok(rows)
    }

    /// Runs a `COPY … TO STDOUT (FORMAT binary)` and hands over each row's fields.
    pub(super) fn copy_out(
        &mut self,
        sql: &str,
        mut row: impl FnMut(Fields<'_>) -> Result<()>,
    ) -> Result<()> {
        self.send_query(sql)?;
        let mut begun = false;
        self.until_ready(|kind, body| {
            if kind != COPY_DATA {
                return Ok(());
            }
            // The protocol promises one message a row; before the first one stands the header.
            let body = if begun { body } else { after_header(body)? };
            begun = true;
            if body.is_empty() || n_fields(body) == Some(-1) {
                return Ok(());
            }
            row(Fields::of_row(body)?)
        })
    }

    /// Runs a `COPY … FROM STDIN (FORMAT binary)` with rows that were written to bytes.
    pub(super) fn copy_in(&mut self, sql: &str, rows: impl Iterator<Item = Vec<u8>>) -> Result<()> {
        self.send_query(sql)?;
        while self.receive()? != COPY_IN {}
        let mut buffer = SIGNATURE.to_vec();
        buffer.extend([0; 8]);
        for row in rows {
            buffer.extend(row);
            if buffer.len() >= BUFFER_BYTES {
                self.send(COPY_DATA, &buffer)?;
                buffer.clear();
            }
        }
        buffer.extend((-1_i16).to_be_bytes());
        self.send(COPY_DATA, &buffer)?;
        self.send(COPY_DONE, &[])?;
        self.until_ready(|_, _| Ok(()))
    }

    fn send_query(&mut self, sql: &str) -> Result<()> {
        self.send(QUERY, format!("{sql}\0").as_bytes())
    }

    fn send(&mut self, kind: u8, body: &[u8]) -> Result<()> {
        let stream = self.stream.get_mut();
        let [a, b, c, d] = length(body.len())?;
        stream.write_all(&[kind, a, b, c, d])?;
        Ok(stream.write_all(body)?)
    }

    /// Takes in messages up to the one that says that the server waits for the next statement.
    fn until_ready(&mut self, mut take: impl FnMut(u8, &[u8]) -> Result<()>) -> Result<()> {
        loop {
            match self.receive()? {
                READY => return Ok(()),
                COMMAND_COMPLETE => {}
                kind => take(kind, &self.message)?,
            }
        }
    }

    /// Reads the next message, the kind of which it gives.
    fn receive(&mut self) -> Result<u8> {
        let mut head = [0; 5];
        self.stream.read_exact(&mut head)?;
        let [kind, length @ ..] = head;
        let n_bytes = u32::from_be_bytes(length).checked_sub(4).context("a message ends early")?;
        self.message.resize(n_bytes as usize, 0);
        self.stream.read_exact(&mut self.message)?;
        if kind == ERROR {
            bail!("the server refused: {}", String::from_utf8_lossy(&self.message));
        }
        Ok(kind)
    }
}

/// What a file of binary rows begins with; eight bytes follow that say nothing.
const SIGNATURE: [u8; 11] = *b"PGCOPY\n\xff\r\n\0";

fn after_header(bytes: &[u8]) -> Result<&[u8]> {
    bytes.get(SIGNATURE.len() + 8..).context("the rows have no header")
}

fn n_fields(row: &[u8]) -> Option<i16> {
    Some(i16::from_be_bytes(*row.first_chunk()?))
}

/// The length of a message counts its own four bytes.
fn length(n_bytes: usize) -> Result<[u8; 4]> {
    Ok(u32::try_from(n_bytes + 4)?.to_be_bytes())
}

/// The fields of a row, from first to last.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    bytes: &'a [u8],
}

impl<'a> Fields<'a> {
    /// Before the first field stands their number.
    fn of_row(row: &'a [u8]) -> Result<Self> {
        Ok(Self { bytes: row.get(2..).context("a row ends early")? })
    }

    /// The bytes of the next field; none of a null.
    pub(super) fn bytes(&mut self) -> Result<&'a [u8]> {
        let (length, rest) = self.bytes.split_first_chunk().context("a row ends early")?;
        let n_bytes = usize::try_from(i32::from_be_bytes(*length)).unwrap_or(0);
        let (field, rest) = rest.split_at_checked(n_bytes).context("a field ends early")?;
        self.bytes = rest;
        Ok(field)
    }

    /// The next field, an `integer`.
    pub(super) fn integer(&mut self) -> Result<i32> {
        let bytes = self.bytes()?.try_into().context("a field is no integer")?;
        Ok(i32::from_be_bytes(bytes))
    }
}

/// A row of binary `COPY`, written field by field.
#[derive(Debug)]
pub(super) struct Row {
    bytes: Vec<u8>,
}

impl Row {
    pub(super) fn new(n_fields: i16) -> Self {
        Self { bytes: n_fields.to_be_bytes().to_vec() }
    }

    /// A field is shorter than a gigabyte to the server; a longer one it will refuse.
    pub(super) fn bytes(mut self, field: &[u8]) -> Self {
        let n_bytes = i32::try_from(field.len()).unwrap_or(i32::MAX);
        self.bytes.extend(n_bytes.to_be_bytes());
        self.bytes.extend(field);
        self
    }

    pub(super) fn integer(self, field: i32) -> Self {
        self.bytes(&field.to_be_bytes())
    }

    pub(super) fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, Row};

    #[test]
    fn a_row_comes_back_field_by_field() {
        let row = Row::new(2).integer(-7).bytes("三权".as_bytes()).finish();
        let mut fields = Fields::of_row(&row).unwrap();
        assert_eq!(fields.integer().unwrap(), -7);
        assert_eq!(fields.bytes().unwrap(), "三权".as_bytes());
        assert!(fields.bytes().is_err());
    }

    #[test]
    fn a_row_that_was_cut_short_is_refused() {
        let row = Row::new(1).integer(5).finish();
        for n_bytes in 0..row.len() {
            let read = Fields::of_row(&row[..n_bytes]).and_then(|mut it| it.integer());
            assert!(read.is_err(), "{n_bytes} bytes");
        }
    }
}
