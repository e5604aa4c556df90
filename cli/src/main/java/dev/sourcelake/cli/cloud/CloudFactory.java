package dev.sourcelake.cli.cloud;

import dev.sourcelake.cli.cloud.aws.AwsCloud;
import java.io.IOException;

/** Opens deployments. */
public interface CloudFactory {
  /** Finds them in AWS, by the settings that every AWS tool reads. */
  CloudFactory REAL = stack -> AwsCloud.open(stack);

  /** A deployment by its name or its stack's; the caller closes it. */
  Cloud open(String stack) throws IOException;
}
