package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Stages.CanonicalStage;
import dev.stagecoach.common.config.Stages.StageKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the block {@code activities} against the stages. */
final class ActivityReader {
  private static final String CONNECTED = "connected";
  private static final String UNREACHED = "unreached";
  private static final String STAGE = "opportunity-stage";
  private static final int MOST_DAYS = 3650;

  private ActivityReader() {}

  static Activities activities(Settings settings, Stages stages) {
    Settings dispositions = settings.section("dispositions");
    List<String> connected = lowerCase(dispositions, CONNECTED);
    List<String> unreached = lowerCase(dispositions, UNREACHED);
    unreached.stream()
        .filter(connected::contains)
        .forEach(
            both ->
                dispositions.fault(
                    UNREACHED,
                    "holds '%s', which is among the connected ones too".formatted(both),
                    "keep it in one of the two lists"));
    return new Activities(
        Values.wholeNumber(settings, "conversation-seconds", 0, Integer.MAX_VALUE),
        connected,
        unreached,
        lowerCase(dispositions, "positive"),
        days(settings, "reply-days"),
        days(settings, "meeting-days"),
        days(settings, "opportunity-days"),
        days(settings, "prospect-days"),
        days(settings, "sale-days"),
        stage(settings, stages));
  }

  private static int days(Settings settings, String key) {
    return Values.wholeNumber(settings, key, 1, MOST_DAYS);
  }

  private static List<String> lowerCase(Settings settings, String key) {
    return Values.texts(settings, key).stream()
        .map(text -> text.strip().toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }

  private static Optional<String> stage(Settings settings, Stages stages) {
    Optional<String> name = Values.optionalText(settings, STAGE);
    List<String> open =
        stages.canonical().stream()
            .filter(stage -> stage.kind() == StageKind.OPEN)
            .map(CanonicalStage::name)
            .toList();
    name.filter(found -> !open.contains(found))
        .ifPresent(
            found ->
                settings.dangling(
                    STAGE,
                    "is '%s', which is no open stage of stages.canonical".formatted(found),
                    NearestNames.remedy(found, open)));
    return name;
  }
}
