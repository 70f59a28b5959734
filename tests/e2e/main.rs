//! One module per thing a user does.

mod act;
mod check;
mod demo;
mod export;
mod household;
mod identity_numbers;
mod import;
mod keys;
mod migrate;
mod openapi;
mod problem;
mod scope;
mod search;
mod serve;
