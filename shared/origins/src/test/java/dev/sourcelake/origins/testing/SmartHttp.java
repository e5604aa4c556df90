package dev.sourcelake.origins.testing;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/** Git's smart protocol over HTTP, from the server's side. */
public final class SmartHttp {
  private SmartHttp() {}

  /** Answers a request for a repository, as far as reading goes. */
  public static void serve(Repository repository, HttpExchange exchange) throws IOException {
    UploadPack upload = new UploadPack(repository);
    upload.setBiDirectionalPipe(false);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String type;
    if (exchange.getRequestMethod().equals("GET")) {
      type = "application/x-git-upload-pack-advertisement";
      PacketLineOut lines = new PacketLineOut(out);
      lines.writeString("# service=git-upload-pack\n");
      lines.end();
      upload.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(lines));
    } else {
      type = "application/x-git-upload-pack-result";
      InputStream body = exchange.getRequestBody();
      boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      upload.upload(zipped ? new GZIPInputStream(body) : body, out, null);
    }
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, out.size());
    out.writeTo(exchange.getResponseBody());
  }
}
