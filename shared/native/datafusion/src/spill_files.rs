//! Files for rows that do not fit in memory: without a name, so that a process that is killed leaves none behind.
//!
//! DataFusion's own are read through the runtime's threads for blocking work, one request for each piece. Merging some dozens of them
//! starts hundreds of threads with memory of their own; reading what was just written, mostly from memory, needs none.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bytes::Bytes;
use datafusion::error::{DataFusionError, Result};
use datafusion::execution::spill_file::{SpillFile, SpillWriter, TempFileFactory};
use futures::{Stream, stream};

const READ_BYTES: usize = 128 << 10;
const WRITE_BYTES: usize = 64 << 10;

/// Makes spill files in a directory, and the directory when the first is wanted.
pub struct SpillDirectory(pub PathBuf);

static LAST: AtomicU64 = AtomicU64::new(0);

impl TempFileFactory for SpillDirectory {
    fn create_temp_file(&self, _: &str) -> Result<Arc<dyn SpillFile>> {
        fs::create_dir_all(&self.0)?;
        let number = LAST.fetch_add(1, Ordering::Relaxed);
        let path = self
            .0
            .join(format!(".spill-{}-{number}", std::process::id()));
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create_new(true)
            .open(&path)?;
        fs::remove_file(&path)?;
        Ok(Arc::new(Unnamed {
            file: Arc::new(file),
            written: Arc::default(),
        }))
    }
}

struct Unnamed {
    file: Arc<File>,
    written: Arc<AtomicU64>,
}

impl SpillFile for Unnamed {
    fn size(&self) -> Option<u64> {
        Some(self.written.load(Ordering::Relaxed))
    }

    fn read_stream(&self) -> Result<Pin<Box<dyn Stream<Item = Result<Bytes>> + Send>>> {
        let next = |(file, offset): (Arc<File>, u64)| async move {
            let mut piece = vec![0; READ_BYTES];
            let read = file
                .read_at(&mut piece, offset)
                .map_err(DataFusionError::IoError)?;
            piece.truncate(read);
            Ok((read > 0).then(|| (Bytes::from(piece), (file, offset + read as u64))))
        };
        Ok(Box::pin(stream::try_unfold(
            (Arc::clone(&self.file), 0),
            next,
        )))
    }

    fn open_writer(&self) -> Result<Box<dyn SpillWriter>> {
        let counted = Counted {
            file: self.file.try_clone()?,
            written: Arc::clone(&self.written),
        };
        Ok(Box::new(Writer(BufWriter::with_capacity(
            WRITE_BYTES,
            counted,
        ))))
    }
}

struct Counted {
    file: File,
    written: Arc<AtomicU64>,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.written.fetch_add(written as u64, Ordering::Relaxed);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Writer(BufWriter<Counted>);

impl Write for Writer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

impl SpillWriter for Writer {
    fn finish(&mut self) -> Result<()> {
        Ok(self.0.flush()?)
    }
}
