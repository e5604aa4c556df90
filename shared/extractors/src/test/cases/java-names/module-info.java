import com.acme.Impl;

open module com.acme {
  requires transitive java.sql;
  exports com.acme.api to other.module;
  uses com.acme.spi.Service;
  provides com.acme.spi.Service with Impl;
}
