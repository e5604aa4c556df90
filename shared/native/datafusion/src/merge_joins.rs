//! Joins whose memory does not grow with their sides.
//!
//! DataFusion holds one side of a join in a hash table, which cannot spill. Merging holds no more than the rows of one key, needs no
//! sort of a side that comes in the order of the keys, and a sort that can spill of one that does not.

use std::sync::Arc;

use datafusion::common::config::ConfigOptions;
use datafusion::common::tree_node::{Transformed, TransformedResult, TreeNode};
use datafusion::error::Result;
use datafusion::physical_expr::{PhysicalExprRef, PhysicalSortExpr};
use datafusion::physical_optimizer::PhysicalOptimizerRule;
use datafusion::physical_plan::joins::{HashJoinExec, SortMergeJoinExec};
use datafusion::physical_plan::statistics::{StatisticsArgs, StatisticsContext};
use datafusion::physical_plan::{ExecutionPlan, ExecutionPlanProperties};

use crate::write_options::ASCENDING;

/// A side of no more rows than this may be held in memory.
const FEW_ROWS: usize = 1 << 16;

/// Merges where one side at least comes in the order of the keys, unless that takes a sort and the left side is known to have few
/// rows. It belongs before the rules that distribute and sort, which add what merging needs.
#[derive(Debug)]
pub struct MergeJoins;

impl PhysicalOptimizerRule for MergeJoins {
    fn optimize(
        &self,
        plan: Arc<dyn ExecutionPlan>,
        _: &ConfigOptions,
    ) -> Result<Arc<dyn ExecutionPlan>> {
        plan.transform_up(|node| {
            let merged = match node.downcast_ref::<HashJoinExec>() {
                Some(join) => merge(join)?,
                None => None,
            };
            Ok(merged.map_or_else(|| Transformed::no(node), Transformed::yes))
        })
        .data()
    }

    fn name(&self) -> &str {
        "merge_joins"
    }

    fn schema_check(&self) -> bool {
        true
    }
}

fn merge(join: &HashJoinExec) -> Result<Option<Arc<dyn ExecutionPlan>>> {
    if join.null_aware || join.contains_projection() {
        return Ok(None);
    }
    let (left, right): (Vec<_>, Vec<_>) = join.on().iter().cloned().unzip();
    let sorted = (
        is_sorted(join.left(), left)?,
        is_sorted(join.right(), right)?,
    );
    if !(sorted.0 || sorted.1) || sorted != (true, true) && has_few_rows(join.left())? {
        return Ok(None);
    }
    let merge = SortMergeJoinExec::try_new(
        Arc::clone(join.left()),
        Arc::clone(join.right()),
        join.on().to_vec(),
        join.filter().cloned(),
        *join.join_type(),
        vec![ASCENDING; join.on().len()],
        join.null_equality(),
    )?;
    Ok(Some(Arc::new(merge)))
}

fn is_sorted(input: &Arc<dyn ExecutionPlan>, keys: Vec<PhysicalExprRef>) -> Result<bool> {
    let order = keys
        .into_iter()
        .map(|key| PhysicalSortExpr::new(key, ASCENDING));
    input.equivalence_properties().ordering_satisfy(order)
}

fn has_few_rows(input: &Arc<dyn ExecutionPlan>) -> Result<bool> {
    let statistics = StatisticsContext::new().compute(input.as_ref(), &StatisticsArgs::new())?;
    let rows = statistics.num_rows;
    Ok(rows.get_value().is_some_and(|rows| *rows <= FEW_ROWS))
}
