/**
 * A bucket as a storage. Nothing else in the shared libraries knows the AWS SDK. The service must
 * know conditional writes ({@code If-None-Match: *}), as S3 does, and list what has been written.
 */
package dev.sourcelake.storage.s3;
