//! Who settled, and who is settled now, from the settlement book.

use chrono::NaiveDate;
use settlement::book::Book;
use settlement::record::{Event, Standing};

use super::{ReadError, Run};
use crate::Settled;

/// Every settlement of people whose number is known, and where those are who are settled on the day.
pub(super) async fn settled(
    book: &Book,
    run: &Run,
    today: NaiveDate,
) -> Result<(Vec<Settled>, Vec<Settled>), ReadError> {
    let (mut ever, mut now) = (Vec::new(), Vec::new());
    for (person, history) in book.histories().await? {
        let Some(number) = person.number else { continue };
        let person = run.hash(number.expose());
        for fact in history.facts() {
            if let Event::Settled { place, .. } = fact.event {
                ever.push(Settled { person, place, day: fact.effective_day });
            }
        }
        if let Standing::Settled { place } = history.standing(today) {
            now.push(Settled { person, place, day: today });
        }
    }
    Ok((ever, now))
}
