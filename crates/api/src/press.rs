//! The press room: the press, opened once, and the letters that anybody in the house may have printed.
//!
//! It knows no right: what it prints is given to it as words, or as a job of whoever knows.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::available_parallelism;

use chrono::NaiveDate;
use documents::{Imprint, Paper, Press, PressError};
use tokio::sync::Semaphore;
use tokio::task::{JoinError, spawn_blocking};

/// The press with its fonts, or what it lacks; papers are typeset apart from the threads that answer requests.
#[derive(Clone, Debug)]
pub struct PressRoom {
    press: Result<Arc<Press>, Arc<PressError>>,
    public_url: String,
    /// As many papers at once as there are processors.
    places: Arc<Semaphore>,
}

/// Why a paper was not printed; nothing is recorded of it.
#[derive(Debug, thiserror::Error)]
pub enum NotPrinted {
    /// The service started without its fonts.
    #[error("{0}")]
    NoPress(Arc<PressError>),
    #[error(transparent)]
    Press(#[from] PressError),
    #[error("the digest or the count of a paper is out of range")]
    Imprint,
    #[error("the typesetting was broken off")]
    Interrupted(#[from] JoinError),
    #[error("the service is stopping")]
    Stopping,
}

/// A letter in plain words.
#[derive(Clone, Debug)]
pub(crate) struct PlainLetter {
    pub(crate) number: String,
    /// 业务号
    pub(crate) business_number: String,
    pub(crate) title: String,
    pub(crate) paragraphs: Vec<String>,
    /// The articles it rests on.
    pub(crate) basis: Vec<String>,
    pub(crate) authority: String,
    pub(crate) written_day: NaiveDate,
    pub(crate) print_count: u32,
    pub(crate) printed_day: NaiveDate,
    pub(crate) digest_sha256: [u8; 32],
    /// Below the public address, beginning with a slash.
    pub(crate) verification_path: String,
}

impl PressRoom {
    /// Opens the fonts of the folders; without them nothing is printed, and all else goes on.
    pub(crate) fn open(font_folders: &[PathBuf], public_url: &str) -> Self {
        let places = available_parallelism().map_or(1, usize::from);
        Self {
            press: Press::open(font_folders).map(Arc::new).map_err(Arc::new),
            public_url: public_url.trim_end_matches('/').to_owned(),
            places: Arc::new(Semaphore::new(places)),
        }
    }

    /// What is missing for printing, in one line.
    pub(crate) fn missing(&self) -> Option<String> {
        self.press.as_ref().err().map(ToString::to_string)
    }

    /// The address that the public reaches the service under.
    pub(crate) fn public_url(&self) -> &str {
        &self.public_url
    }

    /// Typesets, as soon as there is a place.
    pub(crate) async fn print<T: Send + 'static>(
        &self,
        job: impl FnOnce(&Press) -> Result<T, PressError> + Send + 'static,
    ) -> Result<T, NotPrinted> {
        let press = self.press.clone().map_err(NotPrinted::NoPress)?;
        let place = Arc::clone(&self.places).acquire_owned().await;
        let place = place.map_err(|_closed| NotPrinted::Stopping)?;
        let printed = spawn_blocking(move || {
            let _until_done = place;
            job(&press)
        });
        Ok(printed.await??)
    }

    /// Typesets a letter.
    pub(crate) async fn letter(&self, letter: PlainLetter) -> Result<Vec<u8>, NotPrinted> {
        let verification_url = format!("{}{}", self.public_url, letter.verification_path);
        self.print(move |press| {
            let imprint = Imprint {
                number: letter.number,
                print_count: letter.print_count,
                printed_day: letter.printed_day,
                digest_sha256: letter.digest_sha256,
                verification_url,
                act_number: letter.business_number,
            };
            let paragraphs: Vec<&str> = letter.paragraphs.iter().map(String::as_str).collect();
            let basis: Vec<&str> = letter.basis.iter().map(String::as_str).collect();
            let paper = Paper::Letter(documents::Letter {
                title: &letter.title,
                paragraphs: &paragraphs,
                basis: &basis,
                authority: &letter.authority,
                written_day: letter.written_day,
            });
            press.print(&paper, &imprint)
        })
        .await
    }
}
