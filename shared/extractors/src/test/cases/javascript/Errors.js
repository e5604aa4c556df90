function f( { return 1 }
let x = ;
class { }
ok(1);
