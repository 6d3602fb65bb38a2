package dev.stagecoach.jobs.cli.html;

import dev.stagecoach.common.job.BundledText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A whole document in one file. It loads nothing, and its own policy makes the browser refuse any
 * script but the two that are in it.
 *
 * @param title shown in the browser's tab
 * @param header above everything
 * @param sections in order; the page begins with links to them
 * @param footer below everything
 * @param hasCharts whether there are charts to draw; a page without needs no script
 */
public record Page(
    String title, Html header, List<Section> sections, Html footer, boolean hasCharts) {
  private static final String LIBRARY =
      "/META-INF/resources/webjars/echarts/5.5.0/echarts.common.min.js";

  /** Keeps the sections as they are. */
  public Page {
    sections = List.copyOf(sections);
  }

  /** The document's text, to be written as UTF-8. */
  public String document() {
    List<String> scripts =
        hasCharts ? List.of(BundledText.of(LIBRARY), BundledText.of("/page/charts.js")) : List.of();
    return "<!DOCTYPE html>\n"
        + Tag.of("html").with("lang", "en").around(head(scripts), body(scripts))
        + "\n";
  }

  private Html head(List<String> scripts) {
    return Tag.of("head")
        .around(
            Tag.of("meta").with("charset", "utf-8").empty(),
            Tag.of("meta")
                .with("http-equiv", "Content-Security-Policy")
                .with("content", policy(scripts))
                .empty(),
            Tag.of("meta")
                .with("name", "viewport")
                .with("content", "width=device-width, initial-scale=1")
                .empty(),
            Tag.of("meta").with("name", "color-scheme").with("content", "light dark").empty(),
            Tag.of("title").text(title),
            Tag.of("style").around(Html.ours(BundledText.of("/page/page.css"))));
  }

  private static String policy(List<String> scripts) {
    String allowed =
        scripts.isEmpty()
            ? "'none'"
            : scripts.stream().map(Page::fingerprint).collect(Collectors.joining(" "));
    return "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
        + " script-src "
        + allowed;
  }

  private Html body(List<String> scripts) {
    return Tag.of("body")
        .around(
            Tag.of("a", "skip").with("href", "#main").text("Skip to the content"),
            Tag.of("header").around(header),
            Tag.of("nav").with("aria-label", "Sections").around(links()),
            Tag.of("main").with("id", "main").around(sections.stream().map(Section::html).toList()),
            Tag.of("footer").around(footer),
            Html.of(
                scripts.stream()
                    .map(script -> Tag.of("script").around(Html.ours(script)))
                    .toList()));
  }

  private Html links() {
    return Tag.of("ul")
        .around(
            sections.stream()
                .map(
                    section ->
                        Tag.of("li")
                            .around(
                                Tag.of("a")
                                    .with("href", "#" + section.id())
                                    .text(section.shortTitle())))
                .toList());
  }

  private static String fingerprint(String script) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "'sha256-%s'".formatted(Base64.getEncoder().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
