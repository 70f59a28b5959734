//! Messages out and in, and messages that are none.

use chrono::{DateTime, NaiveDate};
use expect_test::expect;
use geometry::{Coord, Outline, Patch, Ring};
use identity::{County, DivisionCode};
use tenure::change_message::{BusinessCode, ChangeMessage, Serial, Subject};
use tenure::submission::{Contractor, Member, Parcel, Text, Village};
use uuid::Uuid;

use super::{MessageError, digest_line, digest_of, digest_path_of, path_of, read, write};

#[expect(clippy::unnecessary_wraps, reason = "every cell of a record may be empty")]
fn text(value: &str) -> Option<Text> {
    Some(value.into())
}

fn village() -> Village {
    let ring = [(0.1, 0.2), (9.0, 0.0), (9.0, 9.0), (0.1, 0.2)];
    let exterior = Ring(ring.map(Coord::from).to_vec());
    let outline = Outline { patches: vec![Patch { exterior, interiors: Vec::new() }] };
    Village {
        code: "220221901901".into(),
        contractors: vec![Contractor {
            row: 1,
            code: text("220221901901010001"),
            name: text("张“三”<&>"),
            ..Contractor::default()
        }],
        members: vec![Member {
            row: 1,
            household_code: text("220221901901010001"),
            name: text("张三"),
            ..Member::default()
        }],
        parcels: vec![Parcel {
            row: 1,
            code: text("2202219019010100001"),
            outline: Some(outline),
            ..Parcel::default()
        }],
        ..Village::default()
    }
}

fn message() -> ChangeMessage {
    let county = County::parse("220221").unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    let before = village();
    let mut after = village();
    after.contractors[0].name = text("李四");
    after.members.push(Member { row: 2, name: text("李四"), ..after.members[0].clone() });
    after.parcels.clear();
    ChangeMessage {
        id: Uuid::from_u128(7),
        sender: county,
        sent_at: DateTime::UNIX_EPOCH,
        code: BusinessCode::parse("1032").unwrap(),
        serial: Serial::nth(county, day, 2).unwrap(),
        predecessor: Serial::nth(county, day, 1),
        effect_day: day,
        division: DivisionCode::parse("220221901901").unwrap(),
        division_name: "永吉村".into(),
        subject: Subject { contract: "220221901901010001J".into(), ..Subject::default() },
        before,
        after,
    }
}

fn written() -> String {
    String::from_utf8(write(&message()).unwrap()).unwrap()
}

#[test]
fn a_message_says_both_states_and_what_became_of_each_object() {
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <SUBMIT>
          <HEAD FSF="220221" FSSJ="19700101000000" SJLX="1032" SJBZM="00000000-0000-0000-0000-000000000007"/>
          <BUSINESS_DATA XZQDM="220221901901" XZQMC="永吉村" YWLSH="22022120261122000002" QYWLSH="22022120261122000001" YWBLSJ="20261122" FBFBM="" CBFBM="" CBHTBM="220221901901010001J" CBJYQZBM="220221901901010001J"/>
          <ORIGINAL_DATA>
            <CBF CZFS="03" CBFBM="220221901901010001" CBFMC="张“三”&lt;&amp;&gt;"/>
            <CBF_JTCY CZFS="01" CBFBM="220221901901010001" CYXM="张三"/>
            <DK CZFS="04" DKBM="2202219019010100001" SHP="POLYGON ((0.1 0.2, 9 0, 9 9, 0.1 0.2))"/>
          </ORIGINAL_DATA>
          <CHANGE_DATA>
            <CBF CZFS="03" CBFBM="220221901901010001" CBFMC="李四"/>
            <CBF_JTCY CZFS="01" CBFBM="220221901901010001" CYXM="张三"/>
            <CBF_JTCY CZFS="02" CBFBM="220221901901010001" CYXM="李四"/>
          </CHANGE_DATA>
        </SUBMIT>
    "#]]
    .assert_eq(&written());
}

#[test]
fn a_message_comes_back_as_it_was() {
    let message = message();
    assert_eq!(read(written().as_bytes()), Ok(message.clone()));
    let first = ChangeMessage { predecessor: None, ..message };
    assert_eq!(read(&write(&first).unwrap()), Ok(first));
}

#[test]
fn a_phone_is_in_no_message() {
    let mut message = message();
    message.before.contractors[0].phone = text("13900000000");
    let bytes = write(&message).unwrap();
    assert!(!String::from_utf8(bytes.clone()).unwrap().contains("13900000000"));
    let sent = String::from_utf8(bytes).unwrap().replacen(
        "CBFBM=\"220221901901010001\" CBFMC",
        "LXDH=\"13900000000\" CBFBM=\"220221901901010001\" CBFMC",
        1,
    );
    assert_eq!(read(sent.as_bytes()).unwrap().before.contractors[0].phone, None);
}

#[test]
fn its_place_in_a_delivery_is_that_of_its_number() {
    let serial = message().serial;
    let path = path_of(&serial);
    assert_eq!(path, "220221/22022120261122000002/BW/DJYW22022120261122000002.xml");
    let beside = digest_path_of(&serial);
    assert_eq!(beside, "220221/22022120261122000002/DJYW22022120261122000002.sha256");
    let line = digest_line(&serial, &digest_of(b""));
    assert_eq!(
        line,
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  BW/DJYW22022120261122000002.xml\n"
    );
}

/// The message with another text in the place of one, and why it is refused.
fn refused(from: &str, to: &str) -> String {
    let written = written();
    assert!(written.contains(from), "{from}");
    read(written.replacen(from, to, 1).as_bytes()).unwrap_err().to_string()
}

#[test]
fn what_is_no_message_is_refused_with_its_line() {
    let said = [
        refused("<SUBMIT>", "<SEND>"),
        refused("<HEAD", "<FOOT"),
        refused(" FSF=\"220221\"", ""),
        refused("SJLX=\"1032\"", "SJLX=\"1071\""),
        refused("SJLX=\"1032\"", "SJLX=\"9999\""),
        refused("YWLSH=\"22022120261122000002\"", "YWLSH=\"2\""),
        refused("YWBLSJ=\"20261122\"", "YWBLSJ=\"20261322\""),
        refused("<CBF CZFS", "<COW CZFS"),
        refused("CYXM=", "CYXN="),
        refused("POLYGON", "POINT"),
        refused("CZFS=\"04\"", "CZFS=\"01\""),
        refused(" CZFS=\"04\"", ""),
        refused("CBJYQZBM=\"220221901901010001J\"", "CBJYQZBM=\"\""),
    ];
    expect![[r#"
        line 15: an element ends that was not begun
        line 3: `FOOT` stands where `HEAD` should
        line 3: `HEAD` has no `FSF`
        line 3: 1071 (自愿退出) is a change of another book, which this register does not keep yet
        line 3: `9999` is no business code
        line 4: YWLSH: a serial number has 20 digits: the county, the day and six more
        line 4: the field `YWBLSJ` cannot be read
        line 6: `COW` is no table of a change message
        line 7: `CBF_JTCY` has a field `CYXN` that its table does not have
        line 8: the field `SHP` cannot be read
        line 8: `DK` says the operation 01, and the states say 04
        line 8: `DK` has no `CZFS`
        line 4: the field `CBJYQZBM` cannot be read
    "#]]
    .assert_eq(&format!("{}\n", said.join("\n")));
}

#[test]
fn a_message_beyond_the_limit_is_not_looked_at() {
    let bytes = vec![b' '; super::MESSAGE_BYTES_MAX + 1];
    assert!(matches!(read(&bytes), Err(MessageError::TooLarge { .. })));
    assert_eq!(read(&[0xff]), Err(MessageError::Encoding));
}
