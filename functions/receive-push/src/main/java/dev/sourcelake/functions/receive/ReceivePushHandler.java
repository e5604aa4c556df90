package dev.sourcelake.functions.receive;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.sourcelake.functions.forge.AwsJson;
import dev.sourcelake.functions.forge.SecretText;
import dev.sourcelake.functions.runtime.Events;
import dev.sourcelake.functions.runtime.Readiness;
import dev.sourcelake.functions.runtime.Renewable;
import dev.sourcelake.functions.runtime.Settings;
import dev.sourcelake.functions.runtime.Telemetry;
import dev.sourcelake.functions.runtime.Variables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.InstantSource;

/** Takes what forges send when something happens to a repository. It knows no lake. */
public final class ReceivePushHandler implements RequestStreamHandler {
  private final Events events;
  private final Receiver receiver;

  /** Kept, since the runtime holds on to it by a weak reference only. */
  @SuppressWarnings("unused")
  private final Readiness readiness;

  /** The handler, by the settings of its process. */
  public ReceivePushHandler() {
    this(Variables.ofProcess());
  }

  private ReceivePushHandler(Variables variables) {
    Renewable<AwsJson> aws = new Renewable<>(() -> new AwsJson(variables));
    SecretText secret =
        new SecretText(
            aws::get,
            variables.required("SOURCELAKE_WEBHOOK_SECRET", "which secret the forges' are in"),
            InstantSource.system());
    Settings settings = Settings.withoutLake("receive-push", variables);
    this.events = new Events(settings, new Telemetry(settings));
    this.receiver =
        new Receiver(
            ReceiveSettings.of(variables),
            new WebhookSecrets(secret),
            new NotedDeliveries(
                aws::get,
                variables.required("SOURCELAKE_DELIVERIES", "the table of deliveries"),
                InstantSource.system()),
            new StepFunctions(
                aws::get,
                variables.required("SOURCELAKE_SCANS", "the state machine of one repository"),
                variables.required("SOURCELAKE_ORGANISATIONS", "the state machine of an owner")));
    this.readiness =
        Readiness.prepare(
            settings,
            variables,
            () -> {
              aws.get();
              return Sample.judge();
            },
            () -> {
              secret.renew();
              aws.renew();
            });
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    events.handle(in, out, context, WebRequest.class, (request, _) -> receiver.receive(request));
  }
}
