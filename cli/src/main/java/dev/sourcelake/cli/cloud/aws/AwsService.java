package dev.sourcelake.cli.cloud.aws;

/** The services that a deployment is seen through. */
enum AwsService {
  CLOUDFORMATION("CloudFormation", "cloudformation", "CLOUDFORMATION", ""),
  STEP_FUNCTIONS("Step Functions", "states", "SFN", "AWSStepFunctions"),
  SQS("SQS", "sqs", "SQS", "AmazonSQS"),
  LOGS("CloudWatch Logs", "logs", "CLOUDWATCH_LOGS", "Logs_20140328");

  private final String title;
  private final String host;
  private final String id;
  private final String target;

  AwsService(String title, String host, String id, String target) {
    this.title = title;
    this.host = host;
    this.id = id;
    this.target = target;
  }

  /** What people call it. */
  String title() {
    return title;
  }

  /** The first part of its host's name, by which requests are signed, too. */
  String host() {
    return host;
  }

  /** The end of {@code AWS_ENDPOINT_URL_…}. */
  String id() {
    return id;
  }

  /** The first part of the header that names an operation; empty for the older protocol. */
  String target() {
    return target;
  }
}
