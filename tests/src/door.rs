//! The door of a register that wants officers to sign in: accounts, and requests by cookie or token.

use access::{AccountAsked, Authority, Desk, Duty, Occasion, Password};
use axum::http::header;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{Answer, Registry};

/// The password of every account that is given.
pub const PASSWORD: &str = "shui-dao-xiao-mai";

impl Registry {
    /// Makes an account whose officer chose the password; the officer is named after the login.
    pub async fn given_account(&self, login: &str, desk: Desk, roles: &[&str], of: Option<&str>) {
        self.make_account((&format!("经办{login}"), login), (desk, roles, of), true).await;
    }

    /// The same, of an officer with a name.
    pub async fn given_account_of(
        &self,
        officer: &str,
        login: &str,
        desk: Desk,
        roles: &[&str],
        of: Option<&str>,
    ) {
        self.make_account((officer, login), (desk, roles, of), true).await;
    }

    /// Makes an account whose password is still the one that was given.
    pub async fn given_newcomer(&self, login: &str, desk: Desk, roles: &[&str]) {
        self.make_account((&format!("经办{login}"), login), (desk, roles, None), false).await;
    }

    async fn make_account(
        &self,
        (officer, login): (&str, &str),
        (desk, roles, of): (Desk, &[&str], Option<&str>),
        password_is_own: bool,
    ) {
        let known = roles;
        let roles = roles.iter().map(|it| (*it).to_owned()).collect();
        let duty = Duty::new(desk, roles, of.map(str::to_owned), known).unwrap();
        let asked = AccountAsked {
            login: login.to_owned(),
            officer: officer.to_owned(),
            duty,
            password: Some(Password::typed(PASSWORD.to_owned())),
            password_is_own,
        };
        let authority = Authority::CommandLine;
        let by = Occasion { by: "系统管理员", authority, id: Uuid::now_v7(), at: self.now() };
        access::make(&self.office, asked, by, None).await.unwrap();
    }

    /// Tries to sign in.
    pub async fn try_sign_in(&self, login: &str, password: &str) -> Answer {
        let body = json!({ "login": login, "password": password });
        self.ask("POST", "/api/v1/session", "", &body).await
    }

    /// Signs in, and gives the cookie.
    pub async fn signed_in(&self, login: &str) -> String {
        self.signed_in_with(login, PASSWORD).await
    }

    /// Signs in with another password than the one that is given.
    pub async fn signed_in_with(&self, login: &str, password: &str) -> String {
        let answer = self.try_sign_in(login, password).await;
        assert_eq!(answer.status, 201, "{answer}");
        let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
        assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax"), "{cookie}");
        cookie.split(';').next().unwrap().to_owned()
    }

    /// Asks with a cookie, and with a body where there is one.
    pub async fn ask(&self, method: &str, path: &str, cookie: &str, body: &Value) -> Answer {
        self.ask_if(method, path, &[("cookie", cookie)], body).await
    }

    /// Asks with headers, and with a body where there is one.
    pub async fn ask_if(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &Value,
    ) -> Answer {
        let json = [("content-type", "application/json")];
        match body {
            Value::Null => self.send(method, path, headers, "").await,
            body => self.send(method, path, &[&json, headers].concat(), body.to_string()).await,
        }
    }
}

impl Answer {
    /// The status, and the last part of the address of the problem.
    pub fn kind(&self) -> (u16, &str) {
        let kind = self.body["type"].as_str().unwrap_or_default();
        (self.status, kind.trim_start_matches("/problems/"))
    }
}
