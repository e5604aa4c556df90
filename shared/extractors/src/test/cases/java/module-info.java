/** The module. */
@Deprecated
open module cases.example {
  requires transitive java.sql;
  requires static other.module;
  exports cases;
  uses cases.Service;
  provides cases.Service with cases.Impl;
}
