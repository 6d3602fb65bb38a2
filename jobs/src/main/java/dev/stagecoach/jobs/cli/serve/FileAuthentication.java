package dev.stagecoach.jobs.cli.serve;

import dev.stagecoach.common.job.StagecoachException;
import java.nio.file.Path;
import javax.security.sasl.AuthenticationException;
import org.apache.hive.service.auth.PasswdAuthenticationProvider;

/**
 * Tells the server whether a user's password is right. The server makes one for each login, so that
 * a changed file holds from the next login on.
 */
public final class FileAuthentication implements PasswdAuthenticationProvider {
  /** The system property that names the file of users. */
  static final String FILE = "stagecoach.users";

  @Override
  public void Authenticate(String user, String password) throws AuthenticationException {
    try {
      if (UserFile.read(Path.of(System.getProperty(FILE))).knows(user, password)) {
        return;
      }
    } catch (StagecoachException e) {
      throw new AuthenticationException("The file of users cannot be read.", e);
    }
    throw new AuthenticationException("No such user, or another password.");
  }
}
