package dev.stagecoach.jobs.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.stagecoach.common.config.ColumnNames;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects, one a line. A document that is an array of objects is read as if each stood on a
 * line of its own. What is nested stays JSON text.
 */
final class JsonRecords implements RecordReader {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final BufferedReader lines;
  private final @Nullable JsonParser array;
  private final Map<String, Integer> places = new HashMap<>();
  private final int width;
  private final @Nullable String[] values;
  private final Set<String> keys = new LinkedHashSet<>();
  private String text = "";
  private long line;
  private @Nullable RejectReason fault;

  JsonRecords(Reader reader, List<String> names) throws IOException {
    lines = new BufferedReader(reader, 1 << 16);
    for (int i = 0; i < names.size(); i++) {
      places.put(names.get(i), i);
    }
    width = names.size();
    values = new String[width];
    array = startsArray() ? openArray() : null;
  }

  @Override
  public boolean next() throws IOException {
    fault = null;
    Arrays.fill(values, null);
    return array == null ? nextLine() : nextElement(array);
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public @Nullable RejectReason fault() {
    return fault;
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public void read(@Nullable String[] into) {
    System.arraycopy(values, 0, into, 0, width);
  }

  @Override
  public String rawText() {
    return text;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }

  private boolean nextLine() throws IOException {
    String read = lines.readLine();
    line++;
    while (read != null && read.isBlank()) {
      read = lines.readLine();
      line++;
    }
    if (read == null) {
      return false;
    }
    text = read;
    if (text.indexOf(LandingText.UNREADABLE) >= 0) {
      fault = RejectReason.INVALID_ENCODING;
      return true;
    }
    try {
      take(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      fault = RejectReason.INVALID_JSON;
    }
    return true;
  }

  private boolean nextElement(JsonParser parser) throws IOException {
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      return false;
    }
    JsonNode node = MAPPER.readTree(parser);
    line++;
    text = node.toString();
    take(node);
    return true;
  }

  private void take(JsonNode node) {
    if (!node.isObject()) {
      fault = RejectReason.INVALID_JSON;
      return;
    }
    node.properties()
        .forEach(
            property -> {
              String name = ColumnNames.lowerSnake(property.getKey());
              keys.add(name);
              Integer place = places.get(name);
              if (place != null) {
                values[place] = value(property.getValue());
              }
            });
  }

  /** The keys of all objects, in the order in which they first come. */
  static List<String> keys(Reader reader) throws IOException {
    JsonRecords records = new JsonRecords(reader, List.of());
    boolean more = true;
    while (more) {
      more = records.next();
    }
    return List.copyOf(records.keys);
  }

  private static @Nullable String value(JsonNode node) {
    if (node.isNull()) {
      return null;
    }
    String value = node.isValueNode() ? node.asText() : node.toString();
    return value.isEmpty() ? null : value;
  }

  private boolean startsArray() throws IOException {
    lines.mark(1 << 12);
    int c = lines.read();
    while (c >= 0 && Character.isWhitespace(c)) {
      c = lines.read();
    }
    lines.reset();
    return c == '[';
  }

  private JsonParser openArray() throws IOException {
    JsonParser parser = new JsonFactory().createParser(lines);
    parser.setCodec(MAPPER);
    parser.nextToken();
    return parser;
  }
}
