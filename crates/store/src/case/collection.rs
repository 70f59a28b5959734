//! Who collected the certificates of a case 领证; the numbers of documents are encrypted.

use identity::DocumentKind;
use tenure::case::Collected;
use tenure::{ActId, IdentityDocument, IdentityNumber};
use uuid::Uuid;

use super::CaseRow;
use super::part::{next_sequence, of_case};
use crate::{Keys, StoreError, Unit, entity::case_collection, row::Reading, session::Session};

const TABLE: &str = "case_collection";

/// Where the number of a collector's document stands.
fn place(county: &str, case: Uuid, sequence: i32) -> Vec<u8> {
    format!("{TABLE}/{county}/{case}/{sequence}").into_bytes()
}

impl Unit {
    /// Notes who collected a certificate, and under which act that was entered.
    pub async fn add_collection(
        &mut self,
        case: Uuid,
        act: ActId,
        collected: &Collected,
    ) -> Result<(), StoreError> {
        let Collected { certificate, day, collector_name, collector_document, mandate_sha256 } =
            collected.clone();
        let county = self.pen.county();
        let sequence = next_sequence(&self.session, self.county, TABLE, case).await?;
        let IdentityDocument { kind, number } = collector_document;
        let cipher = self.keys.encrypt(number.expose(), &place(&county, case, sequence))?;
        let model = case_collection::Model {
            county,
            case_id: case,
            sequence,
            act_id: act.0,
            certificate_code: certificate,
            day,
            collector_name,
            collector_document_kind: kind.as_str().to_owned(),
            collector_document_cipher: cipher,
            mandate_sha256,
        };
        self.insert_models::<case_collection::Entity>(vec![model]).await
    }
}

/// The collections of a case in their order, each with the act that entered it.
pub(super) async fn collections(
    session: &Session,
    keys: &Keys,
    case: &CaseRow,
) -> Result<Vec<(ActId, Collected)>, StoreError> {
    let models = of_case::<case_collection::Entity>(session, case, TABLE).await?;
    models.into_iter().map(|it| read(it, keys)).collect()
}

fn read(model: case_collection::Model, keys: &Keys) -> Result<(ActId, Collected), StoreError> {
    let reading = Reading { table: TABLE, county: &model.county, id: model.case_id };
    let place = place(&model.county, model.case_id, model.sequence);
    let number = keys.decrypt(&model.collector_document_cipher, &place);
    let number = reading.parsed("collector_document_cipher", number)?;
    let kind = DocumentKind::parse(&model.collector_document_kind);
    let kind = reading.parsed("collector_document_kind", kind)?;
    let collected = Collected {
        certificate: model.certificate_code,
        day: model.day,
        collector_name: model.collector_name,
        collector_document: IdentityDocument { kind, number: IdentityNumber::new(number) },
        mandate_sha256: model.mandate_sha256,
    };
    Ok((ActId(model.act_id), collected))
}
