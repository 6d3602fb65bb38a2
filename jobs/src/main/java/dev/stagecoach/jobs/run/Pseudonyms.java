package dev.stagecoach.jobs.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;

import dev.stagecoach.common.config.Privacy;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableContract;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.jspecify.annotations.Nullable;

/**
 * Names in the place of persons' own: the first twelve digits of HMAC-SHA-256 over the name in
 * lower case without blanks around it. Who has the key can tell whose a pseudonym is, nobody else.
 */
final class Pseudonyms implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String ALGORITHM = "HmacSHA256";
  private static final int DIGITS = 12;

  private final byte[] key;
  private final Map<String, String> known = new ConcurrentHashMap<>();

  Pseudonyms(String key) {
    this.key = key.getBytes(StandardCharsets.UTF_8);
  }

  /** The rows of a table as its readers may see them. */
  static Dataset<Row> in(TableContract contract, Dataset<Row> rows, Privacy privacy) {
    if (contract.name().layer() != Layer.MART || privacy.names() == Privacy.Names.SHOWN) {
      return rows;
    }
    Pseudonyms pseudonyms = new Pseudonyms(privacy.key().orElseThrow());
    UDF1<@Nullable String, @Nullable String> function = pseudonyms::of;
    var named = udf(function, DataTypes.StringType);
    Column[] columns =
        contract.columns().stream()
            .map(
                column ->
                    column.personal() && column.dataType().equals(DataTypes.StringType)
                        ? named
                            .apply(col(column.name()))
                            .as(column.name(), column.field().metadata())
                        : col(column.name()))
            .toArray(Column[]::new);
    return rows.select(columns);
  }

  /** The pseudonym of a name; "(unassigned)" and the like are nobody's names and stay. */
  @Nullable String of(@Nullable String name) {
    return name == null || name.startsWith("(") ? name : known.computeIfAbsent(name, this::made);
  }

  private String made(String name) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] hash =
          mac.doFinal(name.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return "person-" + HexFormat.of().formatHex(hash).substring(0, DIGITS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }
}
