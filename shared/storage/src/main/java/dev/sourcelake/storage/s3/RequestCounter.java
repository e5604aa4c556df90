package dev.sourcelake.storage.s3;

import java.util.concurrent.atomic.LongAdder;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.AbortMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectsRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/** Counts what a client sends, each attempt for itself. */
final class RequestCounter implements ExecutionInterceptor {
  private final LongAdder puts = new LongAdder();
  private final LongAdder gets = new LongAdder();
  private final LongAdder lists = new LongAdder();
  private final LongAdder deletes = new LongAdder();

  @Override
  public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes unused) {
    counter(context.request()).increment();
  }

  private LongAdder counter(SdkRequest request) {
    return switch (request) {
      case GetObjectRequest _, HeadObjectRequest _ -> gets;
      case ListObjectsV2Request _ -> lists;
      case DeleteObjectRequest _, DeleteObjectsRequest _, AbortMultipartUploadRequest _ -> deletes;
      default -> puts;
    };
  }

  RequestCounts counts() {
    return new RequestCounts(puts.sum(), gets.sum(), lists.sum(), deletes.sum());
  }
}
