package dev.stagecoach.common.spark;

import dev.stagecoach.common.job.BundledText;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps Java's slow compiler away from code that plans, and from the code that Spark generates for
 * each query: it took a quarter of the processor time of a small run, and more than half of that
 * was for Spark's analyser and for the compiler of generated code.
 *
 * <p>The directives stand in {@code compiler-directives.json}. To give them takes as long as a few
 * queries save: it is for who makes tables. A Java that knows no such directives runs without.
 */
public final class CompilerDirectives {
  private static final Logger LOG = LoggerFactory.getLogger(CompilerDirectives.class);
  private static final String FILE = "/compiler-directives.json";
  private static final String ONE_OF_THEM = "org/codehaus/janino/*.*";
  private static final String COMMANDS = "com.sun.management:type=DiagnosticCommand";

  private CompilerDirectives() {}

  /** Gives the directives to the Java that runs this, unless it has them. */
  public static void give() {
    try {
      if (given().contains(ONE_OF_THEM)) {
        return;
      }
      Path file = Files.createTempFile("compiler-directives", ".json");
      try {
        Files.writeString(file, BundledText.of(FILE));
        LOG.debug("{}", command("compilerDirectivesAdd", file.toString()));
      } finally {
        Files.delete(file);
      }
    } catch (IOException | JMException e) {
      LOG.debug("This Java takes no directives for its compilers", e);
    }
  }

  /** What Java's compilers have been told, in HotSpot's words. */
  static String given() throws JMException {
    return command("compilerDirectivesPrint");
  }

  private static String command(String name, String... arguments) throws JMException {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName commands = new ObjectName(COMMANDS);
    Object answer =
        arguments.length == 0
            ? server.invoke(commands, name, new Object[0], new String[0])
            : server.invoke(
                commands, name, new Object[] {arguments}, new String[] {String[].class.getName()});
    return String.valueOf(answer);
  }
}
