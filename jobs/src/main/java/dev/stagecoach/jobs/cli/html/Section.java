package dev.stagecoach.jobs.cli.html;

/**
 * A part of a page with its heading.
 *
 * @param id what links to it end with
 * @param title its heading
 * @param shortTitle as the links at the top call it
 */
public record Section(String id, String title, String shortTitle, Html content) {
  /** The section. */
  Html html() {
    return Tag.of("section")
        .with("id", id)
        .with("aria-labelledby", id + "-title")
        .around(Tag.of("h2").with("id", id + "-title").text(title), content);
  }
}
