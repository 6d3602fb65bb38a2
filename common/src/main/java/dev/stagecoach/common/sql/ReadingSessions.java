package dev.stagecoach.common.sql;

import java.util.function.Supplier;
import org.apache.spark.sql.SparkSessionExtensions;
import scala.Function1;
import scala.runtime.BoxedUnit;

/**
 * An extension of Spark, named in {@code spark.sql.extensions}, under which statements can only
 * read the views of {@link #SCHEMA}. What the program itself does {@link #asOwner} is not held to
 * it.
 */
public final class ReadingSessions implements Function1<SparkSessionExtensions, BoxedUnit> {
  /** The schema that readers may read. */
  public static final String SCHEMA = "mart";

  private static final ThreadLocal<Boolean> OWNER = ThreadLocal.withInitial(() -> false);

  /** Does something that readers may not. */
  public static <T> T asOwner(Supplier<T> work) {
    OWNER.set(true);
    try {
      return work.get();
    } finally {
      OWNER.remove();
    }
  }

  /** Whether what this thread does is held to nothing. */
  static boolean isOwner() {
    return OWNER.get();
  }

  @Override
  public BoxedUnit apply(SparkSessionExtensions extensions) {
    extensions.injectParser((session, parser) -> new ReadersParser(parser));
    return BoxedUnit.UNIT;
  }
}
