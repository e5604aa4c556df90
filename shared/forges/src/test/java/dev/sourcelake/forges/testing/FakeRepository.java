package dev.sourcelake.forges.testing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A repository of a fake forge. */
public final class FakeRepository {
  final long id;
  volatile String name;
  private volatile String head;
  private volatile boolean fork;
  private volatile boolean archived;
  private volatile boolean hidden;
  private volatile long kilobytes = 10;

  FakeRepository(long id, String name) {
    this.id = id;
    this.name = name;
  }

  /** Sets the commit at the head of {@code main}; null for an empty repository. */
  public FakeRepository head(String commit) {
    head = commit;
    return this;
  }

  /** Makes it a fork. */
  public FakeRepository fork() {
    fork = true;
    return this;
  }

  /** Archives it. */
  public FakeRepository archived() {
    archived = true;
    return this;
  }

  /** Makes it private. */
  public FakeRepository hidden() {
    hidden = true;
    return this;
  }

  /** Sets its size. */
  public FakeRepository kilobytes(long size) {
    kilobytes = size;
    return this;
  }

  /** Its name, such as {@code acme/lib}. */
  public String name() {
    return name;
  }

  /** The commit at the head of {@code main}; null where there is none. */
  public String head() {
    return head;
  }

  boolean isHidden() {
    return hidden;
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", id);
    json.put("name", name.substring(name.indexOf('/') + 1));
    json.put("full_name", name);
    json.put("private", hidden);
    json.put("fork", fork);
    json.put("archived", archived);
    json.put("size", kilobytes);
    json.put("default_branch", "main");
    // As real ones do; nobody may follow it.
    json.put("clone_url", "https://elsewhere.invalid/" + name + ".git");
    return json;
  }
}
