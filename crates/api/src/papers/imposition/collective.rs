//! The papers of a collective's books, laid out.

use casework::papers::content;
use documents::{DistributionStatement, HeldShare, Paper, ReceivedPortion, Recipient};

pub(super) fn share_certificate<R>(
    it: &content::ShareCertificate,
    print: impl FnOnce(&Paper<'_>) -> R,
) -> R {
    let holdings = it.holdings.iter().map(|it| HeldShare {
        name: &it.name,
        document: &it.document,
        class: &it.class,
        shares: it.shares,
        note: it.note.as_deref(),
    });
    let holdings: Vec<_> = holdings.collect();
    print(&Paper::ShareCertificate(documents::ShareCertificate {
        collective_name: &it.collective_name,
        credit_code: &it.credit_code,
        number: &it.number,
        household_code: &it.household_code,
        head_name: &it.head_name,
        holdings: &holdings,
        total: it.total,
        basis: &it.basis,
        issued_day: it.issued_day,
    }))
}

pub(super) fn distribution_statement<R>(
    it: &content::DistributionStatement,
    print: impl FnOnce(&Paper<'_>) -> R,
) -> R {
    let portions = it.portions.iter().map(|it| ReceivedPortion {
        name: &it.name,
        identity_number: it.document.number.expose(),
        shares: it.shares,
        amount_fen: it.amount_fen,
        account_tail: it.account_tail.as_deref(),
        matched_day: it.matched_day,
    });
    let portions: Vec<_> = portions.collect();
    let recipient = match &it.recipient {
        content::Recipient::Household { code, head_name } => {
            Recipient::Household { code, head_name }
        }
        content::Recipient::Member { name } => Recipient::Member { name },
    };
    print(&Paper::DistributionStatement(DistributionStatement {
        collective_name: &it.collective_name,
        credit_code: &it.credit_code,
        run: it.run,
        corrects: it.corrects,
        account: &it.account,
        distributable: &it.distributable,
        total: it.total,
        recipient,
        portions: &portions,
        plan_first_day: it.plan_first_day,
        decision: &it.decision,
        made_day: it.made_day,
    }))
}
