//! Which files a query need not read, told from what the table knows about them.

use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, BooleanArray, RecordBatch, RecordBatchOptions, UInt64Array};
use arrow::compute::prep_null_mask_filter;
use arrow::datatypes::{Schema, SchemaRef};
use datafusion::catalog::Session;
use datafusion::common::cast::as_boolean_array;
use datafusion::common::pruning::PruningStatistics;
use datafusion::common::{Column, DFSchema, ScalarValue};
use datafusion::datasource::listing::helpers::expr_applicable_for_cols;
use datafusion::datasource::table_schema::TableSchema;
use datafusion::error::Result;
use datafusion::logical_expr::Expr;
use datafusion::logical_expr::utils::conjunction;
use datafusion::physical_optimizer::pruning::PruningPredicateBuilder;

use crate::table_files::TableFile;

/// Whether a filter is decided by partition values alone, so that reading the files that pass it needs no further test.
pub fn is_decided_by_partition(filter: &Expr, schema: &TableSchema) -> bool {
    let columns: Vec<_> = schema
        .table_partition_cols()
        .iter()
        .map(|field| field.name().as_str())
        .collect();
    !columns.is_empty() && expr_applicable_for_cols(&columns, filter)
}

/// The files that may hold rows which pass all filters.
pub fn prune<'a>(
    files: &'a [TableFile],
    filters: &[Expr],
    schema: &TableSchema,
    session: &dyn Session,
) -> Result<Vec<&'a TableFile>> {
    let (by_partition, by_statistics): (Vec<_>, Vec<_>) = filters
        .iter()
        .cloned()
        .partition(|filter| is_decided_by_partition(filter, schema));
    let mut files: Vec<_> = files.iter().collect();
    if let Some(filter) = conjunction(by_partition) {
        files = keep(
            &files,
            &matching_partitions(&files, filter, schema, session)?,
        );
    }
    if let Some(filter) = conjunction(by_statistics) {
        let columns = DFSchema::try_from(Arc::clone(schema.table_schema()))?;
        let filter = session.create_physical_expr(filter, &columns)?;
        let predicate = PruningPredicateBuilder::new()
            .with_file_schema(Arc::clone(schema.table_schema()))
            .try_build(filter)?;
        let may_match = predicate.prune(&Known {
            files: &files,
            schema: schema.table_schema(),
        })?;
        files = keep(&files, &may_match);
    }
    Ok(files)
}

fn keep<'a>(files: &[&'a TableFile], wanted: &[bool]) -> Vec<&'a TableFile> {
    files
        .iter()
        .zip(wanted)
        .filter(|(_, wanted)| **wanted)
        .map(|(file, _)| *file)
        .collect()
}

/// Computes a filter over the files' partition values, a row per file.
fn matching_partitions(
    files: &[&TableFile],
    filter: Expr,
    schema: &TableSchema,
    session: &dyn Session,
) -> Result<Vec<bool>> {
    if files.is_empty() {
        return Ok(vec![]);
    }
    let partition = Arc::new(Schema::new(schema.table_partition_cols().clone()));
    let columns = (0..partition.fields().len())
        .map(|index| {
            ScalarValue::iter_to_array(files.iter().map(|file| file.partition[index].clone()))
        })
        .collect::<Result<Vec<_>>>()?;
    let options = RecordBatchOptions::new().with_row_count(Some(files.len()));
    let values = RecordBatch::try_new_with_options(Arc::clone(&partition), columns, &options)?;
    let filter = session.create_physical_expr(filter, &DFSchema::try_from(partition)?)?;
    let result = filter.evaluate(&values)?.into_array(files.len())?;
    let matches = as_boolean_array(&result)?;
    // Null is not true.
    let matches = if matches.null_count() > 0 {
        prep_null_mask_filter(matches)
    } else {
        matches.clone()
    };
    Ok(matches.values().iter().collect())
}

/// The files' statistics and partition values as DataFusion's pruning asks for them.
struct Known<'a> {
    files: &'a [&'a TableFile],
    schema: &'a SchemaRef,
}

impl Known<'_> {
    /// An array with a value per file; none if no file knows the column.
    fn values(
        &self,
        column: &Column,
        of_file: impl Fn(&TableFile, usize) -> Option<ScalarValue>,
    ) -> Option<ArrayRef> {
        let (index, field) = self.schema.column_with_name(column.name())?;
        let unknown = ScalarValue::try_from(field.data_type()).ok()?;
        let values: Vec<_> = self.files.iter().map(|file| of_file(file, index)).collect();
        values.iter().any(Option::is_some).then_some(())?;
        ScalarValue::iter_to_array(
            values
                .into_iter()
                .map(|value| value.unwrap_or_else(|| unknown.clone())),
        )
        .ok()
    }

    fn partition_value(&self, file: &TableFile, index: usize) -> Option<ScalarValue> {
        let first = self.schema.fields().len() - file.partition.len();
        index
            .checked_sub(first)
            .map(|index| file.partition[index].clone())
    }

    fn counts(&self, of_file: impl Fn(&TableFile) -> Option<usize>) -> Option<ArrayRef> {
        let counts: UInt64Array = self
            .files
            .iter()
            .map(|file| of_file(file).map(|count| count as u64))
            .collect();
        (counts.null_count() < counts.len()).then(|| Arc::new(counts) as ArrayRef)
    }
}

impl PruningStatistics for Known<'_> {
    fn min_values(&self, column: &Column) -> Option<ArrayRef> {
        self.values(column, |file, index| {
            self.partition_value(file, index)
                .or_else(|| Some(file.bounds(index)?.min.clone()))
        })
    }

    fn max_values(&self, column: &Column) -> Option<ArrayRef> {
        self.values(column, |file, index| {
            self.partition_value(file, index)
                .or_else(|| Some(file.bounds(index)?.max.clone()))
        })
    }

    fn num_containers(&self) -> usize {
        self.files.len()
    }

    fn null_counts(&self, column: &Column) -> Option<ArrayRef> {
        let (index, _) = self.schema.column_with_name(column.name())?;
        self.counts(|file| match self.partition_value(file, index) {
            Some(value) if value.is_null() => file.rows,
            Some(_) => Some(0),
            None => Some(file.bounds(index)?.nulls),
        })
    }

    fn row_counts(&self) -> Option<ArrayRef> {
        self.counts(|file| file.rows)
    }

    fn contained(&self, _: &Column, _: &HashSet<ScalarValue>) -> Option<BooleanArray> {
        None
    }
}
