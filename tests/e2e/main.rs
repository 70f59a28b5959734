//! One module per thing a user does.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod act;
#[cfg(test)]
mod audit;
#[cfg(test)]
mod audit_log;
#[cfg(test)]
mod books;
#[cfg(test)]
mod case_types;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod check;
#[cfg(test)]
mod collective;
#[cfg(test)]
mod counter;
#[cfg(test)]
mod demo;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod every_answer;
#[cfg(test)]
mod exits;
#[cfg(test)]
mod export;
#[cfg(test)]
mod household;
#[cfg(test)]
mod identity_numbers;
#[cfg(test)]
mod import;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod killed;
#[cfg(test)]
mod ledger;
#[cfg(test)]
mod left_out;
#[cfg(test)]
mod listings;
#[cfg(test)]
mod market_play;
#[cfg(test)]
mod messages;
#[cfg(test)]
mod migrate;
#[cfg(test)]
mod openapi;
#[cfg(test)]
mod papers;
#[cfg(test)]
mod problem;
#[cfg(test)]
mod rate_limits;
#[cfg(test)]
mod readings;
#[cfg(test)]
mod scope;
#[cfg(test)]
mod search;
#[cfg(test)]
mod serve;
#[cfg(test)]
mod settlement;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod tokens;
#[cfg(test)]
mod topology;
#[cfg(test)]
mod transfers;
#[cfg(test)]
mod village_of_a_hundred;
#[cfg(test)]
mod walk;
#[cfg(test)]
mod workbench;
