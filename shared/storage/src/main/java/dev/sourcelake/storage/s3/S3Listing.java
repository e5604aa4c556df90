package dev.sourcelake.storage.s3;

import dev.sourcelake.storage.ObjectInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A listing page by page, each asked for when it is needed. */
final class S3Listing implements Iterator<ObjectInfo> {
  private final S3Client client;
  private final S3Errors errors;
  private final S3Location location;
  private final String address;
  private ListObjectsV2Request request;
  private Iterator<S3Object> page;
  private S3Object next;

  private S3Listing(
      S3Client client,
      S3Errors errors,
      S3Location location,
      ListObjectsV2Request request,
      String address)
      throws IOException {
    this.client = client;
    this.errors = errors;
    this.location = location;
    this.request = request;
    this.address = address;
    ask();
  }

  /** A listing whose first page is there already; failures of later ones are unchecked. */
  static Stream<ObjectInfo> stream(
      S3Client client,
      S3Errors errors,
      S3Location location,
      ListObjectsV2Request request,
      String address)
      throws IOException {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new S3Listing(client, errors, location, request, address), Spliterator.ORDERED),
        false);
  }

  private void ask() throws IOException {
    try {
      ListObjectsV2Response response = client.listObjectsV2(request);
      page = response.contents().iterator();
      request =
          Boolean.TRUE.equals(response.isTruncated())
              ? request.toBuilder().continuationToken(response.nextContinuationToken()).build()
              : null;
    } catch (SdkException e) {
      throw errors.of(e, address);
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      while (!page.hasNext()) {
        if (request == null) {
          return false;
        }
        try {
          ask();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      S3Object object = page.next();
      // Consoles make such empty objects to show a folder.
      next = object.key().endsWith("/") ? null : object;
    }
    return true;
  }

  @Override
  public ObjectInfo next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    S3Object object = next;
    next = null;
    return new ObjectInfo(
        location.key(object.key()), object.size(), object.lastModified().toEpochMilli());
  }
}
