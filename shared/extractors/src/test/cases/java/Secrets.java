package cases;

import java.util.Map;

class Secrets {
  static final String PASSWORD = "hunter2";
  static final String PASSWORD_PROPERTY = "a property's name";
  static final String DB_PASSWORD = "spring.datasource.password";
  static final String API_KEY = System.getenv("API_KEY");
  static final char[] SECRETS[] = {"one".toCharArray(), "two".toCharArray()};
  String aws = "AKIAIOSFODNN7EXAMPLE", harmless = "example";
  String url = "postgres://scott:tiger@db.example.com/orcl";
  String empty_password = "", placeholder_password = "${db.password}";
  String digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

  @Login(user = "scott", password = "tiger")
  void connect(boolean test) {
    String accessToken = test ? "abc" + "def" : ("ghi");
    accessToken = accessToken.equals("xyz") ? null : accessToken;
    setPassword("swordfish");
    client().user("scott").password("tiger").port(5432);
    Map.of("user", "scott", "password", "tiger");
    "swordfish".length();
    String pem =
        """
        -----BEGIN RSA PRIVATE KEY-----
        MIIEow
        """;
  }
}
