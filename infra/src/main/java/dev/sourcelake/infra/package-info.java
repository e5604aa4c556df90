/** The CDK app: what of it is a setting, its stacks, and the program that the cdk command runs. */
package dev.sourcelake.infra;
