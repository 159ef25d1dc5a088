//! What a page is told.

use super::deed::{Conflict, Refused};
use super::door::{Door, Refusal};
use crate::problem::Problem;
use crate::review::Id;
use http::header::{
    ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName,
    HeaderValue, LOCATION, REFERRER_POLICY, SET_COOKIE, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use http::{Response, StatusCode};
use serde_json::{Value, json};

/// What is sent with whatever is told: it is for this page alone, and is kept nowhere.
const ALWAYS: [(HeaderName, &str); 6] = [
    (CACHE_CONTROL, "no-store"),
    (REFERRER_POLICY, "no-referrer"),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// May do nothing.
const BARE: &str = "default-src 'none'; frame-ancestors 'none'";

/// The page, which may do what its own policy says.
pub fn page(html: String, policy: &str) -> Response<String> {
    let policy = format!("{policy}; frame-ancestors 'none'");
    told(StatusCode::OK, "text/html; charset=utf-8", html, &policy)
}

/// Shows whoever came by the link in, and takes the secret out of the address.
pub fn entered(door: &Door) -> Response<String> {
    let mut response = plain(StatusCode::SEE_OTHER, "");
    response
        .headers_mut()
        .insert(LOCATION, HeaderValue::from_static("/"));
    if let Ok(cookie) = HeaderValue::from_str(&door.cookie()) {
        response.headers_mut().insert(SET_COOKIE, cookie);
    }
    response
}

/// The number of the page as it now is.
pub fn news(version: u64) -> Response<String> {
    json(StatusCode::OK, &json!({ "version": version }))
}

/// The desk is being closed.
pub fn closing() -> Response<String> {
    plain(StatusCode::SERVICE_UNAVAILABLE, "The desk is closed.")
}

/// What was posted is on the disk, as this line.
pub fn saved(id: &Id) -> Response<String> {
    json(StatusCode::OK, &json!({ "id": id.to_string() }))
}

/// What was posted is not written.
pub fn unwritten(refused: &Refused) -> Response<String> {
    match refused {
        Refused::Unfit(words) => unfit(words),
        Refused::Conflict(Conflict { words, theirs }) => json(
            StatusCode::CONFLICT,
            &json!({ "words": words, "theirs": theirs }),
        ),
    }
}

/// What was posted says nothing that could be kept.
pub fn unfit(words: &str) -> Response<String> {
    json(StatusCode::UNPROCESSABLE_ENTITY, &json!({ "words": words }))
}

/// The ledger could not be written, and is as it was.
pub fn failed(problem: &Problem) -> Response<String> {
    let Problem { message, cure, .. } = problem;
    let words = format!("{message}; {cure}");
    json(
        StatusCode::INTERNAL_SERVER_ERROR,
        &json!({ "words": words }),
    )
}

/// Turned away at the door. Nothing more is heard from that side.
pub fn refused(refusal: Refusal) -> Response<String> {
    let mut response = plain(refusal.status(), refusal.words());
    let headers = response.headers_mut();
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    if refusal == Refusal::Method {
        headers.insert(ALLOW, HeaderValue::from_static("GET, POST"));
    }
    response
}

/// What was being sent did not come.
pub fn late() -> Response<String> {
    let mut response = plain(StatusCode::REQUEST_TIMEOUT, "That took too long.");
    let headers = response.headers_mut();
    headers.insert(CONNECTION, HeaderValue::from_static("close"));
    response
}

fn plain(status: StatusCode, words: &str) -> Response<String> {
    let words = words.to_owned();
    told(status, "text/plain; charset=utf-8", words, BARE)
}

fn json(status: StatusCode, value: &Value) -> Response<String> {
    told(status, "application/json", value.to_string(), BARE)
}

fn told(status: StatusCode, kind: &'static str, body: String, policy: &str) -> Response<String> {
    let mut response = Response::new(body);
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if let Ok(policy) = HeaderValue::from_str(policy) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}
