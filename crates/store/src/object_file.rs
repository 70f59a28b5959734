//! The file of one object of a book: a contract, a parcel or a homestead, as of a day and a moment.

use tenure::{Act, AsOf, ContractedParcel, Homestead, ObjectKind, Parcel};
use uuid::Uuid;

use crate::{
    At, ContractFile, Fact, RegisterObject, Row, Scope, Store, StoreError, act,
    household_file::{Reader, note, note_contract},
    object,
};

/// What is registered of an object, with the acts that its rows name.
#[derive(Clone, Debug, PartialEq)]
pub struct ObjectFile<T> {
    pub object: RegisterObject,
    pub file: T,
    /// In the order of their numbers.
    pub acts: Vec<Act>,
}

/// A parcel with the contracts that it is under.
#[derive(Clone, Debug, PartialEq)]
pub struct ParcelFile {
    pub parcel: Row<Parcel>,
    pub under: Vec<Row<ContractedParcel>>,
}

impl Store {
    /// The object of a kind with a code, living or ended, where it lies in the scope.
    pub async fn object(
        &self,
        scope: &Scope,
        kind: ObjectKind,
        code: &str,
    ) -> Result<RegisterObject, StoreError> {
        object::in_scope(&self.read().await?, scope, kind, code).await
    }

    /// A contract with all that rests on it, as it was on a day and as the register knew it at a moment.
    pub async fn contract_file(
        &self,
        object: RegisterObject,
        at: AsOf,
    ) -> Result<ObjectFile<ContractFile>, StoreError> {
        let reader = self.reader(&object, at).await?;
        let contract = reader.rows("id", &[object.id.0]).await?;
        let file = reader.with_parts(contract).await?.pop().ok_or(StoreError::NotFound)?;
        let mut acts = Vec::new();
        note_contract(&mut acts, &file);
        with_acts(&reader, object, file, acts).await
    }

    /// A parcel with the contracts that it is under, likewise.
    pub async fn parcel_file(
        &self,
        object: RegisterObject,
        at: AsOf,
    ) -> Result<ObjectFile<ParcelFile>, StoreError> {
        let reader = self.reader(&object, at).await?;
        let parcel = only(&reader, &object).await?;
        let under: Vec<Row<ContractedParcel>> = reader.rows("parcel_id", &[object.id.0]).await?;
        let mut acts = Vec::new();
        note(&mut acts, &parcel);
        for row in &under {
            note(&mut acts, row);
        }
        with_acts(&reader, object, ParcelFile { parcel, under }, acts).await
    }

    /// A homestead, likewise.
    pub async fn homestead_file(
        &self,
        object: RegisterObject,
        at: AsOf,
    ) -> Result<ObjectFile<Row<Homestead>>, StoreError> {
        let reader = self.reader(&object, at).await?;
        let homestead: Row<Homestead> = only(&reader, &object).await?;
        let mut acts = Vec::new();
        note(&mut acts, &homestead);
        with_acts(&reader, object, homestead, acts).await
    }

    async fn reader(&self, object: &RegisterObject, at: AsOf) -> Result<Reader<'_>, StoreError> {
        let county = object.division.county();
        Ok(Reader { session: self.read().await?, keys: self.keys(), county, at: At::AsOf(at) })
    }
}

/// The row of an object; where days overlap the later version stands.
async fn only<T: Fact>(reader: &Reader<'_>, object: &RegisterObject) -> Result<Row<T>, StoreError> {
    reader.rows("id", &[object.id.0]).await?.pop().ok_or(StoreError::NotFound)
}

async fn with_acts<T>(
    reader: &Reader<'_>,
    object: RegisterObject,
    file: T,
    acts: Vec<Uuid>,
) -> Result<ObjectFile<T>, StoreError> {
    let acts = act::by_id(&reader.session, reader.county, acts).await?;
    Ok(ObjectFile { object, file, acts })
}
