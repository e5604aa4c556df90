//! How rows become Parquet files.

use std::collections::BTreeMap;
use std::sync::Arc;

use arrow::compute::SortOptions;
use arrow::datatypes::{DataType, Schema};
use datafusion::common::{plan_datafusion_err, plan_err};
use datafusion::error::Result;
use datafusion::physical_expr::{LexOrdering, PhysicalSortExpr};
use datafusion::physical_plan::expressions::Column;
use parquet::arrow::ArrowSchemaConverter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::{ColumnPath, SchemaDescriptor};
use serde::Deserialize;

/// `ParquetWriteOptions.java`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WriteOptions {
    pub directory: String,
    pub prefix: String,
    pub sort_by: Vec<String>,
    row_group_rows: usize,
    compression: CompressionOption,
    bloom_filters: Vec<BloomFilter>,
    pub max_file_bytes: u64,
    metadata: BTreeMap<String, String>,
    pub statistics_columns: Vec<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", tag = "codec")]
enum CompressionOption {
    Zstd { level: i32 },
    Snappy,
    None,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct BloomFilter {
    column: String,
    distinct_values: u64,
}

impl WriteOptions {
    /// Refuses columns that the rows do not have, before any row is there.
    pub fn check(&self, schema: &Schema) -> Result<()> {
        self.ordering(schema)?;
        self.properties(schema).map(|_| ())
    }

    /// The order of the rows; none where they stay as they come.
    pub fn ordering(&self, schema: &Schema) -> Result<Option<LexOrdering>> {
        let by = self
            .sort_by
            .iter()
            .map(|name| {
                let column = Column::new(name, column_index(schema, name, "sortBy")?);
                Ok(PhysicalSortExpr::new(Arc::new(column), ASCENDING))
            })
            .collect::<Result<Vec<_>>>()?;
        Ok(LexOrdering::new(by))
    }

    pub fn properties(&self, schema: &Schema) -> Result<WriterProperties> {
        let leaves = ArrowSchemaConverter::new()
            .with_coerce_types(true)
            .convert(schema)?;
        let mut properties = WriterProperties::builder()
            // Lists and maps get the names that the Parquet specification asks for.
            .set_coerce_types(true)
            .set_max_row_group_row_count(Some(self.row_group_rows))
            .set_compression(match self.compression {
                CompressionOption::Zstd { level } => Compression::ZSTD(ZstdLevel::try_new(level)?),
                CompressionOption::Snappy => Compression::SNAPPY,
                CompressionOption::None => Compression::UNCOMPRESSED,
            })
            .set_statistics_enabled(EnabledStatistics::None)
            .set_key_value_metadata(Some(
                self.metadata
                    .iter()
                    .map(|(key, value)| KeyValue::new(key.clone(), value.clone()))
                    .collect(),
            ))
            .set_sorting_columns(self.sorting_columns(&leaves)?);
        for name in &self.statistics_columns {
            let column = leaf_path(schema, name, "statisticsColumns")?;
            properties = properties.set_column_statistics_enabled(column, EnabledStatistics::Page);
        }
        for filter in &self.bloom_filters {
            let column = leaf_path(schema, &filter.column, "bloomFilters")?;
            properties = properties
                .set_column_bloom_filter_enabled(column.clone(), true)
                .set_column_bloom_filter_max_ndv(column, filter.distinct_values);
        }
        Ok(properties.build())
    }

    /// The order of the rows as Parquet's footer notes it: by the index of the leaf.
    fn sorting_columns(&self, leaves: &SchemaDescriptor) -> Result<Option<Vec<SortingColumn>>> {
        if self.sort_by.is_empty() {
            return Ok(None);
        }
        let index = |name: &String| {
            leaves
                .columns()
                .iter()
                .position(|leaf| leaf.path().parts() == std::slice::from_ref(name))
                .ok_or_else(|| {
                    plan_datafusion_err!("sortBy names '{name}', which holds no plain values")
                })
        };
        self.sort_by
            .iter()
            .map(|name| {
                let column_idx = index(name)? as i32;
                Ok(SortingColumn {
                    column_idx,
                    descending: false,
                    nulls_first: true,
                })
            })
            .collect::<Result<Vec<_>>>()
            .map(Some)
    }
}

pub const ASCENDING: SortOptions = SortOptions {
    descending: false,
    nulls_first: true,
};

fn leaf_path(schema: &Schema, name: &str, option: &str) -> Result<ColumnPath> {
    let field = schema.field(column_index(schema, name, option)?);
    if matches!(
        field.data_type(),
        DataType::Struct(_) | DataType::Map(..) | DataType::List(_)
    ) {
        return plan_err!(
            "{option} names '{name}', which holds no plain values but {}",
            field.data_type()
        );
    }
    Ok(ColumnPath::new(vec![name.to_owned()]))
}

fn column_index(schema: &Schema, name: &str, option: &str) -> Result<usize> {
    schema.index_of(name).map_err(|_| {
        let names: Vec<_> = schema
            .fields()
            .iter()
            .map(|field| field.name().as_str())
            .collect();
        plan_datafusion_err!(
            "{option} names '{name}', but the columns are {}",
            names.join(", ")
        )
    })
}
