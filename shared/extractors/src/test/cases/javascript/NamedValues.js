define(class Shape { area() { return 1; } });
define(class { area() { return 2; } });
define(function named() { return 3; });
