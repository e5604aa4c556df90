fn ok() {}
fn broken( { let x = ; }
struct After;
