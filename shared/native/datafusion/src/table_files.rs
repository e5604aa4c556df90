//! The files of a table as Java describes them.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::datatypes::{DataType, SchemaRef, TimeUnit};
use chrono::DateTime;
use datafusion::common::stats::Precision;
use datafusion::common::{
    ColumnStatistics, ScalarValue, Statistics, exec_datafusion_err, exec_err, plan_err,
};
use datafusion::datasource::listing::PartitionedFile;
use datafusion::datasource::object_store::ObjectStoreUrl;
use datafusion::datasource::table_schema::TableSchema;
use datafusion::error::Result;
use object_store::ObjectMeta;
use object_store::path::Path;
use serde::Deserialize;
use serde_json::Value;

use crate::object_stores::Location;

/// `ParquetFile.java`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FileSpec {
    location: String,
    size_bytes: u64,
    rows: Option<usize>,
    partition_values: HashMap<String, Option<String>>,
    statistics: HashMap<String, StatisticsSpec>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct StatisticsSpec {
    min: Value,
    max: Value,
    null_count: usize,
}

/// One file, with only what is known about it: a table may have very many.
#[derive(Debug)]
pub struct TableFile {
    path: Path,
    bytes: u64,
    pub rows: Option<usize>,
    /// In the order of the partition columns.
    pub partition: Vec<ScalarValue>,
    /// By index of the column in the table's schema.
    bounds: Vec<(usize, Bounds)>,
}

#[derive(Debug)]
pub struct Bounds {
    /// Null where it is not known.
    pub min: ScalarValue,
    pub max: ScalarValue,
    pub nulls: usize,
}

impl TableFile {
    /// Also names the store, which has to be the same for all files of a table.
    pub fn new(spec: FileSpec, schema: &TableSchema) -> Result<(ObjectStoreUrl, Self)> {
        let location = Location::parse(&spec.location)?;
        let partition = schema
            .table_partition_cols()
            .iter()
            .map(|field| match spec.partition_values.get(field.name()) {
                Some(Some(text)) => ScalarValue::try_from_string(text.clone(), field.data_type()),
                Some(None) => ScalarValue::try_from(field.data_type()),
                None => exec_err!(
                    "{} has no value of partition column {}",
                    spec.location,
                    field.name()
                ),
            })
            .collect::<Result<_>>()?;
        let bounds = spec
            .statistics
            .iter()
            .map(|(name, statistics)| bounds(name, statistics, schema.file_schema()))
            .filter_map(Result::transpose)
            .collect::<Result<_>>()?;
        let file = Self {
            path: location.path,
            bytes: spec.size_bytes,
            rows: spec.rows,
            partition,
            bounds,
        };
        Ok((location.store, file))
    }

    /// What is known of a column of the file, by its index.
    pub fn bounds(&self, column: usize) -> Option<&Bounds> {
        self.bounds
            .iter()
            .find(|(index, _)| *index == column)
            .map(|(_, bounds)| bounds)
    }

    /// The file as DataFusion scans it. No store is asked for its size or time.
    pub fn scanned(&self, schema: &TableSchema, with_statistics: bool) -> PartitionedFile {
        let mut file = PartitionedFile::new_from_meta(ObjectMeta {
            location: self.path.clone(),
            last_modified: DateTime::UNIX_EPOCH,
            size: self.bytes,
            e_tag: None,
            version: None,
        })
        .with_partition_values(self.partition.clone());
        if with_statistics {
            file.statistics = Some(Arc::new(self.statistics(schema)));
        }
        file
    }

    fn statistics(&self, schema: &TableSchema) -> Statistics {
        let mut statistics = Statistics::new_unknown(schema.table_schema());
        statistics.num_rows = self.rows.map_or(Precision::Absent, Precision::Exact);
        for (column, bounds) in &self.bounds {
            // Bounds may be wider than the values, so no query is answered by them.
            statistics.column_statistics[*column] = ColumnStatistics::new_unknown()
                .with_min_value(inexact(&bounds.min))
                .with_max_value(inexact(&bounds.max))
                .with_null_count(Precision::Exact(bounds.nulls));
        }
        let first = schema.file_schema().fields().len();
        for (offset, value) in self
            .partition
            .iter()
            .enumerate()
            .filter(|(_, value)| !value.is_null())
        {
            statistics.column_statistics[first + offset] = ColumnStatistics::new_unknown()
                .with_min_value(Precision::Exact(value.clone()))
                .with_max_value(Precision::Exact(value.clone()))
                .with_null_count(Precision::Exact(0));
        }
        statistics
    }
}

fn inexact(value: &ScalarValue) -> Precision<ScalarValue> {
    if value.is_null() {
        Precision::Absent
    } else {
        Precision::Inexact(value.clone())
    }
}

fn bounds(
    name: &str,
    statistics: &StatisticsSpec,
    schema: &SchemaRef,
) -> Result<Option<(usize, Bounds)>> {
    let Some((index, field)) = schema.column_with_name(name) else {
        return Ok(None); // a column that this table leaves out
    };
    let bound = |value: &Value| match value {
        Value::Null => ScalarValue::try_from(field.data_type()),
        value => scalar(value, field.data_type()).ok_or_else(|| {
            exec_datafusion_err!(
                "{value} is no bound for column {name} of type {}",
                field.data_type()
            )
        }),
    };
    let (min, max) = (bound(&statistics.min)?, bound(&statistics.max)?);
    Ok(Some((
        index,
        Bounds {
            min,
            max,
            nulls: statistics.null_count,
        },
    )))
}

/// Reads a bound as `written.rs` writes it. Null stands for types in which bounds are not used.
fn scalar(value: &Value, data_type: &DataType) -> Option<ScalarValue> {
    let plain = match value {
        Value::String(text) => ScalarValue::Utf8(Some(text.clone())),
        Value::Bool(value) => ScalarValue::Boolean(Some(*value)),
        Value::Number(number) => match number.as_i64() {
            Some(value) => ScalarValue::Int64(Some(value)),
            None => ScalarValue::Float64(Some(number.as_f64()?)),
        },
        Value::Null | Value::Array(_) | Value::Object(_) => return None,
    };
    match (data_type, &plain) {
        (DataType::Date32, ScalarValue::Int64(Some(days))) => {
            Some(ScalarValue::Date32(Some(i32::try_from(*days).ok()?)))
        }
        (DataType::Timestamp(TimeUnit::Microsecond, zone), ScalarValue::Int64(Some(micros))) => {
            Some(ScalarValue::TimestampMicrosecond(
                Some(*micros),
                zone.clone(),
            ))
        }
        (DataType::Boolean, ScalarValue::Boolean(_)) => Some(plain),
        (DataType::Utf8 | DataType::Utf8View | DataType::LargeUtf8, ScalarValue::Utf8(_)) => {
            plain.cast_to(data_type).ok()
        }
        (integer, ScalarValue::Int64(_)) if integer.is_integer() => plain.cast_to(integer).ok(),
        (
            DataType::Float32 | DataType::Float64,
            ScalarValue::Int64(_) | ScalarValue::Float64(_),
        ) => plain.cast_to(data_type).ok(),
        (DataType::Timestamp(..), ScalarValue::Int64(_)) => ScalarValue::try_from(data_type).ok(),
        _ => None,
    }
}

/// The one store of all files.
pub fn common_store(
    stores: impl Iterator<Item = ObjectStoreUrl>,
) -> Result<Option<ObjectStoreUrl>> {
    let mut common: Option<ObjectStoreUrl> = None;
    for store in stores {
        match &common {
            Some(common) if *common != store => {
                return plan_err!(
                    "the files of a table lie in {} and {}; they must lie in one place",
                    common.as_str(),
                    store.as_str()
                );
            }
            _ => common = Some(store),
        }
    }
    Ok(common)
}
