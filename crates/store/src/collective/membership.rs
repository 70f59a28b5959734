//! Memberships 成员身份 and their rows: the days of the membership are those of the row.

use identity::Relation;
use tenure::membership::{
    Ending, Ground, Kinship, KinshipEvidence, Membership, RegisteredMembership,
};
use tenure::{ObjectId, ObjectKind};

use super::{credit_code, of_collective};
use crate::{
    Keys, Row, StoreError, entity,
    row::{Anchor, Pen, read_row, sealed::Table, write_row},
};

/// What a membership refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MembershipLinks {
    pub collective: ObjectId,
}

impl Table for RegisteredMembership {
    type Links = MembershipLinks;
    type Entity = entity::membership::Entity;
    type Model = entity::membership::Model;

    const NAME: &'static str = "membership";
    const ANCHOR: Anchor = Anchor::Object("collective_id", ObjectKind::Collective);

    fn write(row: Row<Self>, pen: &mut Pen) -> Result<Self::Model, StoreError> {
        let MembershipLinks { collective } = row.links;
        let Self { membership, kinship } = row.registered.fact;
        let days = (row.registered.version.first_day, row.registered.version.last_day);
        if days != (membership.first_day, membership.last_day) {
            let what = "a membership whose days are not those of its row";
            return Err(StoreError::Unwritable { table: Self::NAME, what });
        }
        let kin = kinship.as_ref();
        Ok(write_row!(membership, pen, row.registered.version, {
            collective_id: collective.0,
            person_id: membership.person.0,
            kin_id: kin.map(|it| it.to.0),
            collective_code: membership.collective.as_str().to_owned(),
            ground: membership.ground.as_str().to_owned(),
            ending: membership.ending.map(|it| it.as_str().to_owned()),
            kin_relation: kin.map(|it| it.relation.as_str().to_owned()),
            kinship_evidence: kin.map(|it| it.evidence.as_str().to_owned()),
            kinship_sha256: kin.map(|it| it.evidence_sha256.clone()),
        }))
    }

    fn read(model: Self::Model, _keys: &Keys) -> Result<Row<Self>, StoreError> {
        let collective = ObjectId(model.collective_id);
        let (first_day, last_day) = (model.first_day, model.last_day);
        read_row!(
            model,
            reading,
            MembershipLinks { collective },
            Self {
                membership: Membership {
                    person: ObjectId(model.person_id),
                    collective: credit_code(
                        reading,
                        "collective_code",
                        &model.collective_code,
                        Some(of_collective()),
                    )?,
                    ground: reading.listed("ground", Ground::parse(&model.ground))?,
                    first_day,
                    last_day,
                    ending: model
                        .ending
                        .map(|it| reading.listed("ending", Ending::parse(&it)))
                        .transpose()?,
                },
                kinship: match (
                    model.kin_id,
                    model.kin_relation,
                    model.kinship_evidence,
                    model.kinship_sha256,
                ) {
                    (None, None, None, None) => None,
                    (Some(to), Some(relation), Some(evidence), Some(evidence_sha256)) => {
                        Some(Kinship {
                            to: ObjectId(to),
                            relation: reading.parsed("kin_relation", Relation::parse(&relation))?,
                            evidence: reading
                                .listed("kinship_evidence", KinshipEvidence::parse(&evidence))?,
                            evidence_sha256,
                        })
                    }
                    _ => return Err(reading.corrupt("half of a kinship")),
                },
            }
        )
    }
}
