package dev.sourcelake.storage.s3;

/**
 * How many requests were sent, repeated ones included, by what they cost on S3's price list.
 *
 * @param puts writes: objects, parts, and beginnings and ends of uploads
 * @param gets reads of objects and of what is known of them
 * @param lists pages of listings
 * @param deletes deletions and given up uploads, which cost nothing
 */
public record RequestCounts(long puts, long gets, long lists, long deletes) {
  /** What was sent since an earlier count. */
  public RequestCounts since(RequestCounts earlier) {
    return new RequestCounts(
        puts - earlier.puts, gets - earlier.gets, lists - earlier.lists, deletes - earlier.deletes);
  }

  /** All of them. */
  public long total() {
    return puts + gets + lists + deletes;
  }
}
