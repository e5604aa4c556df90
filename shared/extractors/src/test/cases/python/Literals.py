"""Doc."""
a = 1, 0x1e, 1_000, 2.5, 1e3, 3j, .5, True, None, ...
b = b"bytes", rb'\d', r"\d", u"u", "a" 'b'
c = f"{a!r:>{10}} and {'inner'}", """text
block"""


class C:
    password = "hunter2x"
    url = "https://user:pass99@host/"
    field = 'name'

    @decorated("outside")
    def f(self, x="default", *, token="abc123def", **k):
        self.api_key = os.environ.get("KEY") or "k3y-of-mine"
        connect(user="me", password="s3cretly", prompt="password")
        d = {"secret": "s3same", "name": "open", **k}
        d["passwd"] = f"p4ss{x}word"
        return lambda: "in lambda"


github = "ghp_0123456789abcdefghijABCDEFGHIJ456789"
