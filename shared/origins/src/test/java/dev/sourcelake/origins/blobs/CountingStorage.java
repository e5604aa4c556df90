package dev.sourcelake.origins.blobs;

import dev.sourcelake.storage.Storage;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** A storage that counts how often it is read. */
final class CountingStorage {
  private final Storage storage;
  private int reads;

  CountingStorage(Storage inner) {
    storage =
        (Storage)
            Proxy.newProxyInstance(
                Storage.class.getClassLoader(),
                new Class<?>[] {Storage.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("read") || method.getName().equals("open")) {
                    reads++;
                  }
                  try {
                    return method.invoke(inner, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
  }

  Storage storage() {
    return storage;
  }

  int reads() {
    return reads;
  }
}
