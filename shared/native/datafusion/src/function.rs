//! Scalar functions written in Java.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, mpsc};

use arrow::array::{Array, StructArray};
use arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::exec_err;
use datafusion::error::{DataFusionError, Result};
use datafusion::logical_expr::{
    ColumnarValue, ScalarFunctionArgs, ScalarUDFImpl, Signature, Volatility,
};

use crate::java::{JavaObject, Loans, evaluate};
use crate::runtime;

#[derive(Debug)]
pub struct JavaFunction {
    name: String,
    signature: Signature,
    arguments: Fields,
    return_type: DataType,
    function: Arc<JavaObject>,
    loans: Arc<Loans>,
}

impl JavaFunction {
    /// The last of the types is that of the result.
    pub fn new(
        name: &str,
        mut types: Vec<DataType>,
        deterministic: bool,
        function: JavaObject,
        loans: Arc<Loans>,
    ) -> Self {
        let return_type = types.pop().unwrap_or(DataType::Null);
        let volatility = if deterministic {
            Volatility::Immutable
        } else {
            Volatility::Volatile
        };
        let signature = if types.is_empty() {
            Signature::nullary(volatility)
        } else {
            Signature::exact(types.clone(), volatility)
        };
        let field = |(index, data_type)| Field::new(format!("argument{index}"), data_type, true);
        Self {
            name: name.to_owned(),
            signature,
            arguments: types.into_iter().enumerate().map(field).collect(),
            return_type,
            function: Arc::new(function),
            loans,
        }
    }
}

impl ScalarUDFImpl for JavaFunction {
    fn name(&self) -> &str {
        &self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _: &[DataType]) -> Result<DataType> {
        Ok(self.return_type.clone())
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> Result<ColumnarValue> {
        let rows = arguments.number_rows;
        let columns = arguments
            .args
            .iter()
            .map(|argument| argument.to_array(rows))
            .collect::<Result<Vec<_>>>()?;
        let arguments = if columns.is_empty() {
            StructArray::new_empty_fields(rows, None)
        } else {
            StructArray::try_new(self.arguments.clone(), columns, None)?
        };
        // DataFusion may have moved to a stack of its own for a deep plan, and the JVM knows threads by their stacks: so Java is
        // called from another thread. Meanwhile the runtime replaces this one.
        let (sender, receiver) = mpsc::channel();
        let (function, loans) = (Arc::clone(&self.function), Arc::clone(&self.loans));
        let (what, return_type) = (format!("function {}", self.name), self.return_type.clone());
        runtime::spawn_blocking(move || {
            // The receiver waits for as long as this takes.
            let _ = sender.send(evaluate(
                &function,
                &what,
                &arguments,
                rows,
                &return_type,
                &loans,
            ));
        });
        let result = tokio::task::block_in_place(|| receiver.recv())
            .map_err(|error| DataFusionError::External(Box::new(error)))??;
        if result.len() != rows {
            return exec_err!(
                "function {} returned {} values for {rows} rows; it must return one for each",
                self.name,
                result.len()
            );
        }
        Ok(ColumnarValue::Array(result))
    }
}

impl PartialEq for JavaFunction {
    fn eq(&self, other: &Self) -> bool {
        self.function == other.function
    }
}

impl Eq for JavaFunction {}

impl Hash for JavaFunction {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.function.hash(state);
    }
}
