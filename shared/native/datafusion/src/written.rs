//! What a writer learned about the file it wrote.

use std::collections::BTreeMap;

use arrow::datatypes::{DataType, Schema, TimeUnit};
use datafusion::common::plan_datafusion_err;
use datafusion::error::Result;
use parquet::file::metadata::ParquetMetaData;
use parquet::file::statistics::Statistics;
use serde::Serialize;
use serde_json::Value;

/// `WrittenFile.java`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct WrittenFile {
    location: String,
    size_bytes: u64,
    rows: i64,
    statistics: BTreeMap<String, ColumnBounds>,
}

/// `ColumnStatistics.java`; text bounds may be shortened, a lower one by cutting, an upper one by rounding up.
#[derive(Serialize, Default, Debug, PartialEq)]
#[serde(rename_all = "camelCase")]
struct ColumnBounds {
    min: Option<Value>,
    max: Option<Value>,
    null_count: u64,
}

impl WrittenFile {
    pub fn new(
        location: String,
        size_bytes: u64,
        metadata: &ParquetMetaData,
        schema: &Schema,
        columns: &[String],
    ) -> Result<Self> {
        let statistics = columns
            .iter()
            .map(|name| {
                Ok((
                    name.clone(),
                    bounds(metadata, schema.field_with_name(name)?.data_type(), name)?,
                ))
            })
            .collect::<Result<_>>()?;
        Ok(Self {
            location,
            size_bytes,
            rows: metadata.file_metadata().num_rows(),
            statistics,
        })
    }
}

/// The bounds of a column over all row groups; unknown in one means unknown.
fn bounds(metadata: &ParquetMetaData, data_type: &DataType, name: &str) -> Result<ColumnBounds> {
    let leaf = metadata
        .file_metadata()
        .schema_descr()
        .columns()
        .iter()
        .position(|leaf| leaf.path().parts() == [name])
        .ok_or_else(|| plan_datafusion_err!("column '{name}' is not in the file"))?;
    let mut total = ColumnBounds::default();
    let mut unknown = false;
    for group in metadata.row_groups() {
        let statistics = group.column(leaf).statistics();
        let nulls = statistics.and_then(Statistics::null_count_opt).unwrap_or(0);
        total.null_count += nulls;
        if nulls == group.num_rows() as u64 {
            continue; // nothing to bound
        }
        match statistics.and_then(|statistics| min_max(statistics, data_type)) {
            Some((min, max)) => {
                total.min = Some(lower(total.min.take(), min));
                total.max = Some(upper(total.max.take(), max));
            }
            None => unknown = true,
        }
    }
    if unknown {
        (total.min, total.max) = (None, None);
    }
    Ok(total)
}

fn min_max(statistics: &Statistics, data_type: &DataType) -> Option<(Value, Value)> {
    match (statistics, data_type) {
        (Statistics::Boolean(s), _) => {
            Some((Value::Bool(*s.min_opt()?), Value::Bool(*s.max_opt()?)))
        }
        (Statistics::Int32(s), DataType::UInt8 | DataType::UInt16 | DataType::UInt32) => {
            Some(((*s.min_opt()? as u32).into(), (*s.max_opt()? as u32).into()))
        }
        (
            Statistics::Int32(s),
            DataType::Int8 | DataType::Int16 | DataType::Int32 | DataType::Date32,
        ) => Some(((*s.min_opt()?).into(), (*s.max_opt()?).into())),
        (Statistics::Int64(s), DataType::Int64) => {
            Some(((*s.min_opt()?).into(), (*s.max_opt()?).into()))
        }
        (Statistics::Int64(s), DataType::Timestamp(unit, _)) => Some((
            micros_below(*s.min_opt()?, unit)?.into(),
            micros_above(*s.max_opt()?, unit)?.into(),
        )),
        (Statistics::Float(s), _) => Some((
            f64::from(*s.min_opt()?).into(),
            f64::from(*s.max_opt()?).into(),
        )),
        (Statistics::Double(s), _) => Some(((*s.min_opt()?).into(), (*s.max_opt()?).into())),
        (Statistics::ByteArray(s), DataType::Utf8) => {
            let text =
                |bytes: &parquet::data_type::ByteArray| bytes.as_utf8().ok().map(str::to_owned);
            Some((text(s.min_opt()?)?.into(), text(s.max_opt()?)?.into()))
        }
        _ => None,
    }
    // A double that is no number has no place in JSON, nor does it bound anything.
    .filter(|(min, max)| !min.is_null() && !max.is_null())
}

fn micros_below(value: i64, unit: &TimeUnit) -> Option<i64> {
    match unit {
        TimeUnit::Second => value.checked_mul(1_000_000),
        TimeUnit::Millisecond => value.checked_mul(1_000),
        TimeUnit::Microsecond => Some(value),
        TimeUnit::Nanosecond => Some(value.div_euclid(1_000)),
    }
}

fn micros_above(value: i64, unit: &TimeUnit) -> Option<i64> {
    match unit {
        TimeUnit::Nanosecond => {
            Some(value.div_euclid(1_000) + i64::from(value.rem_euclid(1_000) > 0))
        }
        other => micros_below(value, other),
    }
}

fn lower(a: Option<Value>, b: Value) -> Value {
    match a {
        Some(a) if less(&a, &b) => a,
        _ => b,
    }
}

fn upper(a: Option<Value>, b: Value) -> Value {
    match a {
        Some(a) if less(&b, &a) => a,
        _ => b,
    }
}

/// Compares two values of one column; Rust's order of text is that of its UTF-8 bytes.
fn less(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::String(a), Value::String(b)) => a < b,
        (Value::Bool(a), Value::Bool(b)) => !a & b,
        (Value::Number(a), Value::Number(b)) => match (a.as_i64(), b.as_i64()) {
            (Some(a), Some(b)) => a < b,
            _ => a.as_f64() < b.as_f64(),
        },
        _ => false,
    }
}
