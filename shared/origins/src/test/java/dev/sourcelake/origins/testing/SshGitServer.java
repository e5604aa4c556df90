package dev.sourcelake.origins.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.UploadPack;

/** Serves one repository by SSH on this machine, to the owner of one key. */
public final class SshGitServer implements AutoCloseable {
  private final SshServer server = SshServer.setUpDefaultServer();
  private final KeyPair hostKey = newKey();
  private final Repository repository;

  /** Serves the repository of a folder. */
  public SshGitServer(Path folder, PublicKey allowed) throws IOException, GeneralSecurityException {
    repository = new FileRepositoryBuilder().findGitDir(folder.toFile()).build();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPublickeyAuthenticator((_, key, _) -> KeyUtils.compareKeys(key, allowed));
    server.setCommandFactory((_, _) -> new Upload());
    server.start();
  }

  /** A key pair of RSA. */
  public static KeyPair newKey() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  /** Where it listens. */
  public int port() {
    return server.getPort();
  }

  /** Its line for {@code known_hosts}. */
  public String knownHost() {
    return "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(hostKey.getPublic()) + "\n";
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
    repository.close();
  }

  /** Answers {@code git-upload-pack}, whatever repository is named. */
  private final class Upload implements Command {
    private InputStream in;
    private OutputStream out;
    private OutputStream err;
    private ExitCallback exit;

    @Override
    public void setInputStream(InputStream stream) {
      in = stream;
    }

    @Override
    public void setOutputStream(OutputStream stream) {
      out = stream;
    }

    @Override
    public void setErrorStream(OutputStream stream) {
      err = stream;
    }

    @Override
    public void setExitCallback(ExitCallback callback) {
      exit = callback;
    }

    @Override
    public void start(ChannelSession channel, Environment environment) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              new UploadPack(repository).upload(in, out, err);
              exit.onExit(0);
            } catch (IOException e) {
              exit.onExit(1, e.getMessage());
            }
          });
    }

    @Override
    public void destroy(ChannelSession channel) {}
  }
}
