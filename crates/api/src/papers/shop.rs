//! The print shop: the press, opened once, and where the public asks about what it printed.

use std::path::PathBuf;
use std::sync::Arc;
use std::thread::available_parallelism;

use casework::papers::{Drawn, Imprint};
use documents::{Press, PressError};
use tokio::sync::Semaphore;
use tokio::task::{JoinError, spawn_blocking};

use super::imposition::with_paper;

/// The press with its fonts, or what it lacks; papers are typeset apart from the threads that answer requests.
#[derive(Clone, Debug)]
pub struct PrintShop {
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

impl PrintShop {
    /// Opens the fonts of the folders; without them nothing is printed, and all else goes on.
    ///
    /// The codes on papers lead to `/verify/` below the public address.
    pub fn open(font_folders: &[PathBuf], public_url: &str) -> Self {
        let places = available_parallelism().map_or(1, usize::from);
        Self {
            press: Press::open(font_folders).map(Arc::new).map_err(Arc::new),
            public_url: public_url.trim_end_matches('/').to_owned(),
            places: Arc::new(Semaphore::new(places)),
        }
    }

    /// What is missing for printing, in one line.
    pub fn missing(&self) -> Option<String> {
        self.press.as_ref().err().map(ToString::to_string)
    }

    /// Typesets a paper.
    pub async fn print(&self, drawn: Drawn) -> Result<(Drawn, Vec<u8>), NotPrinted> {
        let press = self.press.clone().map_err(NotPrinted::NoPress)?;
        let imprint = self.imprint(&drawn.imprint)?;
        let place = Arc::clone(&self.places).acquire_owned().await;
        let place = place.map_err(|_closed| NotPrinted::Stopping)?;
        spawn_blocking(move || {
            let _until_done = place;
            let pdf = with_paper(&drawn.content, |paper| press.print(paper, &imprint))?;
            Ok((drawn, pdf))
        })
        .await?
    }

    fn imprint(&self, imprint: &Imprint) -> Result<documents::Imprint, NotPrinted> {
        let Imprint { number, print_count, printed_day, digest, act_number } = imprint.clone();
        Ok(documents::Imprint {
            verification_url: format!("{}/verify/{number}?digest={digest}", self.public_url),
            print_count: u32::try_from(print_count).map_err(|_negative| NotPrinted::Imprint)?,
            number,
            printed_day,
            digest_sha256: digest.0,
            act_number,
        })
    }
}
