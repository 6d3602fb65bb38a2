package dev.stagecoach.jobs.simulate.extract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.jobs.simulate.chance.Dice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSinkTest {
  private final CsvSink sink = CsvSink.kept();

  @Test
  void textIsQuotedOnlyWhereItMustBe() throws IOException {
    sink.text("plain").text("a,b").text("say \"hi\"").text("two\nlines").text("Söhne").none();
    sink.end();

    assertThat(written()).isEqualTo("plain,\"a,b\",\"say \"\"hi\"\"\",\"two\nlines\",\"Söhne\",\n");
  }

  @Test
  void numbersAndAmountsAreExact() throws IOException {
    sink.number(-7).number(0).money(123_456).money(-5).money(-123_400).id("X", 42, 5, "Z").end();

    assertThat(written()).isEqualTo("-7,0,1234.56,-0.05,-1234.00,X00042Z\n");
  }

  @Test
  void rowsAreCountedAndSeparated() throws IOException {
    sink.flag(true).end();
    sink.flag(false).end();

    assertThat(written()).isEqualTo("true\nfalse\n");
    assertThat(sink.rows()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void datesAndInstantsAgreeWithTheJavaCalendar(long seed) throws IOException {
    Dice dice = Dice.of(seed);
    DateTimeFormatter pattern =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      long day = dice.below(40_000L) - 5_000;
      long millis = day * 86_400_000L + dice.below(86_400_000);
      sink.day(day).instant(millis).end();
      String instant = pattern.format(Instant.ofEpochMilli(millis));
      expected.append(LocalDate.ofEpochDay(day)).append(',').append(instant).append('\n');
    }

    assertThat(written()).as("seed %d", seed).isEqualTo(expected.toString());
  }

  private String written() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sink.drainTo(bytes);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
