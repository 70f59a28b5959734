//! The documents and pictures that rows refer to: what their heads and tails say, without reading the rest.

use std::io::{self, Read, Seek};

use scan::pdf::{self, PdfTrouble};
use scan::picture::{self, Seen};
use tenure::submission::AttachmentState;

/// Looks at a document as what the ending of its name says it is; other kinds are not looked into.
pub(crate) fn look(file: impl Read + Seek, name: &str) -> AttachmentState {
    let ending = name.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    let seen = match ending.as_str() {
        "pdf" => pdf::trouble(file)
            .map(|it| it.map_or(AttachmentState::There, |it| unreadable(in_chinese(it)))),
        "jpg" | "jpeg" | "png" | "tif" | "tiff" => picture::resolution(file).map(|it| match it {
            Seen::Resolution(resolution_dpi) => AttachmentState::Picture { resolution_dpi },
            Seen::Other => unreadable("不是JPEG、PNG或TIFF图片"),
        }),
        _ => return AttachmentState::There,
    };
    seen.unwrap_or_else(|error| unreadable(reason(&error)))
}

fn unreadable(why: &'static str) -> AttachmentState {
    AttachmentState::Unreadable(why)
}

fn in_chinese(trouble: PdfTrouble) -> &'static str {
    match trouble {
        PdfTrouble::NotPdf => "不是PDF文件",
        PdfTrouble::Interrupted => "PDF文件不完整，缺少结尾",
        PdfTrouble::NoTable => "PDF的交叉引用表不在所指的位置",
        PdfTrouble::NoPages => "PDF没有页面",
    }
}

fn reason(error: &io::Error) -> &'static str {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => "文件在中间中断",
        _ => "文件无法读取",
    }
}

#[cfg(test)]
mod tests;
