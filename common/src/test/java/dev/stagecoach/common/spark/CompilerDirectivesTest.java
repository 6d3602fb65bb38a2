package dev.stagecoach.common.spark;

import static org.assertj.core.api.Assertions.assertThat;

import javax.management.JMException;
import org.junit.jupiter.api.Test;

class CompilerDirectivesTest {
  @Test
  void theSlowCompilerIsKeptAwayFromCodeThatPlansAndFromGeneratedCode() throws JMException {
    CompilerDirectives.give();

    assertThat(CompilerDirectives.given())
        .contains("org/apache/spark/sql/catalyst/analysis/*.*")
        .contains("org/apache/spark/sql/catalyst/expressions/GeneratedClass*.*")
        .containsPattern("c2 directives:(?s).*Exclude:true");
  }

  @Test
  void givenTwiceTheyStandOnce() throws JMException {
    CompilerDirectives.give();
    CompilerDirectives.give();

    assertThat(CompilerDirectives.given()).containsOnlyOnce("org/codehaus/janino/*.*");
  }
}
