//! Checkpoints (C2SP tlog-checkpoint): which log, how many entries, which root.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::Digest;

/// The body of a checkpoint; it is worth what the signature of its note is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log speaks: a name without a scheme, such as `register.example/ledger/220221`.
    pub origin: String,
    pub size: u64,
    pub root: Digest,
}

/// A text that is no checkpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it is no checkpoint")]
pub struct CheckpointMalformed;

impl FromStr for Checkpoint {
    type Err = CheckpointMalformed;

    /// Reads the text of a note; lines of extension are allowed and passed over.
    fn from_str(text: &str) -> Result<Self, CheckpointMalformed> {
        let body = text.strip_suffix('\n').ok_or(CheckpointMalformed)?;
        let mut lines = body.split('\n');
        let mut line = || lines.next().ok_or(CheckpointMalformed);
        let (origin, size, root) = (line()?, line()?, line()?);
        let extended = lines.all(|it| !it.is_empty());
        let root = STANDARD.decode(root).map_err(|_not_base64| CheckpointMalformed)?;
        let root = Digest::try_from(root.as_slice()).map_err(|_length| CheckpointMalformed)?;
        let number: u64 = size.parse().map_err(|_no_number| CheckpointMalformed)?;
        if origin.is_empty() || number.to_string() != size || !extended {
            return Err(CheckpointMalformed);
        }
        Ok(Self { origin: origin.to_owned(), size: number, root })
    }
}

impl fmt::Display for Checkpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { origin, size, root } = self;
        writeln!(f, "{origin}\n{size}\n{}", STANDARD.encode(root.0))
    }
}

#[cfg(test)]
mod tests {
    use super::{Checkpoint, CheckpointMalformed};
    use crate::Digest;

    const ROOT: &str = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

    #[test]
    fn a_checkpoint_is_read_as_it_is_written() {
        let checkpoint = Checkpoint {
            origin: "register.example/ledger/220221".to_owned(),
            size: 20_852_163,
            root: Digest::of_bytes(b"abc"),
        };
        assert_eq!(checkpoint.to_string().parse(), Ok(checkpoint));
    }

    #[test]
    fn lines_of_extension_are_passed_over() {
        let read: Checkpoint = format!("log\n1\n{ROOT}\nmore\n").parse().unwrap();
        assert_eq!(read.to_string(), format!("log\n1\n{ROOT}\n"));
    }

    #[test]
    fn what_is_spelt_in_another_way_is_refused() {
        for text in [
            format!("log\n1\n{ROOT}"),
            format!("\n1\n{ROOT}\n"),
            format!("log\n01\n{ROOT}\n"),
            format!("log\n+1\n{ROOT}\n"),
            format!("log\n-1\n{ROOT}\n"),
            format!("log\n18446744073709551616\n{ROOT}\n"),
            format!("log\n1\n{ROOT}\n\nmore\n"),
            "log\n1\nCsUYapGGPo4=\n".to_owned(),
            format!("log\n1\n{}\n", ROOT.replace('=', "")),
            "log\n1\n".to_owned(),
            String::new(),
        ] {
            assert_eq!(text.parse::<Checkpoint>(), Err(CheckpointMalformed), "{text:?}");
        }
    }
}
