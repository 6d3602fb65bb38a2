package dev.stagecoach.jobs.cli.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <b>bold</b>        | &lt;b&gt;bold&lt;/b&gt;
          "Co" & 'Sons'      | &quot;Co&quot; &amp; &#39;Sons&#39;
          &amp;              | &amp;amp;
          جنوب 👩‍💻          | جنوب 👩‍💻
          """)
  void textCanNeverActAsMarkup(String text, String markup) {
    assertThat(Html.text(text)).hasToString(markup);
  }

  @Test
  void charactersThatHtmlDoesNotHoldAreMadeVisible() {
    assertThat(Html.text("a\0b\u0007c\ud800d")).hasToString("a\uFFFDb\uFFFDc\uFFFDd");
  }

  @Test
  void attributesAreEscapedToo() {
    assertThat(Tag.of("a").with("title", "\" onclick=\"alert(1)").text("x"))
        .hasToString("<a title=\"&quot; onclick=&quot;alert(1)\">x</a>");
  }

  @Test
  void namesAreKeptApartFromTheDirectionOfWhatStandsAroundThem() {
    assertThat(Html.name("\u202eabc")).hasToString("<bdi>\u202eabc</bdi>");
  }

  @Test
  void dataInAScriptCannotEndTheScript() {
    assertThat(Html.json(Map.of("name", "</script><!--<script>\u2028")).toString())
        .doesNotContain("<")
        .contains("\\u003c/script>\\u003c!--");
  }

  @Test
  void theFirstCellOfARowNamesTheRow() {
    DataTable table =
        new DataTable(
            "Deals",
            List.of(DataTable.Heading.words("Team"), DataTable.Heading.number("Deals")),
            List.of(List.of(Html.text("North"), Html.text("3"))));

    assertThat(table.html().toString())
        .contains("<caption>Deals</caption>")
        .contains("<th class=\"number\" scope=\"col\">Deals</th>")
        .contains("<th class=\"words\" scope=\"row\">North</th><td class=\"number\">3</td>");
  }

  @Test
  void aPageAllowsItsOwnScriptsAndNothingElse() {
    String page = new Page("t", Html.NONE, List.of(), Html.NONE, true).document();

    assertThat(page)
        .contains("default-src &#39;none&#39;;")
        .containsPattern("script-src (&#39;sha256-[A-Za-z0-9+/=]{44}&#39; ?){2}\"");
  }

  @Test
  void aPageWithoutChartsAllowsNoScriptAtAll() {
    String page = new Page("t", Html.NONE, List.of(), Html.NONE, false).document();

    assertThat(page).contains("script-src &#39;none&#39;").doesNotContain("<script");
  }
}
