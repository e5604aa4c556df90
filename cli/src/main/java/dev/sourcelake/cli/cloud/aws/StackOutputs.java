package dev.sourcelake.cli.cloud.aws;

import dev.sourcelake.cli.cloud.Cloud.Deployment;
import dev.sourcelake.cli.cloud.CloudException;
import dev.sourcelake.cli.cloud.CloudException.Problem;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What a stack says of itself. */
final class StackOutputs {
  /** What the stack of functions is called, after the deployment's name. */
  private static final String WORKFLOW = "-workflow";

  private static final String LOG_GROUP = "LogGroup";

  private StackOutputs() {}

  /** Finds a deployment by its name, or by the name of the stack that holds its workflow. */
  static Deployment find(AwsCalls aws, String name) throws IOException {
    try {
      return deployment(name + WORKFLOW, outputs(aws, name + WORKFLOW));
    } catch (CloudException e) {
      if (e.problem() != Problem.REFUSED || !isAbsent(e)) {
        throw e;
      }
    }
    try {
      return deployment(name, outputs(aws, name));
    } catch (CloudException e) {
      if (e.problem() != Problem.REFUSED || !isAbsent(e)) {
        throw e;
      }
      throw new CloudException(
          Problem.NO_DEPLOYMENT,
          "There is no stack %s%s in this account and region: name another with --stack, or deploy one (docs/cloud.md)"
              .formatted(name, WORKFLOW),
          e);
    }
  }

  private static boolean isAbsent(CloudException e) {
    return e.getMessage().contains("does not exist");
  }

  private static Map<String, String> outputs(AwsCalls aws, String stack) throws IOException {
    return parse(
        aws.form(
            AwsService.CLOUDFORMATION,
            "DescribeStacks",
            Map.of("Version", "2010-05-15", "StackName", stack)));
  }

  /** The outputs in CloudFormation's answer. */
  static Map<String, String> parse(String xml) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    Map<String, String> outputs = new LinkedHashMap<>();
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
      String key = "";
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT) {
          switch (reader.getLocalName()) {
            case "OutputKey" -> key = reader.getElementText();
            case "OutputValue" -> outputs.put(key, reader.getElementText());
            default -> {}
          }
        }
      }
      return outputs;
    } catch (XMLStreamException e) {
      throw new IOException("CloudFormation's answer is no XML: " + e.getMessage(), e);
    }
  }

  private static Deployment deployment(String stack, Map<String, String> outputs)
      throws CloudException {
    Map<String, String> logGroups = new TreeMap<>();
    outputs.forEach((key, value) -> {
      if (key.endsWith(LOG_GROUP)) {
        logGroups.put(function(key.substring(0, key.length() - LOG_GROUP.length())), value);
      }
    });
    Map<String, String> queues = new TreeMap<>();
    queues.put("shards", required(stack, outputs, "ShardsQueueUrl"));
    queues.put("publish requests", required(stack, outputs, "PublishQueueUrl"));
    Map<String, String> deadLetters = new TreeMap<>();
    deadLetters.put("shards", required(stack, outputs, "ShardsDeadLettersUrl"));
    deadLetters.put("publish requests", required(stack, outputs, "PublishDeadLettersUrl"));
    return new Deployment(
        stack,
        required(stack, outputs, "LakeUrl"),
        required(stack, outputs, "StateMachineArn"),
        queues,
        deadLetters,
        logGroups);
  }

  /** {@code extract-facts} for {@code ExtractFacts}. */
  private static String function(String handler) {
    return handler.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
  }

  private static String required(String stack, Map<String, String> outputs, String key)
      throws CloudException {
    String value = outputs.get(key);
    if (value == null) {
      throw new CloudException(
          Problem.NO_DEPLOYMENT,
          "The stack %s has no output %s: it is none of this program, or is not deployed yet"
              .formatted(stack, key));
    }
    return value;
  }
}
