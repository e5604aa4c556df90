package dev.sourcelake.infra;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.assertions.Annotations;
import software.amazon.awscdk.assertions.Match;

@NeedsNode
class FindingsTest {
  @Test
  void everyFindingOfCdkNagIsDealtWithOrExplained() {
    for (Synthesized made :
        List.of(Synthesized.provided(), Synthesized.withSnapshots(), Synthesized.withForges())) {
      Deployment deployment = made.deployment();
      for (Stack stack : List.of(deployment.lake(), deployment.workflow(), deployment.watch())) {
        Annotations annotations = Annotations.fromStack(stack);
        annotations.hasNoError("*", Match.stringLikeRegexp("AwsSolutions-.*"));
        annotations.hasNoWarning("*", Match.stringLikeRegexp("AwsSolutions-.*"));
      }
    }
  }
}
