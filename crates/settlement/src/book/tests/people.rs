//! People of the book, their numbers, and who sees them.

use sea_orm::{ConnectionTrait as _, Statement};

use super::super::BookError;
use super::{Desk, NUMBER, new_person, number, place};
use crate::record::PersonId;
use crate::{Clerk, Jurisdiction};

#[tokio::test]
async fn a_person_is_entered_once_under_a_number() {
    let desk = Desk::new().await;
    let today = desk.on("2026-01-05");
    let enter = async |n, name| {
        desk.book.enter_person(&today, new_person(n, name, Some(number(NUMBER)))).await
    };
    let first = enter(1, "张三").await.unwrap();
    assert_eq!(enter(2, "张三").await.unwrap(), first);
    let other = enter(3, "李四").await;
    assert!(matches!(other, Err(BookError::NumberOfAnotherName)), "{other:?}");
}

#[tokio::test]
async fn two_newborns_without_a_number_are_two_people() {
    let desk = Desk::new().await;
    assert_ne!(desk.person(1, "张小").await, desk.person(2, "张小").await);
}

#[tokio::test]
async fn a_number_lies_in_the_database_in_no_clear_form() {
    let desk = Desk::new().await;
    let new = new_person(1, "张三", Some(number(NUMBER)));
    desk.book.enter_person(&desk.on("2026-01-05"), new).await.unwrap();
    let sql = "SELECT hex(number_cipher) || hex(number_index) || name FROM settlement_person";
    let connection = desk.book.connection();
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await.unwrap().unwrap();
    let text: String = row.try_get_by_index(0).unwrap();
    assert!(!text.contains(&seal::hex(NUMBER.as_bytes()).to_uppercase()), "{text}");
    let read = desk.book.person(&desk.clerk, PersonId(super::id(1))).await.unwrap();
    assert_eq!(read.number.unwrap().expose(), NUMBER);
}

#[tokio::test]
async fn an_officer_of_another_place_does_not_find_a_person() {
    let desk = Desk::new().await;
    let person = desk.person(1, "张三").await;
    let of = |code| Clerk::of_every_role("乙".into(), Jurisdiction(Some(place(code))));
    assert!(desk.book.person(&of("220200"), person).await.is_ok());
    let elsewhere = desk.book.person(&of("220400"), person).await;
    assert!(matches!(elsewhere, Err(BookError::NotFound { what: "person", .. })), "{elsewhere:?}");
}

#[tokio::test]
async fn a_code_of_another_book_is_no_name() {
    let desk = Desk::new().await;
    for name in ["220221901901010001", "张三 2202219019010100016", "", " 张三", "张\n三"] {
        let new = new_person(1, name, None);
        let refused = desk.book.enter_person(&desk.on("2026-01-05"), new).await;
        assert!(matches!(refused, Err(BookError::NotAName(_))), "{name}: {refused:?}");
    }
}
