//! A table over an explicit list of Parquet files.

use std::sync::Arc;

use arrow::datatypes::{FieldRef, Schema, SchemaRef};
use async_trait::async_trait;
use datafusion::catalog::{Session, TableProvider};
use datafusion::common::config::TableParquetOptions;
use datafusion::common::stats::Precision;
use datafusion::common::{Statistics, plan_datafusion_err};
use datafusion::datasource::listing::PartitionedFile;
use datafusion::datasource::object_store::ObjectStoreUrl;
use datafusion::datasource::physical_plan::parquet::CachedParquetFileReaderFactory;
use datafusion::datasource::physical_plan::{
    FileGroup, FileScanConfig, FileScanConfigBuilder, ParquetSource,
};
use datafusion::datasource::source::DataSourceExec;
use datafusion::datasource::table_schema::TableSchema;
use datafusion::error::Result;
use datafusion::logical_expr::{Expr, TableProviderFilterPushDown, TableType};
use datafusion::physical_expr::{LexOrdering, PhysicalSortExpr};
use datafusion::physical_plan::ExecutionPlan;
use datafusion::physical_plan::empty::EmptyExec;
use datafusion::physical_plan::expressions::Column;
use serde::Deserialize;

use crate::file_pruning::{is_decided_by_partition, prune};
use crate::table_files::{FileSpec, TableFile, common_store};
use crate::write_options::ASCENDING;

/// Statistics of single files help a scan of some files and would be most of the plan in a scan of very many.
const FILES_WITH_STATISTICS: usize = 4096;

/// `ParquetTable.java`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParquetTableSpec {
    files: Vec<FileSpec>,
    partition_columns: Vec<String>,
    sorted_by: Vec<String>,
}

#[derive(Debug)]
pub struct ParquetTable {
    /// The columns in the order that Java gave.
    schema: SchemaRef,
    /// The same with the partition columns at the end, as scans have them.
    columns: TableSchema,
    files: Vec<TableFile>,
    store: Option<ObjectStoreUrl>,
    sorted_by: Vec<String>,
}

impl ParquetTable {
    pub fn new(schema: SchemaRef, spec: ParquetTableSpec) -> Result<Self> {
        let columns = table_schema(&schema, &spec.partition_columns)?;
        let (stores, files): (Vec<_>, Vec<_>) = spec
            .files
            .into_iter()
            .map(|file| TableFile::new(file, &columns))
            .collect::<Result<Vec<_>>>()?
            .into_iter()
            .unzip();
        for name in &spec.sorted_by {
            columns.file_schema().index_of(name)?;
        }
        Ok(Self {
            store: common_store(stores.into_iter())?,
            schema,
            columns,
            files,
            sorted_by: spec.sorted_by,
        })
    }

    /// The first `count` sort columns as an order of the scan's rows.
    fn ordering(&self, count: usize) -> Option<LexOrdering> {
        LexOrdering::new(self.sorted_by.iter().take(count).filter_map(|name| {
            let column = Column::new_with_schema(name, self.columns.table_schema()).ok()?;
            Some(PhysicalSortExpr::new(Arc::new(column), ASCENDING))
        }))
    }

    /// Deals the files out to at most `partitions` groups; in an order if the groups keep it.
    fn groups(
        &self,
        files: &[&TableFile],
        partitions: usize,
    ) -> (Vec<FileGroup>, Option<LexOrdering>) {
        let with_statistics = files.len() <= FILES_WITH_STATISTICS;
        let scanned: Vec<PartitionedFile> = files
            .iter()
            .map(|file| file.scanned(&self.columns, with_statistics))
            .collect();
        if files.len() <= partitions {
            let groups = scanned
                .into_iter()
                .map(|file| FileGroup::new(vec![file]))
                .collect();
            return (groups, self.ordering(self.sorted_by.len()));
        }
        if let Some(ordering) = self
            .ordering(self.bounded_sort_columns(files))
            .filter(|_| with_statistics)
        {
            let groups = FileScanConfig::split_groups_by_statistics_with_target_partitions(
                self.columns.table_schema(),
                &[FileGroup::new(scanned.clone())],
                &ordering,
                partitions,
            );
            // More groups than that means that too many files overlap to be read in order.
            if let Ok(groups) = groups
                && groups.len() <= partitions
            {
                return (groups, Some(ordering));
            }
        }
        let per_group = scanned.len().div_ceil(partitions);
        (
            scanned
                .chunks(per_group)
                .map(|files| FileGroup::new(files.to_vec()))
                .collect(),
            None,
        )
    }

    /// How many of the sort columns, from the first, have bounds in all of the files.
    fn bounded_sort_columns(&self, files: &[&TableFile]) -> usize {
        let is_bounded = |name: &&String| {
            self.columns
                .file_schema()
                .index_of(name)
                .is_ok_and(|index| {
                    files.iter().all(|file| {
                        file.bounds(index).is_some_and(|bounds| {
                            bounds.nulls == 0 && !bounds.min.is_null() && !bounds.max.is_null()
                        })
                    })
                })
        };
        self.sorted_by.iter().take_while(is_bounded).count()
    }

    fn statistics(&self, files: &[&TableFile]) -> Statistics {
        let mut statistics = Statistics::new_unknown(self.columns.table_schema());
        let rows: Option<usize> = files.iter().map(|file| file.rows).sum();
        statistics.num_rows = rows.map_or(Precision::Absent, Precision::Exact);
        statistics
    }

    fn projection(&self, projection: Option<&Vec<usize>>) -> Result<Vec<usize>> {
        let all = || (0..self.schema.fields().len()).collect();
        projection
            .cloned()
            .unwrap_or_else(all)
            .into_iter()
            .map(|index| {
                Ok(self
                    .columns
                    .table_schema()
                    .index_of(self.schema.field(index).name())?)
            })
            .collect()
    }
}

#[async_trait]
impl TableProvider for ParquetTable {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    fn table_type(&self) -> TableType {
        TableType::Base
    }

    async fn scan(
        &self,
        session: &dyn Session,
        projection: Option<&Vec<usize>>,
        filters: &[Expr],
        limit: Option<usize>,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        let indices = self.projection(projection)?;
        let files = prune(&self.files, filters, &self.columns, session)?;
        let Some(store) = self.store.as_ref().filter(|_| !files.is_empty()) else {
            return Ok(Arc::new(EmptyExec::new(Arc::new(
                self.columns.table_schema().project(&indices)?,
            ))));
        };
        let (groups, ordering) = self.groups(&files, session.config().target_partitions());
        let runtime = session.runtime_env();
        let reader = CachedParquetFileReaderFactory::new(
            runtime.object_store(store)?,
            runtime.cache_manager.get_file_metadata_cache(),
        );
        let options = TableParquetOptions {
            global: session.config_options().execution.parquet.clone(),
            ..TableParquetOptions::default()
        };
        let source = ParquetSource::new(self.columns.clone())
            .with_table_parquet_options(options)
            .with_parquet_file_reader_factory(Arc::new(reader));
        let config = FileScanConfigBuilder::new(store.clone(), Arc::new(source))
            .with_file_groups(groups)
            .with_statistics(self.statistics(&files))
            .with_output_ordering(ordering.into_iter().collect())
            .with_projection_indices(Some(indices))?
            .with_limit(limit)
            .build();
        Ok(DataSourceExec::from_data_source(config))
    }

    fn supports_filters_pushdown(
        &self,
        filters: &[&Expr],
    ) -> Result<Vec<TableProviderFilterPushDown>> {
        let support = |filter: &&Expr| {
            if is_decided_by_partition(filter, &self.columns) {
                TableProviderFilterPushDown::Exact
            } else {
                TableProviderFilterPushDown::Inexact
            }
        };
        Ok(filters.iter().map(support).collect())
    }
}

fn table_schema(schema: &Schema, partition_columns: &[String]) -> Result<TableSchema> {
    let partition: Vec<FieldRef> = partition_columns
        .iter()
        .map(|name| {
            let index = schema.index_of(name).map_err(|_| {
                plan_datafusion_err!("partition column {name} is not in the table's schema")
            })?;
            Ok(Arc::clone(&schema.fields()[index]))
        })
        .collect::<Result<_>>()?;
    let of_files: Vec<FieldRef> = schema
        .fields()
        .iter()
        .filter(|field| !partition_columns.contains(field.name()))
        .cloned()
        .collect();
    Ok(TableSchema::builder(Arc::new(Schema::new(of_files)))
        .with_table_partition_cols(partition)
        .build())
}
