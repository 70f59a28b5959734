//! A piece of property that a deal takes out of its collective 资产转让: the organisation goes on without it.

use std::collections::HashSet;

use store::Unit;
use tenure::Act;
use tenure::collective::Organisation;

use super::book::{self, Book};
use crate::case::Occasion;
use crate::entering::{Changes, Ids, Manner, Pen, collective};
use crate::{Officer, Refused};

/// An organisation as it would be without the asset.
pub(crate) struct AssetLeaving {
    book: Book,
    after: Organisation,
}

impl AssetLeaving {
    /// Works it out as the register stands in this unit of work; `asset` is the collective's own number for it.
    pub(crate) async fn work_out(
        unit: &mut Unit,
        officer: &Officer,
        occasion: Occasion,
        (code, asset): (&str, &str),
    ) -> Result<Self, Refused> {
        let object = book::object(unit, officer, code).await?;
        let book = Book::load(unit, object, &[], occasion.at).await?;
        let mut after = book.state(None)?.organisation;
        let place = after.assets.iter().position(|it| it.code == asset);
        let none = || Refused::NotFound { what: "asset", code: format!("{code}/{asset}") };
        after.assets.remove(place.ok_or_else(none)?);
        Ok(Self { book, after })
    }

    /// Enters it under the act of the deal.
    pub(crate) async fn enter(self, unit: &mut Unit, act: &Act) -> Result<Changes, Refused> {
        let ended = HashSet::new();
        let mut pen = Pen {
            unit,
            act,
            ids: &mut Ids::of(act.id),
            manner: Manner::Case { effect_day: act.effect_day, ended: &ended },
            changes: Changes::default(),
        };
        collective::organisation(&mut pen, self.book.rows, &self.after).await?;
        Ok(pen.changes)
    }
}
