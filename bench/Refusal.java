import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sourcelake.forges.ForgeHost;
import dev.sourcelake.forges.events.Deliveries;
import dev.sourcelake.forges.events.Delivery;
import dev.sourcelake.forges.events.DeliverySettings;
import dev.sourcelake.forges.events.ForgeKind;
import dev.sourcelake.forges.events.Outcome;
import dev.sourcelake.forges.events.Secrets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Prints how long it takes to refuse what is nearly right, as a ratio to what is wrong from its first byte on: medians
 * of rounds in turn, in one thread. The control is the token's comparison by a loop that ends at the first difference,
 * beside the same work: it shows that this would be seen.
 */
final class Refusal {
  private static final int ROUNDS = 4_000;
  private static final int CALLS = 8;
  private static final int LONG = 16_384;
  private static final String BODY = "{}";

  private static long sink;

  public static void main(String[] arguments) {
    String secret = "s".repeat(LONG - 1) + "t";
    Secrets secrets = Secrets.of(secret, "another one, of which nothing is known");
    String right = secrets.signature(BODY.getBytes(UTF_8));
    byte[] near = HexFormat.of().parseHex(right);
    near[near.length - 1] ^= 1;
    byte[] far = near.clone();
    far[0] ^= 1;
    print(
        "signature",
        signed(secrets, HexFormat.of().formatHex(near)),
        signed(secrets, HexFormat.of().formatHex(far)));
    String nearToken = "s".repeat(LONG);
    String farToken = "x" + "s".repeat(LONG - 1);
    print("token", token(secrets, nearToken), token(secrets, farToken));
    byte[] expected = secret.getBytes(UTF_8);
    byte[] nearBytes = nearToken.getBytes(UTF_8);
    byte[] farBytes = farToken.getBytes(UTF_8);
    BooleanSupplier work = token(secrets, nearToken);
    print(
        "control",
        () -> work.getAsBoolean() | early(expected, nearBytes),
        () -> work.getAsBoolean() | early(expected, farBytes));
  }

  private static BooleanSupplier signed(Secrets secrets, String signature) {
    Deliveries deliveries = deliveries(ForgeKind.GITHUB, secrets);
    Delivery delivery = new Delivery(Map.of("X-Hub-Signature-256", "sha256=" + signature), BODY, false);
    return () -> deliveries.judge(delivery) instanceof Outcome.Refuse;
  }

  private static BooleanSupplier token(Secrets secrets, String token) {
    Deliveries deliveries = deliveries(ForgeKind.GITLAB, secrets);
    Delivery delivery = new Delivery(Map.of("X-Gitlab-Token", token), BODY, false);
    return () -> deliveries.judge(delivery) instanceof Outcome.Refuse;
  }

  private static Deliveries deliveries(ForgeKind kind, Secrets secrets) {
    return new Deliveries(DeliverySettings.of(kind, new ForgeHost("git.example.org"), secrets));
  }

  private static boolean early(byte[] expected, byte[] given) {
    for (int i = 0; i < expected.length; i++) {
      if (expected[i] != given[i]) {
        return false;
      }
    }
    return true;
  }

  private static void print(String name, BooleanSupplier near, BooleanSupplier far) {
    long[] nearTimes = new long[ROUNDS];
    long[] farTimes = new long[ROUNDS];
    for (int i = -ROUNDS; i < ROUNDS; i++) {
      // Who comes first alternates, so that neither has the warmer cache.
      boolean nearFirst = (i & 1) == 0;
      long first = time(nearFirst ? near : far);
      long second = time(nearFirst ? far : near);
      if (i >= 0) {
        nearTimes[i] = nearFirst ? first : second;
        farTimes[i] = nearFirst ? second : first;
      }
    }
    double ratio = (double) median(nearTimes) / median(farTimes);
    System.out.printf("%s %.4f (%,d ns beside %,d ns)%n", name, ratio, median(nearTimes) / CALLS, median(farTimes) / CALLS);
  }

  private static long time(BooleanSupplier call) {
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      sink += call.getAsBoolean() ? 1 : 0;
    }
    return System.nanoTime() - start;
  }

  private static long median(long[] times) {
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
