//! `sanquan settlement`: the town's book on the command line.
//!
//! A stranger to every right, as the book is: no module here names a crate that knows one.

mod arguments;
mod demo;
mod evaluate;
mod opening;
mod statement;

pub(crate) use arguments::{Settlement, TownOptions, TownPlace};
pub(crate) use demo::{Settler, settle_in_the_city};
pub(crate) use opening::{migrate, open_book, open_town};

use settlement::Role;

use crate::output::Ending;

pub(crate) async fn run(place: &TownPlace, command: &Settlement) -> anyhow::Result<Ending> {
    match command {
        Settlement::Evaluate(options) => evaluate::run(options),
        Settlement::Statement(options) => statement::run(place, options).await,
    }
}

/// The codes of the roles that the officers of the book have.
pub(crate) fn roles() -> Vec<&'static str> {
    Role::ALL.iter().map(|it| it.as_str()).collect()
}
