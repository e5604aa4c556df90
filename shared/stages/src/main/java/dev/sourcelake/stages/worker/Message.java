package dev.sourcelake.stages.worker;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.sourcelake.stages.extract.ShardResult;
import dev.sourcelake.stages.extract.ShardTask;

/** What a worker and its parent say to each other, one JSON object a line. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Message.Read.class, name = "read"),
  @JsonSubTypes.Type(value = Message.Ready.class, name = "ready"),
  @JsonSubTypes.Type(value = Message.Advanced.class, name = "advanced"),
  @JsonSubTypes.Type(value = Message.Done.class, name = "done"),
  @JsonSubTypes.Type(value = Message.Failed.class, name = "failed")
})
sealed interface Message {
  /** To a worker: read this shard. */
  record Read(ShardTask task) implements Message {}

  /** From a worker: its parsers are warm. */
  record Ready() implements Message {}

  /** From a worker: so much more has been read. */
  record Advanced(int shard, long files, long bytes) implements Message {}

  /** From a worker: a shard is read and its result stored. */
  record Done(ShardResult result) implements Message {}

  /** From a worker: a shard failed as a whole, though the worker lives. */
  record Failed(int shard, String message) implements Message {}
}
