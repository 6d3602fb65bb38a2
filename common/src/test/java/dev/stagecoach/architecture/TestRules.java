package dev.stagecoach.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;

/** What a test may be. */
public final class TestRules {
  private static final String ASSERTJ = "org.assertj.";

  @ArchTest
  static final ArchRule assertionsAreAssertJ =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.junit.jupiter.api.Assertions")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.junit.Assert")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.hamcrest..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule everyTestAsserts =
      methods()
          .that()
          .areAnnotatedWith("org.junit.jupiter.api.Test")
          .or()
          .areAnnotatedWith("org.junit.jupiter.api.RepeatedTest")
          .or()
          .areAnnotatedWith("org.junit.jupiter.params.ParameterizedTest")
          .should(
              new Reach(
                  "reach an assertion",
                  call -> call.getTargetOwner().getName().startsWith(ASSERTJ)))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule everyThrownByChecksTheMessage =
      methods()
          .that(
              describe(
                  "expect an exception",
                  method ->
                      method.getCallsFromSelf().stream().anyMatch(TestRules::expectsAnException)))
          .should(new Reach("check its message", TestRules::looksIntoTheException))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noTestSleepsOrIsSwitchedOff =
      noClasses()
          .should()
          .callMethod(Thread.class, "sleep", long.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.junit.jupiter.api.Disabled")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.junit.jupiter.api.Assumptions")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule chanceIsSeeded =
      noClasses()
          .should()
          .callCodeUnitWhere(describe("draws without a seed", TestRules::isUnseeded))
          .allowEmptyShould(true);

  private TestRules() {}

  private static boolean expectsAnException(JavaCall<?> call) {
    String name = call.getTarget().getName();
    return call.getTargetOwner().getName().startsWith(ASSERTJ)
        && name.startsWith("assertThat")
        && (name.contains("ThrownBy") || name.contains("Exception"));
  }

  private static boolean looksIntoTheException(JavaCall<?> call) {
    String name = call.getTarget().getName();
    return call.getTargetOwner().getName().startsWith(ASSERTJ)
        && (name.contains("Message")
            || name.startsWith("satisfies")
            || name.startsWith("extracting"));
  }

  private static boolean isUnseeded(JavaCall<?> call) {
    boolean plainRandom =
        call instanceof JavaConstructorCall
            && call.getTargetOwner().isEquivalentTo(Random.class)
            && call.getTarget().getRawParameterTypes().isEmpty();
    String name = call.getTargetOwner().getName() + "." + call.getTarget().getName();
    return plainRandom
        || Set.of(
                "java.lang.Math.random",
                "java.util.UUID.randomUUID",
                "java.util.concurrent.ThreadLocalRandom.current")
            .contains(name);
  }

  /** A call that the method makes itself or through methods of our own tests. */
  private static final class Reach extends ArchCondition<JavaMethod> {
    private final Predicate<JavaCall<?>> wanted;

    Reach(String description, Predicate<JavaCall<?>> wanted) {
      super(description);
      this.wanted = wanted;
    }

    @Override
    public void check(JavaMethod method, ConditionEvents events) {
      boolean reached = reaches(method, new HashSet<>());
      events.add(
          new SimpleConditionEvent(
              method, reached, method.getFullName() + " should " + getDescription()));
    }

    private boolean reaches(JavaCodeUnit code, Set<JavaCodeUnit> seen) {
      if (!seen.add(code)) {
        return false;
      }
      return code.getCallsFromSelf().stream()
          .anyMatch(
              call ->
                  wanted.test(call)
                      || call.getTarget()
                          .resolveMember()
                          .filter(JavaCodeUnit.class::isInstance)
                          .map(JavaCodeUnit.class::cast)
                          .filter(next -> next.getOwner().getName().startsWith("dev.stagecoach."))
                          .filter(next -> reaches(next, seen))
                          .isPresent());
    }
  }
}
