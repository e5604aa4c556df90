package dev.sourcelake.forges.events;

/** The forges whose deliveries are understood. */
public enum ForgeKind {
  /** GitHub: signs the body, {@code X-Hub-Signature-256: sha256=…}. */
  GITHUB("x-github-event", "x-github-delivery"),
  /** GitLab: sends the secret itself, {@code X-Gitlab-Token}, and signs nothing. */
  GITLAB("x-gitlab-event", "x-gitlab-event-uuid"),
  /** Gitea, and Forgejo: signs the body, {@code X-Gitea-Signature: …}. */
  GITEA("x-gitea-event", "x-gitea-delivery"),
  /** Bitbucket: signs the body, {@code X-Hub-Signature: sha256=…}. */
  BITBUCKET("x-event-key", "x-request-uuid");

  private final String event;
  private final String delivery;

  ForgeKind(String event, String delivery) {
    this.event = event;
    this.delivery = delivery;
  }

  /** The header that names the event, in lower case. */
  String eventHeader() {
    return event;
  }

  /** The header that names the delivery, in lower case; a delivery sent again has the same one. */
  String deliveryHeader() {
    return delivery;
  }
}
