package dev.sourcelake.infra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awscdk.assertions.Match;
import software.amazon.awscdk.assertions.Template;

@NeedsNode
class LakeStackTest {
  private final Template lake = Synthesized.provided().lake();

  @Test
  void theBucketIsPrivateEncryptedVersionedAndStays() {
    lake.hasResource(
        "AWS::S3::Bucket",
        Map.of(
            "DeletionPolicy",
            "Retain",
            "UpdateReplacePolicy",
            "Retain",
            "Properties",
            Match.objectLike(
                Map.of(
                    "PublicAccessBlockConfiguration",
                    Map.of(
                        "BlockPublicAcls", true,
                        "BlockPublicPolicy", true,
                        "IgnorePublicAcls", true,
                        "RestrictPublicBuckets", true),
                    "VersioningConfiguration",
                    Map.of("Status", "Enabled"),
                    "BucketEncryption",
                    Match.anyValue()))));
  }

  @Test
  void workingFilesStaleUploadsAndOldVersionsGo() {
    JsonNode rules =
        Resources.ofType(lake, "AWS::S3::Bucket")
            .values()
            .iterator()
            .next()
            .path("LifecycleConfiguration")
            .path("Rules");
    assertEquals(3, rules.size());
    assertEquals("runs/", rules.get(0).path("Prefix").asText());
    assertEquals(14, rules.get(0).path("ExpirationInDays").asInt());
    assertEquals(
        2, rules.get(1).path("AbortIncompleteMultipartUpload").path("DaysAfterInitiation").asInt());
    assertEquals(
        7, rules.get(2).path("NoncurrentVersionExpiration").path("NoncurrentDays").asInt());
    for (JsonNode rule : rules) {
      if (rule.has("ExpirationInDays")) {
        assertEquals("runs/", rule.path("Prefix").asText(), "only working files may expire");
      }
    }
  }

  @Test
  void onlyTlsIsSpoken() {
    List<JsonNode> forbidden =
        statements().stream()
            .filter(statement -> statement.path("Condition").toString().contains("Transport"))
            .toList();
    assertEquals(1, forbidden.size());
    assertEquals("Deny", forbidden.getFirst().path("Effect").asText());
    assertEquals("s3:*", forbidden.getFirst().path("Action").asText());
  }

  @Test
  void nobodyOverwritesButWorkingFilesAndHints() {
    JsonNode statement = statement("NobodyOverwrites");
    assertEquals("Deny", statement.path("Effect").asText());
    assertEquals("s3:PutObject", statement.path("Action").asText());
    JsonNode condition = statement.path("Condition");
    assertEquals("true", condition.path("Null").path("s3:if-none-match").asText());
    assertEquals("true", condition.path("Bool").path("s3:ObjectCreationOperation").asText());
    assertEquals(
        List.of("/runs/*", "/journal/hint.json", "/tables/*/_delta_log/_last_checkpoint"),
        Resources.list(statement.path("NotResource")).stream()
            .map(resource -> resource.path("Fn::Join").path(1).path(1).asText())
            .toList());
  }

  @Test
  void onlyThePublisherAndMaintainersOrderAndDelete() {
    for (String sid : List.of("OnlyThePublisherOrders", "OnlyThePublisherDeletes")) {
      JsonNode statement = statement(sid);
      assertEquals("Deny", statement.path("Effect").asText());
      JsonNode writers = statement.path("Condition").path("ArnNotLike").path("aws:PrincipalArn");
      assertEquals(2, writers.size());
      assertTrue(writers.get(0).toString().contains("commit-tables"), writers::toString);
      assertEquals("arn:aws:iam::111122223333:role/keeper", writers.get(1).asText());
    }
    assertEquals(
        List.of("/tables/*/_delta_log/*", "/journal/*", "/repos/*"),
        Resources.resourceEnds(statement("OnlyThePublisherOrders")));
  }

  private JsonNode statement(String sid) {
    return statements().stream()
        .filter(statement -> statement.path("Sid").asText().equals(sid))
        .findFirst()
        .orElseThrow();
  }

  private List<JsonNode> statements() {
    return Resources.list(
        Resources.ofType(lake, "AWS::S3::BucketPolicy")
            .values()
            .iterator()
            .next()
            .path("PolicyDocument")
            .path("Statement"));
  }
}
