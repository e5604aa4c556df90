//! A file in a folder: made beside its place, put on the disk, then linked to it, so that neither a process that is killed nor a
//! power failure leaves part of a file there.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use datafusion::error::{DataFusionError, Result};

use crate::error::file_exists;
use crate::runtime;

pub struct LocalFile {
    place: PathBuf,
    /// From the first bytes on.
    beside: Option<Arc<Beside>>,
}

/// The file under its temporary name, which goes with this.
struct Beside {
    path: PathBuf,
    file: File,
    /// Those that got a new name: all must be on the disk for the file to last.
    folders: Vec<PathBuf>,
}

static LAST: AtomicU64 = AtomicU64::new(0);

impl LocalFile {
    pub fn new(place: PathBuf) -> Self {
        Self {
            place,
            beside: None,
        }
    }

    pub async fn append(&mut self, bytes: Bytes) -> Result<()> {
        let beside = match &self.beside {
            Some(beside) => Arc::clone(beside),
            None => {
                let made = self.blocking(|place| Beside::new(&place).map(Arc::new));
                Arc::clone(self.beside.insert(made.await?))
            }
        };
        self.blocking(move |_| (&beside.file).write_all(&bytes))
            .await
    }

    pub async fn put_in_place(&mut self) -> Result<()> {
        match self.beside.take() {
            Some(beside) => {
                self.blocking(move |place| beside.put_in_place(&place))
                    .await
            }
            None => Ok(()), // a Parquet file has a footer at least
        }
    }

    async fn blocking<T: Send + 'static>(
        &self,
        work: impl FnOnce(PathBuf) -> io::Result<T> + Send + 'static,
    ) -> Result<T> {
        let place = self.place.clone();
        runtime::spawn_blocking(move || work(place))
            .await
            .map_err(|error| DataFusionError::ExecutionJoin(Box::new(error)))?
            .map_err(|error| self.failed(error))
    }

    fn failed(&self, error: io::Error) -> DataFusionError {
        let place = self.place.display();
        match error.kind() {
            ErrorKind::AlreadyExists => file_exists(place.to_string()),
            kind => io::Error::new(kind, format!("cannot write {place}: {error}")).into(),
        }
    }
}

impl Beside {
    fn new(place: &Path) -> io::Result<Self> {
        let folder = place.parent().unwrap_or(Path::new("/"));
        let folders = make_folders(folder)?;
        loop {
            let number = LAST.fetch_add(1, Ordering::Relaxed);
            let mut name = place.as_os_str().to_owned();
            name.push(format!(".{}-{number}.part", std::process::id()));
            let path = PathBuf::from(name);
            match OpenOptions::new().write(true).create_new(true).open(&path) {
                // What a process of that number left, or one of another host makes.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
                Ok(file) => {
                    return Ok(Self {
                        path,
                        file,
                        folders,
                    });
                }
            }
        }
    }

    fn put_in_place(&self, place: &Path) -> io::Result<()> {
        self.file.sync_all()?;
        fs::hard_link(&self.path, place)?;
        self.folders
            .iter()
            .try_for_each(|folder| File::open(folder)?.sync_all())
            .inspect_err(|_| {
                // A file that was not reported must not be there.
                let _ = fs::remove_file(place);
            })
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // If this fails, an unnamed file stays for the lake's clean-up.
        let _ = fs::remove_file(&self.path);
    }
}

/// Makes a folder and what is missing above it; returns it and those that hold a new one.
fn make_folders(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut changed = vec![folder.to_owned()];
    let mut missing = folder;
    while !missing.exists() {
        let Some(parent) = missing.parent() else {
            break;
        };
        changed.push(parent.to_owned());
        missing = parent;
    }
    fs::create_dir_all(folder)?;
    Ok(changed)
}
