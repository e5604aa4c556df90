#[unsafe(no_mangle)]
pub extern "C" fn sl_probe() -> i64 {
    let ctx = datafusion::prelude::SessionContext::new();
    let _ = ctx.session_id();
    1
}
