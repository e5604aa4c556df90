//! A catalog of tables, views and functions with the memory that its queries share.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, Weak};
use std::time::Duration;

use arrow::datatypes::{DataType, SchemaRef};
use datafusion::catalog::TableProvider;
use datafusion::common::TableReference;
use datafusion::error::Result;
use datafusion::execution::SessionStateDefaults;
use datafusion::execution::TaskContext;
use datafusion::execution::context::SQLOptions;
use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::runtime_env::{RuntimeEnv, RuntimeEnvBuilder};
use datafusion::execution::session_state::{SessionState, SessionStateBuilder};
use datafusion::logical_expr::ScalarUDF;
use datafusion::logical_expr::registry::{ExtensionTypeRegistry, MemoryExtensionTypeRegistry};
use datafusion::physical_optimizer::optimizer::PhysicalOptimizer;
use datafusion::prelude::{SessionConfig, SessionContext};
use datafusion::sql::parser::DFParser;
use datafusion::sql::resolve::resolve_table_references;
use serde::Deserialize;

use crate::function::JavaFunction;
use crate::java::{JavaObject, Loans};
use crate::memory::Memory;
use crate::merge_joins::MergeJoins;
use crate::object_stores::{ObjectStoreOptions, Stores};
use crate::parquet_table::{ParquetTable, ParquetTableSpec};
use crate::query::Query;
use crate::runtime::{self, Cancellation};
use crate::sink::Sink;
use crate::spill_files::SpillDirectory;
use crate::stream_table::StreamTable;
use crate::write_options::WriteOptions;

/// How long closing waits for threads that still hold rows of Java's.
const PATIENCE: Duration = Duration::from_secs(5);

/// `SessionOptions.java`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionOptions {
    memory_limit_bytes: usize,
    spill_directory: Option<PathBuf>,
    target_partitions: usize,
    batch_size: usize,
    merge_joins: bool,
    object_store: ObjectStoreOptions,
}

pub struct Session {
    context: SessionContext,
    memory: Arc<Memory>,
    /// What Java lent by the results of functions; streams count their own.
    loans: Arc<Loans>,
    running: Mutex<Vec<Weak<Cancellation>>>,
}

impl Session {
    pub fn open(options: SessionOptions) -> Result<Arc<Self>> {
        let runtime = Arc::new(runtime_env(options.spill_directory, options.object_store)?);
        let mut config = SessionConfig::new()
            .with_target_partitions(options.target_partitions)
            .with_batch_size(options.batch_size)
            .with_information_schema(true);
        // The memory pool lets sorts have what they need to merge; nothing is to be held back.
        config.options_mut().execution.sort_spill_reservation_bytes = 0;
        Ok(Arc::new(Self {
            memory: Arc::new(Memory::new(options.memory_limit_bytes)),
            context: SessionContext::new_with_state(state(config, runtime, options.merge_joins)?),
            loans: Arc::default(),
            running: Mutex::default(),
        }))
    }

    pub fn register_parquet(
        &self,
        name: &str,
        schema: SchemaRef,
        spec: ParquetTableSpec,
    ) -> Result<()> {
        self.replace(name, Arc::new(ParquetTable::new(schema, spec)?))
    }

    pub fn register_stream(&self, name: &str, schema: SchemaRef, reader: JavaObject) -> Result<()> {
        self.replace(name, Arc::new(StreamTable::new(name, schema, reader)))
    }

    /// Registers a function whose argument types stand in the schema, followed by the type of its result.
    pub fn register_function(
        &self,
        name: &str,
        types: Vec<DataType>,
        deterministic: bool,
        function: JavaObject,
    ) {
        let loans = Arc::clone(&self.loans);
        let function = JavaFunction::new(name, types, deterministic, function, loans);
        self.context.register_udf(ScalarUDF::from(function));
    }

    pub fn register_view(&self, name: &str, sql: String) -> Result<()> {
        let context = self.context.clone();
        let view = runtime::run(async move { plan(&context, &sql).await })?.into_view();
        self.replace(name, view)
    }

    pub fn deregister(&self, name: &str) -> Result<bool> {
        Ok(self
            .context
            .deregister_table(TableReference::bare(name))?
            .is_some())
    }

    fn replace(&self, name: &str, table: Arc<dyn TableProvider>) -> Result<()> {
        self.deregister(name)?;
        self.context
            .register_table(TableReference::bare(name), table)?;
        Ok(())
    }

    pub fn sql(&self, sql: String) -> Result<Arc<Query>> {
        let context = self.context.clone();
        let frame = runtime::run(async move { plan(&context, &sql).await })?;
        Ok(Arc::new(Query::new(
            frame,
            Arc::clone(&self.memory),
            self.cancellation(),
        )))
    }

    pub fn open_sink(&self, schema: SchemaRef, options: WriteOptions) -> Result<Arc<Sink>> {
        let cancellation = self.cancellation();
        let context = self.memory.task(TaskContext::from(&self.context.state()));
        Ok(Arc::new(Sink::open(
            schema,
            options,
            context,
            cancellation,
        )?))
    }

    /// A switch that closing this session turns, too.
    fn cancellation(&self) -> Arc<Cancellation> {
        let cancellation = Arc::new(Cancellation::new());
        let mut running = self
            .running
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        running.retain(|other| other.strong_count() > 0);
        running.push(Arc::downgrade(&cancellation));
        cancellation
    }

    /// Cancels what runs and waits until nothing of Java's is in use any more.
    pub fn close(&self) {
        let mut running = self
            .running
            .lock()
            .unwrap_or_else(|poisoned| poisoned.into_inner());
        for cancellation in running.drain(..).filter_map(|weak| weak.upgrade()) {
            cancellation.cancel();
        }
        drop(running);
        self.loans.wait(PATIENCE);
    }
}

/// DataFusion's SQL and functions without its other file formats, which nothing here can reach and the linker then leaves out.
fn state(
    config: SessionConfig,
    runtime: Arc<RuntimeEnv>,
    merge_joins: bool,
) -> Result<SessionState> {
    let extension_types = MemoryExtensionTypeRegistry::new_empty();
    extension_types.extend(&SessionStateDefaults::default_extension_types())?;
    let table_functions = SessionStateDefaults::default_table_functions();
    let mut optimizers = PhysicalOptimizer::new().rules;
    if merge_joins {
        optimizers.insert(0, Arc::new(MergeJoins));
    }
    Ok(SessionStateBuilder::new()
        .with_config(config)
        .with_runtime_env(runtime)
        .with_expr_planners(SessionStateDefaults::default_expr_planners())
        .with_scalar_functions(SessionStateDefaults::default_scalar_functions())
        .with_higher_order_functions(SessionStateDefaults::default_higher_order_functions())
        .with_aggregate_functions(SessionStateDefaults::default_aggregate_functions())
        .with_window_functions(SessionStateDefaults::default_window_functions())
        .with_table_function_list(table_functions)
        .with_physical_optimizer_rules(optimizers)
        .with_extension_type_registry(Arc::new(extension_types))
        .build())
}

async fn plan(context: &SessionContext, sql: &str) -> Result<datafusion::prelude::DataFrame> {
    let queries_only = SQLOptions::new()
        .with_allow_ddl(false)
        .with_allow_dml(false)
        .with_allow_statements(false);
    context.sql_with_options(sql, queries_only).await
}

fn runtime_env(
    spill_directory: Option<PathBuf>,
    object_store: ObjectStoreOptions,
) -> Result<RuntimeEnv> {
    let spills = SpillDirectory(spill_directory.unwrap_or_else(std::env::temp_dir));
    RuntimeEnvBuilder::new()
        .with_disk_manager_builder(
            DiskManagerBuilder::default().with_mode(DiskManagerMode::Custom(Arc::new(spills))),
        )
        .with_object_store_registry(Arc::new(Stores::new(object_store)))
        .build()
}

/// The tables that a statement reads, in order of name. Those of the information schema need no registration.
pub fn referenced_tables(sql: &str) -> Result<Vec<String>> {
    let mut names = vec![];
    for statement in DFParser::parse_sql(sql)? {
        let (tables, _) = resolve_table_references(&statement, true)?;
        names.extend(
            tables
                .iter()
                .filter(|table| table.schema() != Some("information_schema"))
                .map(|table| table.table().to_owned()),
        );
    }
    names.sort();
    names.dedup();
    Ok(names)
}
