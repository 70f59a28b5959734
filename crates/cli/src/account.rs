//! `sanquan account`: who may sign in.

use std::collections::BTreeSet;
use std::io::stdin;

use access::{AccountAsked, Authority, Desk, Duty, Occasion, Password, Reply};
use anyhow::{Context as _, bail};
use clap::{Args, Subcommand, ValueEnum};
use identity::DivisionCode;
use tenure::case::Role;

use crate::arguments::Place;
use crate::bureau::{Bureau, new_id, now};
use crate::output::{Ending, say};

#[derive(Subcommand)]
pub(crate) enum Account {
    /// Makes an account; the password is read from the first line of the standard input.
    Add(Add),
    /// Lists the accounts.
    List,
    /// Gives an account another password, read like the first one, and signs it out.
    Password(NewPassword),
    /// Lets an account be tried again whose password was wrong too often.
    Unlock(Named),
    /// Signs an account out wherever it is signed in (强制下线).
    SignOut(Named),
    /// Closes an account for good.
    Close(Named),
}

#[derive(Args)]
pub(crate) struct Add {
    /// What is typed in: small letters, digits, dots, dashes and underscores.
    pub(crate) login: String,
    /// The officer, as the name will stand beside the acts; no second account of a desk has it.
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    /// Where the account works.
    #[arg(long, value_enum, default_value_t = DeskName::Register)]
    pub(crate) desk: DeskName,
    /// The roles, apart by commas; an administrator has one.
    #[arg(long, value_name = "ROLE", value_delimiter = ',', required = true)]
    pub(crate) role: Vec<String>,
    /// The division that the officer sees; without it, all that the service sees.
    #[arg(long, value_name = "CODE")]
    pub(crate) of: Option<DivisionCode>,
    /// The officer chose the password; without it, it has to be changed at the first sign-in.
    #[arg(long)]
    pub(crate) own_password: bool,
}

#[derive(Args)]
pub(crate) struct NewPassword {
    pub(crate) login: String,
    /// The officer chose it; without it, it has to be changed at the next sign-in.
    #[arg(long)]
    pub(crate) own_password: bool,
}

#[derive(Args)]
pub(crate) struct Named {
    pub(crate) login: String,
}

/// The desks, as they are named on the command line.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum DeskName {
    /// The register of rights and its market.
    Register,
    /// The town's settlement book.
    Settlement,
    /// The accounts and logs of the service.
    Administration,
}

pub(crate) async fn run(place: &Place, command: &Account) -> anyhow::Result<Ending> {
    let bureau = Bureau::open(place).await?;
    let office = &bureau.readings;
    let (by, authority) = (bureau.officer.name.as_str(), Authority::CommandLine);
    let occasion = Occasion { by, authority, id: new_id(), at: now() };
    match command {
        Account::Add(asked) => {
            let asked = asked_of(asked, typed()?)?;
            if let Reply::Now(made) = access::make(office, asked, occasion, None).await? {
                say(&format!("{} signs in as {}", made.login, made.officer))?;
            }
        }
        Account::List => list(&bureau).await?,
        Account::Password(NewPassword { login, own_password }) => {
            let password = (typed()?, *own_password);
            access::reset_password(office, login, password, occasion).await?;
            say(&format!("{login} has another password, and is signed out"))?;
        }
        Account::Unlock(Named { login }) => {
            access::unlock(office, login, occasion).await?;
            say(&format!("{login} can be tried again"))?;
        }
        Account::SignOut(Named { login }) => {
            let n_sessions = access::sign_out_everywhere(office, login, occasion).await?;
            say(&format!("{n_sessions} sessions of {login} are over"))?;
        }
        Account::Close(Named { login }) => {
            access::close(office, (login, None), occasion).await?;
            say(&format!("nobody signs in as {login} any more"))?;
        }
    }
    Ok(Ending::Clean)
}

async fn list(bureau: &Bureau) -> anyhow::Result<()> {
    for it in bureau.readings.accounts().await? {
        let roles: Vec<&str> = it.roles.iter().map(String::as_str).collect();
        let (division, roles) = (it.division.as_deref().unwrap_or("-"), roles.join(","));
        let state = if it.closed_at.is_some() { "closed" } else { "open" };
        say(&format!("{}\t{}\t{}\t{roles}\t{division}\t{state}", it.login, it.officer, it.desk))?;
    }
    Ok(())
}

fn asked_of(asked: &Add, password: Password) -> anyhow::Result<AccountAsked> {
    let (desk, known) = match asked.desk {
        DeskName::Register => (Desk::Register, Role::ALL.map(Role::as_str).to_vec()),
        DeskName::Settlement => (Desk::Settlement, crate::settlement::roles()),
        DeskName::Administration => (Desk::Administration, Vec::new()),
    };
    let roles: BTreeSet<String> = asked.role.iter().cloned().collect();
    let division = asked.of.as_ref().map(ToString::to_string);
    Ok(AccountAsked {
        login: asked.login.clone(),
        officer: asked.name.clone(),
        duty: Duty::new(desk, roles, division, &known)?,
        password: Some(password),
        password_is_own: asked.own_password,
    })
}

/// The first line of the standard input, so that no password stands on a command line.
fn typed() -> anyhow::Result<Password> {
    let mut line = String::new();
    let n_bytes = stdin().read_line(&mut line).context("no password could be read")?;
    if n_bytes == 0 {
        bail!("no password came on the standard input");
    }
    Ok(Password::typed(line.trim_end_matches(['\r', '\n']).to_owned()))
}
