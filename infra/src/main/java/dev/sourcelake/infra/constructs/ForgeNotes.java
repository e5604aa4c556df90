package dev.sourcelake.infra.constructs;

import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.SecretValue;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.constructs.Construct;

/**
 * What is kept of forges: the secrets that they sign with, the credentials to ask and fetch with,
 * the deliveries that have been taken, and the repositories that fail. The secrets are made empty,
 * which lets nobody in; whoever deploys puts them in by hand, so that no template ever has them.
 */
public final class ForgeNotes extends Construct {
  private static final String EMPTY = "{}";

  private final Secret webhooks;
  private final Secret credentials;
  private final Table deliveries;
  private final Table failures;

  /**
   * Makes them.
   *
   * @param name what their names begin with
   */
  public ForgeNotes(Construct scope, String id, String name) {
    super(scope, id);
    webhooks =
        secret("Webhooks", webhooks(name), "What forges sign their deliveries with, by host");
    credentials = secret("Credentials", credentials(name), "What forges are asked with, by host");
    deliveries = table("Deliveries", name + "-deliveries", "delivery", "expires");
    failures = table("Failures", name + "-failures", "repo", null);
  }

  /** What the secret of a deployment's webhooks is called. */
  public static String webhooks(String name) {
    return name + "-webhooks";
  }

  /** What the secret of a deployment's credentials is called. */
  public static String credentials(String name) {
    return name + "-credentials";
  }

  private Secret secret(String id, String name, String description) {
    return Secret.Builder.create(this, id)
        .secretName(name)
        .description(description)
        .secretStringValue(SecretValue.unsafePlainText(EMPTY))
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  private Table table(String id, String name, String key, String expires) {
    return Table.Builder.create(this, id)
        .tableName(name)
        .partitionKey(Attribute.builder().name(key).type(AttributeType.STRING).build())
        .timeToLiveAttribute(expires)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .removalPolicy(RemovalPolicy.DESTROY)
        .build();
  }

  /** What forges sign with. */
  public Secret webhooks() {
    return webhooks;
  }

  /** What forges are asked with. */
  public Secret credentials() {
    return credentials;
  }

  /** The deliveries that have been taken, for some months. */
  public Table deliveries() {
    return deliveries;
  }

  /** The repositories that fail. */
  public Table failures() {
    return failures;
  }
}
