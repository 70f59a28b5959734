//! Certificates that are issued again or exchanged 补发、换发 (2011, 2021): the right stays as it is registered.

use super::Impossible;
use super::draft::{Draft, restate};
use crate::CertificateChangeKind;
use crate::case::CertificateRequest;

pub(super) fn enter(
    draft: &mut Draft<'_>,
    request: &CertificateRequest,
    kind: CertificateChangeKind,
) -> Result<(), Impossible> {
    let day = draft.effect_day();
    let code = request.certificate;
    if draft.contract(code)?.certificate.is_none() {
        return Err(Impossible::NoCertificate { contract: code });
    }
    let serial_number = draft.next_serial_number();
    if let Some(right) = &mut draft.contract(code)?.right {
        restate(right, day, |it| it.serial_number = serial_number);
    }
    draft.certify(code)?;
    let change = draft.certificate_change(code, kind, &request.reason);
    draft.contract(code)?.changes.push(change);
    Ok(())
}
