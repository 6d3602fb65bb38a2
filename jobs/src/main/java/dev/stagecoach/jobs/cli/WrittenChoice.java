package dev.stagecoach.jobs.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads one of the constants of an enum as the help writes them, in upper or lower case.
 *
 * @param <E> the enum
 */
record WrittenChoice<E extends Enum<E>>(Class<E> type) implements ITypeConverter<E> {
  @Override
  public E convert(String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(choice -> choice.toString().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException(refusal(text)));
  }

  private String refusal(String text) {
    return "'%s' is none of %s"
        .formatted(
            text,
            Arrays.stream(type.getEnumConstants())
                .map(Enum::toString)
                .collect(Collectors.joining(", ")));
  }
}
