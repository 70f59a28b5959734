//! Signing in and out, on the embedded database.

use chrono::{DateTime, TimeDelta, Utc};
use migrations::MigratorTrait as _;
use office::Office;
use tempfile::TempDir;
use uuid::Uuid;

use crate::{
    AccountAsked, Authority, Desk, Duty, Limits, NoToken, Occasion, Password, READ, Refused, Reply,
    Secret, SignedIn, TokenAsked, change_password, close, end_session, enter, enter_by_token,
    give_duty, make, make_token, reset_password, revoke_token, sessions, sign_in,
    sign_out_everywhere, tokens, unlock,
};

const RIGHT: &str = "shui-dao-xiao-mai";

struct Door {
    office: Office,
    _folder: TempDir,
}

fn morning() -> DateTime<Utc> {
    "2026-11-23T00:30:00Z".parse().unwrap()
}

fn operator() -> Occasion<'static> {
    let authority = Authority::CommandLine;
    Occasion { by: "系统管理员", authority, id: Uuid::now_v7(), at: morning() }
}

fn typed(text: &str) -> Password {
    Password::typed(text.to_owned())
}

fn asked(login: &str, officer: &str) -> AccountAsked {
    let duty = Duty::new(Desk::Register, ["intake".to_owned()].into(), None, &["intake"]).unwrap();
    let (login, officer) = (login.to_owned(), officer.to_owned());
    AccountAsked { login, officer, duty, password: Some(typed(RIGHT)), password_is_own: true }
}

impl Door {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("office.sqlite");
        let office = Office::open(path.to_str().unwrap()).await.unwrap();
        migrations::Office::up(office.connection(), None).await.unwrap();
        let door = Self { office, _folder: folder };
        door.make(asked("zhang.san", "张三")).await.unwrap();
        door
    }

    async fn make(&self, asked: AccountAsked) -> Result<(), Refused> {
        make(&self.office, asked, operator(), None).await.map(|_made| ())
    }

    async fn sign_in(&self, password: &str, now: DateTime<Utc>) -> Result<Secret, Refused> {
        let (login, id) = ("zhang.san", (Uuid::now_v7(), now));
        let given = (login, typed(password));
        sign_in(&self.office, given, &Limits::default(), id).await.map(|it| it.1)
    }

    async fn signed_in(&self, password: &str) -> SignedIn {
        let secret = self.sign_in(password, morning()).await.unwrap();
        enter(&self.office, &secret, &Limits::default(), morning()).await.unwrap().unwrap()
    }

    async fn officer(&self, secret: &Secret, now: DateTime<Utc>) -> Option<String> {
        let entered = enter(&self.office, secret, &Limits::default(), now).await.unwrap();
        entered.map(|it| it.account.officer)
    }
}

#[tokio::test]
async fn whoever_signs_in_is_known_by_the_secret() {
    let door = Door::new().await;
    let secret = door.sign_in(RIGHT, morning()).await.unwrap();
    assert_eq!(door.officer(&secret, morning()).await.as_deref(), Some("张三"));
    assert_eq!(door.officer(&Secret::new().unwrap(), morning()).await, None);
}

#[tokio::test]
async fn an_unknown_login_is_refused_like_a_wrong_password() {
    let door = Door::new().await;
    let wrong = door.sign_in("another-password", morning()).await.unwrap_err().to_string();
    let given = ("li.si", typed(RIGHT));
    let id = (Uuid::now_v7(), morning());
    let unknown = sign_in(&door.office, given, &Limits::default(), id).await.unwrap_err();
    assert_eq!(unknown.to_string(), wrong);
}

#[tokio::test]
async fn after_five_wrong_passwords_the_right_one_is_not_looked_at() {
    let door = Door::new().await;
    for _ in 0..5 {
        let refused = door.sign_in("another-password", morning()).await;
        assert!(matches!(refused, Err(Refused::Wrong)), "{refused:?}");
    }
    let until = morning() + TimeDelta::minutes(15);
    let refused = door.sign_in(RIGHT, morning()).await;
    assert!(matches!(refused, Err(Refused::Locked(it)) if it == until), "{refused:?}");
    door.sign_in(RIGHT, until).await.unwrap();
}

#[tokio::test]
async fn of_many_tries_at_once_five_are_looked_at() {
    let door = Door::new().await;
    let mut tries = tokio::task::JoinSet::new();
    for _ in 0..7 {
        let office = door.office.clone();
        tries.spawn(async move {
            let (given, id) = (("zhang.san", typed("another-password")), Uuid::now_v7());
            sign_in(&office, given, &Limits::default(), (id, morning())).await
        });
    }
    let refused = tries.join_all().await.into_iter();
    let locked = refused.filter(|it| matches!(it, Err(Refused::Locked(_))));
    assert_eq!(locked.count(), 2);
}

#[tokio::test]
async fn a_session_ends_when_it_is_idle_and_at_the_end_of_the_day() {
    let door = Door::new().await;
    let secret = door.sign_in(RIGHT, morning()).await.unwrap();
    let after = |minutes| morning() + TimeDelta::minutes(minutes);
    assert!(door.officer(&secret, after(29)).await.is_some());
    assert!(door.officer(&secret, after(58)).await.is_some(), "what was asked for counts");
    assert_eq!(door.officer(&secret, after(88)).await, None);
    let secret = door.sign_in(RIGHT, morning()).await.unwrap();
    for minutes in (20..720).step_by(20) {
        assert!(door.officer(&secret, after(minutes)).await.is_some(), "{minutes}");
    }
    assert_eq!(door.officer(&secret, after(720)).await, None);
}

#[tokio::test]
async fn a_session_is_ended_from_elsewhere() {
    let door = Door::new().await;
    let (here, there) = (
        door.sign_in(RIGHT, morning()).await.unwrap(),
        door.sign_in(RIGHT, morning()).await.unwrap(),
    );
    let account = door.office.account_of_login("zhang.san").await.unwrap().unwrap().id;
    let all = sessions(&door.office, account, &Limits::default(), morning()).await.unwrap();
    assert_eq!(all.len(), 2);
    let elsewhere = all.iter().find(|it| it.secret_sha256 == there.digest()).unwrap().id;
    end_session(&door.office, account, elsewhere, morning()).await.unwrap();
    assert_eq!(door.officer(&there, morning()).await, None);
    assert!(door.officer(&here, morning()).await.is_some());
    let again = end_session(&door.office, account, elsewhere, morning()).await;
    assert!(matches!(again, Err(Refused::NoSession)));
    let another = end_session(&door.office, Uuid::nil(), all[0].id, morning()).await;
    assert!(matches!(another, Err(Refused::NoSession)), "nobody ends a session of others");
    assert_eq!(sign_out_everywhere(&door.office, "zhang.san", operator()).await.unwrap(), 1);
    assert_eq!(door.officer(&here, morning()).await, None);
}

#[tokio::test]
async fn another_password_and_the_end_of_an_account_sign_out() {
    let door = Door::new().await;
    let secret = door.sign_in(RIGHT, morning()).await.unwrap();
    let password = (typed("yu-mi-da-dou-gao-liang"), true);
    reset_password(&door.office, "zhang.san", password, operator()).await.unwrap();
    assert_eq!(door.officer(&secret, morning()).await, None);
    assert!(matches!(door.sign_in(RIGHT, morning()).await, Err(Refused::Wrong)));
    let secret = door.sign_in("yu-mi-da-dou-gao-liang", morning()).await.unwrap();
    close(&door.office, ("zhang.san", None), operator()).await.unwrap();
    assert_eq!(door.officer(&secret, morning()).await, None);
    let closed = door.sign_in("yu-mi-da-dou-gao-liang", morning()).await;
    assert!(matches!(closed, Err(Refused::Wrong)));
}

#[tokio::test]
async fn a_login_and_the_name_of_an_officer_are_given_once() {
    let door = Door::new().await;
    let refused = door.make(asked("zhang.san", "李四")).await;
    assert!(matches!(refused, Err(Refused::LoginTaken(_))), "{refused:?}");
    let refused = door.make(asked("li.si", "张三")).await;
    assert!(matches!(refused, Err(Refused::OfficerTaken(_))), "{refused:?}");
    for login in ["ab", "Zhang", "zhang san", "张三三"] {
        let refused = door.make(asked(login, "李四")).await;
        assert!(matches!(refused, Err(Refused::Login)), "{login}: {refused:?}");
    }
    let refused = door.make(asked("li.si", " 李四")).await;
    assert!(matches!(refused, Err(Refused::Name)), "{refused:?}");
}

#[tokio::test]
async fn a_password_that_was_given_is_changed_by_whoever_knows_it() {
    let door = Door::new().await;
    let given = (typed("yu-mi-da-dou-gao-liang"), false);
    reset_password(&door.office, "zhang.san", given, operator()).await.unwrap();
    let signed_in = door.signed_in("yu-mi-da-dou-gao-liang").await;
    assert_eq!(signed_in.account.password_given_by.as_deref(), Some("系统管理员"));
    let elsewhere = door.sign_in("yu-mi-da-dou-gao-liang", morning()).await.unwrap();
    let limits = Limits::default();
    let change = async |current, new| {
        let both = (typed(current), typed(new));
        change_password(&door.office, &signed_in, both, &limits, morning()).await
    };
    assert!(matches!(change(RIGHT, "hua-sheng-gan-shu").await, Err(Refused::Wrong)));
    let given = "yu-mi-da-dou-gao-liang";
    assert!(matches!(change(given, given).await, Err(Refused::SamePassword)));
    assert!(matches!(change(given, "short").await, Err(Refused::TooWeak(_))));
    change(given, "hua-sheng-gan-shu").await.unwrap();
    assert_eq!(door.officer(&elsewhere, morning()).await, None, "others are signed out");
    let own = door.signed_in("hua-sheng-gan-shu").await.account;
    assert_eq!((own.password_given_by, own.n_failures), (None, 0));
}

#[tokio::test]
async fn of_two_changes_at_once_one_wins() {
    let door = Door::new().await;
    let duty = Duty::new(Desk::Settlement, ["intake".to_owned()].into(), None, &["intake"]);
    let duty = duty.unwrap();
    let given = give_duty(&door.office, ("zhang.san", Some(1)), duty.clone(), operator()).await;
    let given = given.unwrap();
    assert_eq!((given.desk.as_str(), given.revision), ("settlement", 2));
    let stale = give_duty(&door.office, ("zhang.san", Some(1)), duty, operator()).await;
    assert!(matches!(stale, Err(Refused::Stale(2))), "{stale:?}");
    let stale = close(&door.office, ("zhang.san", Some(1)), operator()).await;
    assert!(matches!(stale, Err(Refused::Stale(2))), "{stale:?}");
}

#[tokio::test]
async fn a_locked_account_is_unlocked_by_hand() {
    let door = Door::new().await;
    for _ in 0..5 {
        door.sign_in("another-password", morning()).await.unwrap_err();
    }
    unlock(&door.office, "zhang.san", operator()).await.unwrap();
    door.sign_in(RIGHT, morning()).await.unwrap();
}

fn token(scopes: &[&str], lasts_days: u16) -> TokenAsked {
    let scopes = scopes.iter().map(|it| (*it).to_owned()).collect();
    TokenAsked { name: "月报".to_owned(), scopes, lasts_days }
}

#[tokio::test]
async fn a_token_reaches_no_further_than_its_account() {
    let door = Door::new().await;
    let account = door.office.account_of_login("zhang.san").await.unwrap().unwrap();
    let make = async |asked| {
        let id = (Uuid::now_v7(), morning());
        match make_token(&door.office, &account, asked, id, None).await {
            Ok(Reply::Now((_, secret))) => Ok(secret),
            Ok(Reply::Before(answer)) => panic!("{answer:?}"),
            Err(Refused::Token(why)) => Err(why),
            Err(other) => panic!("{other}"),
        }
    };
    assert_eq!(make(token(&["approver"], 1)).await, Err(NoToken::Scope("approver".to_owned())));
    assert_eq!(make(token(&[], 1)).await, Err(NoToken::NoScope));
    assert_eq!(make(token(&[READ], 0)).await, Err(NoToken::Days));
    assert_eq!(make(token(&[READ], 367)).await, Err(NoToken::Days));
    let secret = make(token(&[READ, "intake"], 366)).await.unwrap();
    let entered = async |now| enter_by_token(&door.office, &secret, now).await.unwrap();
    let (_, held) = entered(morning()).await.unwrap();
    assert_eq!(held.scopes.len(), 2);
    assert!(entered(morning() + TimeDelta::days(365)).await.is_some());
    assert!(entered(morning() + TimeDelta::days(366)).await.is_none(), "it has expired");
    let kept = tokens(&door.office, account.id, morning()).await.unwrap();
    assert_eq!(kept.iter().map(|it| it.id).collect::<Vec<_>>(), [held.id]);
    let strange = revoke_token(&door.office, Uuid::nil(), held.id, morning()).await;
    assert!(matches!(strange, Err(Refused::NoToken)), "nobody revokes a token of others");
    revoke_token(&door.office, account.id, held.id, morning()).await.unwrap();
    assert!(entered(morning()).await.is_none());
}

#[tokio::test]
async fn the_tokens_of_an_account_end_with_its_duty() {
    let door = Door::new().await;
    let account = door.office.account_of_login("zhang.san").await.unwrap().unwrap();
    let id = (Uuid::now_v7(), morning());
    let made = make_token(&door.office, &account, token(&[READ], 9), id, None).await.unwrap();
    let Reply::Now((_, secret)) = made else { panic!("{made:?}") };
    close(&door.office, ("zhang.san", None), operator()).await.unwrap();
    assert!(enter_by_token(&door.office, &secret, morning()).await.unwrap().is_none());
}
