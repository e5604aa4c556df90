package dev.sourcelake.stages.cost;

import dev.sourcelake.stages.plan.ShardCutter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/**
 * What scans take in the cloud, by measured rates and the list prices of us-east-1; the formula is
 * in docs/cloud.md. It is meant for the first scan of everything: a later one reads what changed.
 *
 * @param scans how many there are
 * @param files files that are read
 * @param bytes their bytes
 * @param shards how many calls read them
 * @param gbSeconds memory times time of all functions, in GiB and seconds
 * @param requests what is asked of S3, SQS and Step Functions
 * @param dollars what all that costs, in US dollars
 */
public record Estimate(
    long scans,
    long files,
    long bytes,
    long shards,
    double gbSeconds,
    long requests,
    double dollars) {
  /** Nothing at all. */
  public static final Estimate NOTHING = new Estimate(0, 0, 0, 0, 0, 0, 0);

  /** Where only a size is known, as forges tell it: what a file of source has on average. */
  private static final long BYTES_OF_FILE = 6_000;

  private static final double MB = 1_000_000;

  /** Of a function with two cores, for a megabyte of Java, which is the dearest to read. */
  private static final double EXTRACT_SECONDS_OF_MB = 1.3;

  /** The start of a process, its first parse, and the files that it writes. */
  private static final double EXTRACT_SECONDS_OF_SHARD = 6;

  private static final double EXTRACT_GIB = 3538 / 1024.0;

  /** Scan, plan, prepare and commit together, whatever the size: most of it is their start. */
  private static final double OTHER_SECONDS = 16;

  private static final double OTHER_SECONDS_OF_MB = 0.4;
  private static final double OTHER_GIB = 3008 / 1024.0;

  private static final long STATES = 12;
  private static final long FEW_SHARDS = 40;
  private static final long PUTS_OF_SCAN = 150;
  private static final long GETS_OF_SCAN = 600;
  private static final double PUTS_OF_FILE = 0.1;
  private static final double GETS_OF_FILE = 0.2;
  private static final long MESSAGES_OF_SHARD = 4;

  private static final double USD_OF_GIB_SECOND = 0.0000166667;
  private static final double USD_OF_STATE = 0.000025;
  private static final double USD_OF_PUT = 0.000005;
  private static final double USD_OF_GET = 0.0000004;
  private static final double USD_OF_MESSAGE = 0.0000004;

  /** The estimate of one scan that reads so many files and bytes. */
  public static Estimate of(long files, long bytes) {
    long shards = ShardCutter.count(files, bytes);
    double gbSeconds =
        EXTRACT_GIB * (shards * EXTRACT_SECONDS_OF_SHARD + bytes / MB * EXTRACT_SECONDS_OF_MB)
            + OTHER_GIB * (OTHER_SECONDS + bytes / MB * OTHER_SECONDS_OF_MB);
    long states = STATES + (shards > FEW_SHARDS ? 2 * shards : shards);
    long puts = PUTS_OF_SCAN + (long) (files * PUTS_OF_FILE);
    long gets = GETS_OF_SCAN + (long) (files * GETS_OF_FILE);
    long messages = shards * MESSAGES_OF_SHARD;
    return new Estimate(
        1,
        files,
        bytes,
        shards,
        gbSeconds,
        states + puts + gets + messages,
        gbSeconds * USD_OF_GIB_SECOND
            + states * USD_OF_STATE
            + puts * USD_OF_PUT
            + gets * USD_OF_GET
            + messages * USD_OF_MESSAGE);
  }

  /** The estimate of a repository of which only the size is known, which its history is part of. */
  public static Estimate ofSize(long bytes) {
    return of(bytes / BYTES_OF_FILE, bytes);
  }

  /** Both together. */
  public Estimate and(Estimate other) {
    return new Estimate(
        scans + other.scans,
        files + other.files,
        bytes + other.bytes,
        shards + other.shards,
        gbSeconds + other.gbSeconds,
        requests + other.requests,
        dollars + other.dollars);
  }

  /** An amount for people: to the cent, or by two digits that count where it is less than one. */
  public static String usd(double dollars) {
    if (dollars <= 0 || dollars >= 0.01) {
      return String.format(Locale.ROOT, "$%,.2f", dollars);
    }
    return "$" + new BigDecimal(dollars).round(new MathContext(2)).toPlainString();
  }

  /**
   * Refuses to go on above a ceiling; {@link OverBudgetException} names both.
   *
   * @param what what would be begun, for the message
   * @param maxUsd the ceiling in dollars
   */
  public void requireAtMost(double maxUsd, String what) {
    if (dollars > maxUsd) {
      throw new OverBudgetException(
          String.format(
              Locale.ROOT,
              "%s would cost about %s (%,d files, %,.1f MB), and the ceiling is %s: raise it, or ask for fewer datasets",
              what,
              usd(dollars),
              files,
              bytes / MB,
              usd(maxUsd)));
    }
  }
}
