/** End-to-end tests: the CDK app deployed to an emulator, and the functions as they are shipped. */
package dev.sourcelake.localstack;
