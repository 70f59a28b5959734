//! The file of a case 卷宗: the case with all that was done in it.

use tenure::{
    ActId, ObjectKind,
    case::{CaseDocument, Collected, Decision, Fee, Signature},
};
use uuid::Uuid;

use super::{CaseRow, PostedNotice, RecordedStep, collection, hold, notice, part, row, step};
use crate::{Keys, Scope, Store, StoreError, Unit, session::Session};

/// A case with all that was done in it, each list in the order in which it was made.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseFile {
    pub case: CaseRow,
    pub steps: Vec<RecordedStep>,
    pub documents: Vec<CaseDocument>,
    pub decisions: Vec<Decision>,
    pub notices: Vec<PostedNotice>,
    pub fees: Vec<Fee>,
    pub signatures: Vec<Signature>,
    /// Who collected the certificates, each with the act that entered it.
    pub collections: Vec<(ActId, Collected)>,
    /// The objects that the case holds; none once it has ended.
    pub held: Vec<(ObjectKind, String)>,
}

async fn file(session: &Session, keys: &Keys, case: CaseRow) -> Result<CaseFile, StoreError> {
    Ok(CaseFile {
        steps: step::of_case(session, &case).await?,
        documents: part::documents(session, &case).await?,
        decisions: part::decisions(session, &case).await?,
        notices: notice::of_case(session, keys, &case).await?,
        fees: part::fees(session, &case).await?,
        signatures: part::signatures(session, &case).await?,
        collections: collection::collections(session, keys, &case).await?,
        held: hold::of_case(session, case.county, case.id).await?,
        case,
    })
}

impl Store {
    /// The file of a case that lies in the scope.
    pub async fn case_file(&self, scope: &Scope, id: Uuid) -> Result<CaseFile, StoreError> {
        let session = self.read().await?;
        let case = row::by_id(&session, self.keys(), scope, None, id).await?;
        file(&session, self.keys(), case).await
    }
}

impl Unit {
    /// The file of a case of the county; nobody else can change it while the unit is under way.
    pub async fn case_file(&mut self, scope: &Scope, id: Uuid) -> Result<CaseFile, StoreError> {
        let Self { session, keys, county, .. } = self;
        let case = row::by_id(session, keys, scope, Some(*county), id).await?;
        file(session, keys, case).await
    }
}
