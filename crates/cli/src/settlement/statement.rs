//! `sanquan settlement statement`: the statement as text.

use settlement::Language;

use super::TownPlace;
use super::arguments::StatementArguments;
use super::opening::{clerk, open_book};
use crate::output::{Ending, say};

pub(super) async fn run(place: &TownPlace, options: &StatementArguments) -> anyhow::Result<Ending> {
    let book = open_book(place).await?;
    let issued = book.statement(&clerk(place)?, &options.number).await?;
    let language = if options.english { Language::English } else { Language::Chinese };
    say(&issued.statement.text(language))?;
    Ok(Ending::Clean)
}
