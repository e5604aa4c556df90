//! What the client of S3 lacks: the parts of an object are put together only if its place is free, and replies that no repetition
//! makes better can be told from those that are worth one.

use std::fmt::{self, Display};

use async_trait::async_trait;
use object_store::client::{
    HttpClient, HttpConnector, HttpError, HttpErrorKind, HttpRequest, HttpResponse, HttpService,
    SpawnedReqwestConnector,
};
use object_store::{ClientOptions, Result};

use crate::runtime;

/// Connects by the network's threads.
#[derive(Debug)]
pub struct Connector;

impl HttpConnector for Connector {
    fn connect(&self, options: &ClientOptions) -> Result<HttpClient> {
        let client = SpawnedReqwestConnector::new(runtime::network()).connect(options)?;
        Ok(HttpClient::new(Service(client)))
    }
}

#[derive(Debug)]
struct Service(HttpClient);

/// The service does not carry a request out: the wrong region, a bucket's impossible name, a broken request. The client does not
/// repeat an [`HttpErrorKind::Decode`], and `error.rs` takes it for final.
#[derive(Debug)]
struct Refused {
    status: u16,
    body: String,
}

impl Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the service answers {}: {}", self.status, self.body)
    }
}

impl std::error::Error for Refused {}

#[async_trait]
impl HttpService for Service {
    async fn call(&self, mut request: HttpRequest) -> Result<HttpResponse, HttpError> {
        if completes_upload(&request) {
            // The signature covers the headers that it names, and needs not name this one.
            let any = "*".parse().expect("a star is a header's value");
            request.headers_mut().insert("if-none-match", any);
        }
        let response = self.0.execute(request).await?;
        let status = response.status().as_u16();
        if !matches!(status, 301 | 307 | 308 | 400) {
            return Ok(response);
        }
        let body = response.into_body().bytes().await?;
        let body = String::from_utf8_lossy(&body).into_owned();
        // With new credentials or a better connection another attempt may succeed, though not this very request.
        let passes = body.contains("ExpiredToken") || body.contains("RequestTimeout");
        let kind = if passes {
            HttpErrorKind::Unknown
        } else {
            HttpErrorKind::Decode
        };
        Err(HttpError::new(kind, Refused { status, body }))
    }
}

fn completes_upload(request: &HttpRequest) -> bool {
    request.method().as_str() == "POST"
        && request
            .uri()
            .query()
            .is_some_and(|query| query.split('&').any(|part| part.starts_with("uploadId=")))
}
