package dev.sourcelake.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import io.github.cdklabs.cdknag.NagPackProps;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;

/** What the cdk command runs: reads the settings, checks them and makes the stacks. */
public final class InfraApp {
  private InfraApp() {}

  /** Synthesizes into the folder that the cdk command names; ends with 1 for a wrong setting. */
  public static void main(String[] arguments) {
    App app = new App();
    try {
      Deployment.in(
          app,
          StackProps.builder()
              .env(
                  Environment.builder()
                      .account(System.getenv("CDK_DEFAULT_ACCOUNT"))
                      .region(System.getenv("CDK_DEFAULT_REGION"))
                      .build())
              .build(),
          Settings.of(context(app)),
          Packages.builtIn(Path.of(System.getProperty("sourcelake.project"))));
    } catch (InvalidSettingException e) {
      System.err.println("sourcelake: " + e.getMessage());
      System.exit(1);
    }
    Aspects.of(app).add(new AwsSolutionsChecks(NagPackProps.builder().verbose(true).build()));
    app.synth();
  }

  private static Map<String, ?> context(App app) {
    return app.getNode().getAllContext() instanceof Map<?, ?> all
        ? all.entrySet().stream()
            .filter(entry -> entry.getValue() != null)
            .collect(Collectors.toMap(entry -> entry.getKey().toString(), Map.Entry::getValue))
        : Map.of();
  }
}
