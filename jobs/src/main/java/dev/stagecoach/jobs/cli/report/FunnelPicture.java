package dev.stagecoach.jobs.cli.report;

import dev.stagecoach.common.time.Period;
import dev.stagecoach.jobs.cli.html.Html;
import dev.stagecoach.jobs.cli.html.Tag;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The funnel of one year as bars that shrink, with the conversion between them: words and boxes, so
 * that it is read as it is seen.
 */
final class FunnelPicture {
  private final Facts facts;
  private final Passages passages;
  private final Period year;

  FunnelPicture(Facts facts, Passages passages) {
    this.facts = facts;
    this.passages = passages;
    this.year = facts.periods().main();
  }

  Html html() {
    List<Html> items = new ArrayList<>();
    List<String> stages = passages.stages();
    long most =
        stages.stream()
            .flatMap(stage -> passages.next(stage, year).stream())
            .mapToLong(each -> each.deals().entries())
            .max()
            .orElse(0);
    if (most == 0) {
      return Words.reason("No deal entered the funnel in %s.".formatted(year.label()));
    }
    for (String stage : stages) {
      passages.next(stage, year).ifPresent(passage -> items.add(stage(passage, most)));
    }
    return Tag.of("ol", "funnel").with("aria-label", "Funnel of " + year.label()).around(items);
  }

  private Html stage(Conversion passage, long most) {
    Conversion.Deals deals = passage.deals();
    String width = String.format(Locale.ROOT, "%.2f%%", 100.0 * deals.entries() / most);
    return Tag.of("li")
        .around(
            Tag.of("div", "funnel-stage")
                .around(
                    Tag.of("span", "funnel-name").text(facts.stage(passage.fromStage())),
                    Tag.of("span", "funnel-track")
                        .around(
                            Tag.of("span", "funnel-bar").with("style", "width:" + width).empty(),
                            Tag.of("span", "funnel-count")
                                .around(
                                    Scale.COUNT.html(BigDecimal.valueOf(deals.entries())),
                                    Html.text(" deals")))),
            Tag.of("div", "funnel-step").around(step(passage)));
  }

  private Html step(Conversion passage) {
    List<Html> parts = new ArrayList<>();
    String interval = Words.interval(passage.matureLow(), passage.matureHigh());
    parts.add(
        Tag.of("span", "funnel-rate")
            .around(Html.text("↓ "), Scale.SHARE.html(passage.matureRate())));
    parts.add(
        Html.text(
            " go on to %s%s"
                .formatted(
                    facts.stage(passage.toStage()),
                    interval.isEmpty() ? "" : " (" + interval + ")")));
    before(passage).ifPresent(parts::add);
    parts.add(
        Tag.of("span", "funnel-rest")
            .text(
                "%s lost, %s open%s"
                    .formatted(
                        share(passage.deals().lost(), passage),
                        share(passage.deals().open(), passage),
                        passage.isMature()
                            ? ""
                            : "; %s of the deals are not yet %d days old"
                                .formatted(
                                    share(
                                        passage.deals().entries() - passage.deals().mature(),
                                        passage),
                                    passage.windowDays()))));
    return Html.of(parts);
  }

  private Optional<Html> before(Conversion passage) {
    Optional<Period> earlier = facts.periods().before();
    @Nullable BigDecimal rate =
        earlier
            .flatMap(period -> passages.next(passage.fromStage(), period))
            .map(Conversion::matureRate)
            .orElse(null);
    return rate == null
        ? Optional.empty()
        : Optional.of(
            Html.text(
                ", %s in %s".formatted(Scale.SHARE.text(rate), earlier.orElseThrow().label())));
  }

  private static String share(long part, Conversion passage) {
    return Scale.SHARE.text(
        BigDecimal.valueOf(part)
            .divide(BigDecimal.valueOf(passage.deals().entries()), MathContext.DECIMAL64));
  }
}
