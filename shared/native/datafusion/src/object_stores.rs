//! Where files are: the local file system and the buckets of one S3 service, opened as they are named.

use std::collections::HashMap;
use std::fmt::{self, Debug};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use datafusion::common::{config_err, exec_err};
use datafusion::datasource::object_store::ObjectStoreUrl;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::object_store::ObjectStoreRegistry;
use object_store::aws::{AmazonS3Builder, AwsCredentialProvider};
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, RetryConfig};
use serde::Deserialize;
use url::Url;

use crate::credentials::JavaCredentials;
use crate::exclusive_uploads::Connector;

/// `ObjectStoreOptions.java`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ObjectStoreOptions {
    endpoint: Option<String>,
    region: Option<String>,
    /// The number of Java's provider, which is ours.
    credentials: Option<i64>,
    allow_http: bool,
    path_style: bool,
    retry_timeout_millis: u64,
}

/// A place in a store: of a file, or of a directory.
#[derive(Clone, Debug)]
pub struct Location {
    pub store: ObjectStoreUrl,
    pub path: Path,
}

impl Location {
    /// Reads an absolute path or an `s3://` URL.
    pub fn parse(text: &str) -> Result<Self> {
        let Some(rest) = text.strip_prefix("s3://") else {
            return Ok(Self {
                store: ObjectStoreUrl::local_filesystem(),
                path: Path::from_absolute_path(text).map_err(object_store::Error::from)?,
            });
        };
        let Some((bucket, key)) = rest.split_once('/') else {
            return exec_err!("no key in location {text}");
        };
        Ok(Self {
            store: ObjectStoreUrl::parse(format!("s3://{bucket}"))?,
            path: Path::parse(key).map_err(object_store::Error::from)?,
        })
    }

    /// The location as Java names it.
    pub fn name(&self) -> String {
        match self.store.as_str().strip_prefix("file://") {
            Some(root) => format!("{root}{}", self.path),
            None => format!("{}{}", self.store.as_str(), self.path),
        }
    }

    /// A file in this directory.
    pub fn child(&self, name: &str) -> Self {
        Self {
            store: self.store.clone(),
            path: self.path.clone().join(name),
        }
    }

    pub fn is_local(&self) -> bool {
        self.store.as_str().starts_with("file://")
    }
}

/// Opens a store at its first use and keeps it.
pub struct Stores {
    options: ObjectStoreOptions,
    credentials: Option<Arc<JavaCredentials>>,
    local: Arc<dyn ObjectStore>,
    buckets: Mutex<HashMap<String, Arc<dyn ObjectStore>>>,
}

impl Stores {
    pub fn new(options: ObjectStoreOptions) -> Self {
        Self {
            credentials: options.credentials.map(JavaCredentials::new).map(Arc::new),
            options,
            local: Arc::new(LocalFileSystem::new()),
            buckets: Mutex::default(),
        }
    }

    fn bucket(&self, name: &str) -> Result<Arc<dyn ObjectStore>> {
        let mut buckets = self
            .buckets
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        if let Some(store) = buckets.get(name) {
            return Ok(Arc::clone(store));
        }
        let store: Arc<dyn ObjectStore> = Arc::new(self.s3(name)?.build()?);
        buckets.insert(name.to_owned(), Arc::clone(&store));
        Ok(store)
    }

    fn s3(&self, bucket: &str) -> Result<AmazonS3Builder> {
        let options = &self.options;
        let mut builder = AmazonS3Builder::from_env()
            .with_bucket_name(bucket)
            .with_retry(RetryConfig {
                retry_timeout: Duration::from_millis(options.retry_timeout_millis),
                ..RetryConfig::default()
            })
            .with_http_connector(Connector);
        if options.allow_http {
            builder = builder.with_allow_http(true);
        }
        if let Some(region) = &options.region {
            builder = builder.with_region(region);
        }
        if let Some(credentials) = &self.credentials {
            builder = builder.with_credentials(Arc::clone(credentials) as AwsCredentialProvider);
        }
        if let Some(endpoint) = &options.endpoint {
            builder = builder
                .with_endpoint(if options.path_style {
                    endpoint.clone()
                } else {
                    host_with_bucket(endpoint, bucket)?
                })
                .with_virtual_hosted_style_request(!options.path_style);
        }
        Ok(builder)
    }
}

fn host_with_bucket(endpoint: &str, bucket: &str) -> Result<String> {
    match endpoint.split_once("://") {
        Some((scheme, host)) => Ok(format!("{scheme}://{bucket}.{host}")),
        None => config_err!("the endpoint {endpoint} has no scheme"),
    }
}

impl ObjectStoreRegistry for Stores {
    fn register_store(&self, _: &Url, _: Arc<dyn ObjectStore>) -> Option<Arc<dyn ObjectStore>> {
        None // stores are opened here only
    }

    fn get_store(&self, url: &Url) -> Result<Arc<dyn ObjectStore>> {
        match (url.scheme(), url.host_str()) {
            ("file", _) => Ok(Arc::clone(&self.local)),
            ("s3", Some(bucket)) => self.bucket(bucket),
            _ => Err(DataFusionError::Configuration(format!(
                "no object store is known for {url}"
            ))),
        }
    }
}

impl Debug for Stores {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stores") // the options hold secrets
    }
}
