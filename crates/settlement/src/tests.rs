//! The five packs against their sources, against tables of cases written from the texts, and against what must hold of any pack.

mod ankang;
pub(crate) mod cases;
mod explanations;
mod guide;
mod jiaxing;
mod jilin;
mod liaocheng;
mod liaoyuan;
mod lists;
mod properties;
mod seeds;
