package dev.sourcelake.forges.events;

import com.fasterxml.jackson.databind.JsonNode;

/** Understands the events of one forge, which are known to be genuine. */
interface EventReader {
  /** What follows; {@link MalformedEventException} where it lacks what its kind must have. */
  Outcome read(String event, JsonNode json);
}
