//! Credentials that Java provides.

use std::sync::Arc;

use async_trait::async_trait;
use datafusion::error::{DataFusionError, Result};
use object_store::CredentialProvider;
use object_store::aws::AwsCredential;
use serde::Deserialize;

use crate::java::{self, JavaObject};
use crate::runtime;

/// Asks Java for each request: whoever provides credentials knows how long they are good, also when the clock has jumped since a
/// snapshot of the process was made.
#[derive(Debug)]
pub struct JavaCredentials(Arc<JavaObject>);

/// `ObjectStoreOptions.Credentials` of Java.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Credentials {
    access_key_id: String,
    secret_access_key: String,
    session_token: Option<String>,
}

impl JavaCredentials {
    /// Takes over the provider's number from Java.
    pub fn new(provider: i64) -> Self {
        Self(Arc::new(JavaObject::new(provider)))
    }

    fn ask(provider: &JavaObject) -> Result<AwsCredential> {
        let credentials: Credentials = serde_json::from_str(&java::credentials(provider)?)
            .map_err(|error| DataFusionError::External(Box::new(error)))?;
        Ok(AwsCredential {
            key_id: credentials.access_key_id,
            secret_key: credentials.secret_access_key,
            token: credentials.session_token,
        })
    }
}

#[async_trait]
impl CredentialProvider for JavaCredentials {
    type Credential = AwsCredential;

    async fn get_credential(&self) -> object_store::Result<Arc<AwsCredential>> {
        let provider = Arc::clone(&self.0);
        runtime::spawn_blocking(move || Self::ask(&provider))
            .await?
            .map(Arc::new)
            .map_err(|error| object_store::Error::Unauthenticated {
                path: "any object".to_owned(),
                source: Box::new(error),
            })
    }
}
