//! The documents of a package that rows refer to by a path: found by name, looked into once each.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::sync::OnceLock;

use tenure::submission::{Attachment, AttachmentState, Record as _, Text, Village};
use tenure::submission::{ContractRight, Table, TitleDocument};

use crate::attachment::look;

/// The documents that were delivered, by their paths in lower case.
#[derive(Debug, Default)]
pub(super) struct Documents(HashMap<String, Document>);

#[derive(Debug)]
struct Document {
    name: String,
    seen: OnceLock<AttachmentState>,
}

impl Documents {
    pub(super) fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let document = |name: &str| Document { name: name.to_owned(), seen: OnceLock::new() };
        Self(names.map(|it| (it.to_lowercase(), document(it))).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What the rows of a village refer to; `open` opens a document by its path inside the package.
    pub(super) fn of_village(
        &self,
        village: &Village,
        open: impl Fn(&str) -> io::Result<File>,
    ) -> Vec<Attachment> {
        let title = |it: &TitleDocument| {
            (Table::TitleDocument, it.row(), "path", it.certificate_code.clone(), it.path.clone())
        };
        let sketch = |it: &ContractRight| {
            (Table::ContractRight, it.row(), "sketch_path", it.code.clone(), it.sketch_path.clone())
        };
        let titles = village.title_documents.iter().map(title);
        let references = titles.chain(village.contract_rights.iter().map(sketch));
        let mut attachments = Vec::new();
        for (table, row, field, certificate_code, paths) in references {
            for path in self.paths(paths.as_ref()) {
                let state = self.state(path, &open);
                let (path, certificate_code) = (path.to_owned(), certificate_code.clone());
                attachments.push(Attachment { table, row, field, path, certificate_code, state });
            }
        }
        attachments
    }

    /// The paths in a field: one, or several joined by `/`, since folders are separated by the backslash there.
    fn paths<'a>(&self, field: Option<&'a Text>) -> Vec<&'a str> {
        let Some(field) = field.filter(|it| !it.is_empty()) else { return Vec::new() };
        if self.document(field).is_some() || !field.contains('\\') {
            return vec![field];
        }
        field.split('/').collect()
    }

    fn document(&self, path: &str) -> Option<&Document> {
        self.0.get(&path.replace('\\', "/").trim_start_matches("./").to_lowercase())
    }

    fn state(&self, path: &str, open: impl Fn(&str) -> io::Result<File>) -> AttachmentState {
        let Some(document) = self.document(path) else { return AttachmentState::Missing };
        *document.seen.get_or_init(|| match open(&document.name) {
            Ok(file) => look(io::BufReader::new(file), &document.name),
            Err(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                AttachmentState::Unreadable("压缩包内的文件过大")
            }
            Err(_) => AttachmentState::Unreadable("文件无法读取"),
        })
    }
}
