package dev.sourcelake.infra;

import io.github.cdklabs.cdknag.AwsSolutionsChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awscdk.App;
import software.amazon.awscdk.Aspects;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.assertions.Template;

/** Deployments for tests, made once for each choice of settings, with a zip that does nothing. */
record Synthesized(Deployment deployment, Template lake, Template workflow, Template watch) {
  private static final Map<Map<String, String>, Synthesized> MADE = new ConcurrentHashMap<>();

  /** As deployed to AWS with default settings. */
  static Synthesized withSnapshots() {
    return with(Map.of("sourcelake:tracing", "xray"));
  }

  /** As deployed to an emulator. */
  static Synthesized provided() {
    return with(
        Map.of(
            "sourcelake:runtime",
            "provided",
            "sourcelake:maintainers",
            "arn:aws:iam::111122223333:role/keeper"));
  }

  /** With forges that may send, and owners that are kept. */
  static Synthesized withForges() {
    return with(
        Map.of(
            "sourcelake:webhooks", "github:github.com",
            "sourcelake:owners", "github:github.com/acme,list:s3://lists/all.txt",
            "sourcelake:parts", "github.com/acme/mono//services/api",
            "sourcelake:ownerMaxUsd", "20",
            "sourcelake:maxUsd", "5"));
  }

  private static Synthesized with(Map<String, String> settings) {
    return MADE.computeIfAbsent(settings, Synthesized::make);
  }

  private static Synthesized make(Map<String, String> settings) {
    App app = new App();
    Path zip = placeholder();
    Deployment deployment =
        Deployment.in(
            app,
            StackProps.builder()
                .env(Environment.builder().account("111122223333").region("eu-west-1").build())
                .build(),
            Settings.of(settings),
            stage -> zip);
    Aspects.of(app).add(new AwsSolutionsChecks());
    return new Synthesized(
        deployment,
        Template.fromStack(deployment.lake()),
        Template.fromStack(deployment.workflow()),
        Template.fromStack(deployment.watch()));
  }

  private static Path placeholder() {
    try {
      Path zip = Files.createTempFile("placeholder", ".zip");
      zip.toFile().deleteOnExit();
      try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
        out.putNextEntry(new ZipEntry("bootstrap"));
      }
      return zip;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
