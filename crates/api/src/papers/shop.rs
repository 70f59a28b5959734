//! The print shop of the register: its papers, drawn up by `casework` and laid out for the press.

use std::path::PathBuf;

use casework::papers::{Drawn, Imprint};

use super::imposition::with_paper;
use crate::press::{NotPrinted, PressRoom};

/// The press room, for the papers of the register.
#[derive(Clone, Debug)]
pub struct PrintShop(PressRoom);

impl PrintShop {
    /// Opens the fonts of the folders; without them nothing is printed, and all else goes on.
    ///
    /// The codes on papers lead to `/verify/` below the public address.
    pub fn open(font_folders: &[PathBuf], public_url: &str) -> Self {
        Self(PressRoom::open(font_folders, public_url))
    }

    /// What is missing for printing, in one line.
    pub fn missing(&self) -> Option<String> {
        self.0.missing()
    }

    /// The room, for whoever prints letters in plain words.
    pub fn press_room(&self) -> PressRoom {
        self.0.clone()
    }

    /// Typesets a paper.
    pub async fn print(&self, drawn: Drawn) -> Result<(Drawn, Vec<u8>), NotPrinted> {
        let imprint = self.imprint(&drawn.imprint)?;
        let job = move |press: &documents::Press| {
            let pdf = with_paper(&drawn.content, |paper| press.print(paper, &imprint))?;
            Ok((drawn, pdf))
        };
        self.0.print(job).await
    }

    fn imprint(&self, imprint: &Imprint) -> Result<documents::Imprint, NotPrinted> {
        let Imprint { number, print_count, printed_day, digest, act_number } = imprint.clone();
        Ok(documents::Imprint {
            verification_url: format!("{}/verify/{number}?digest={digest}", self.0.public_url()),
            print_count: u32::try_from(print_count).map_err(|_negative| NotPrinted::Imprint)?,
            number,
            printed_day,
            digest_sha256: digest.0,
            act_number,
        })
    }
}
