//! What is asked for, as it comes over the wire.

use super::CollectiveRequest;

fn read(text: &str) -> Result<CollectiveRequest, String> {
    serde_json::from_str(text).map_err(|it| it.to_string())
}

#[test]
fn a_request_is_read_as_it_is_written() {
    for text in [
        r#"{"kind":"decision"}"#,
        r#"{"kind":"roll-version","day":"2026-11-01","filings":{"township":null,"county":null}}"#,
        r#"{"kind":"distribution","year":2025,"plan":1}"#,
        r#"{"kind":"non-member-benefits","person":"00000000-0000-0000-0000-000000000001","first_day":"2026-12-01","benefits":["income","contracted-land"],"service":"任会计二十年","evidence_sha256":""}"#,
        r#"{"kind":"share-movement","movement":"release","holder":"00000000-0000-0000-0000-000000000001","class":"member"}"#,
    ] {
        let request = read(text).unwrap();
        assert_eq!(serde_json::to_string(&request).unwrap(), text);
        assert!(text.contains(&format!("\"kind\":\"{}\"", request.kind())), "{text}");
    }
}

#[test]
fn what_a_request_has_no_place_for_is_refused() {
    for text in [
        r#"{"kind":"distribution","year":2025,"plan":1,"amount_fen":1}"#,
        r#"{"kind":"settlement"}"#,
        r#"{"kind":"quantification","assets":[],"value_fen":1,"total":"1/0","holdings":[]}"#,
    ] {
        assert!(read(text).is_err(), "{text}");
    }
}

#[test]
fn accounts_are_not_shown() {
    let text = r#"{"kind":"payments","year":2025,"number":1,"orders":[{"holder":1,"account":"6217000000000001"}]}"#;
    let shown = format!("{:?}", read(text).unwrap());
    assert!(!shown.contains("6217"), "{shown}");
}
