//! The objects of a village by their codes: those that were registered before, and those that the batch brings.

use std::collections::HashMap;

use identity::DivisionCode;
use store::RegisterObject;
use tenure::{ObjectId, ObjectKind};

use super::pen::Pen;
use crate::Refused;

/// Finds the id of an object by its kind and its code.
#[derive(Debug, Default)]
pub(super) struct Known {
    ids: HashMap<(ObjectKind, String), ObjectId>,
    /// Objects that are new and still to be written, before any row that names them.
    pub(super) new: Vec<RegisterObject>,
}

impl Known {
    pub(super) fn of(objects: &[RegisterObject]) -> Self {
        let coded = objects.iter().filter_map(|it| Some(((it.kind, it.code.clone()?), it.id)));
        Self { ids: coded.collect(), new: Vec::new() }
    }

    /// The object of a code; a new one where there is none yet.
    pub(super) fn get_or_make(
        &mut self,
        pen: &mut Pen<'_>,
        kind: ObjectKind,
        code: &str,
        division: DivisionCode,
    ) -> ObjectId {
        if let Some(id) = self.ids.get(&(kind, code.to_owned())) {
            return *id;
        }
        let object = pen.object(kind, Some(code), division);
        let id = object.id;
        self.ids.insert((kind, code.to_owned()), id);
        self.new.push(object);
        id
    }

    /// The object that a row names by its code.
    pub(super) fn get(&self, kind: ObjectKind, code: &str) -> Result<ObjectId, Refused> {
        let id = self.ids.get(&(kind, code.to_owned())).copied();
        id.ok_or_else(|| Refused::Dangling { what: kind.as_str(), code: code.to_owned() })
    }

    /// The object that a row may name by its code.
    pub(super) fn find(&self, kind: ObjectKind, code: &str) -> Option<ObjectId> {
        self.ids.get(&(kind, code.to_owned())).copied()
    }
}
