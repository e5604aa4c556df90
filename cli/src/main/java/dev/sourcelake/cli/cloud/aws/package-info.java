/**
 * A deployment in AWS, called by AWS's own protocols. Nothing else of the command knows the SDK.
 */
package dev.sourcelake.cli.cloud.aws;
