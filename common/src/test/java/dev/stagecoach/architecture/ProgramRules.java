package dev.stagecoach.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Set;
import org.jspecify.annotations.NullMarked;

/** How the program hangs together; a rule without classes yet holds. */
public final class ProgramRules {
  private static final String JOBS = "dev.stagecoach.jobs.";

  /** Packages of {@code jobs} that serve all subjects; every other one is a subject. */
  private static final Set<String> SHARED_BY_SUBJECTS =
      Set.of("cli", "operations", "run", "tables");

  @ArchTest
  static final ArchRule commonKnowsNoJob =
      noClasses()
          .that()
          .resideInAPackage("dev.stagecoach.common..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.stagecoach.jobs..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices()
          .matching("dev.stagecoach.(*).(*)..")
          .should()
          .beFreeOfCycles()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule subjectsMeetOnlyInTables =
      slices()
          .assignedFrom(new Subjects())
          .should()
          .notDependOnEachOther()
          .allowEmptyShould(true)
          .because("ingest, funnel, kpi … read each other's tables, not each other's classes");

  @ArchTest
  static final ArchRule onlyTheRunnerReadsTheWallClock =
      noClasses()
          .that()
          .haveSimpleNameNotContaining("JobRunner")
          .should()
          .callCodeUnitWhere(describe("reads the wall clock", ForbiddenCalls::readsTheWallClock))
          .allowEmptyShould(true)
          .because("every table is a function of its inputs and the as-of date");

  @ArchTest
  static final ArchRule statisticsAndCalendarsKnowNoSpark =
      noClasses()
          .that()
          .resideInAnyPackage("dev.stagecoach.common.stats..", "dev.stagecoach.common.time..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "io.delta..", "scala..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule sessionsAreBuiltInOnePlace =
      noClasses()
          .that()
          .doNotHaveSimpleName("SparkSessions")
          .should()
          .callCodeUnitWhere(describe("builds a Spark session", ForbiddenCalls::buildsASession))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule tablesAreWrittenInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.stagecoach.common.delta..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.delta..")
                  .or(resideInAPackage("org.apache.spark.sql.delta.."))
                  .or(name("org.apache.spark.sql.DataFrameWriter"))
                  .or(name("org.apache.spark.sql.DataFrameWriterV2"))
                  .or(name("org.apache.spark.sql.MergeIntoWriter")))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule sparksParserIsReachedInOnePlace =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.stagecoach.common.sql..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark.sql.catalyst..")
          .allowEmptyShould(true)
          .because("Catalyst is internal to Spark: one place to mend");

  @ArchTest
  static final ArchRule loggingGoesThroughSlf4j =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.util.logging..", "org.apache.logging..", "org.apache.log4j..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule nothingPrintsToTheStandardStreams =
      GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.allowEmptyShould(true);

  @ArchTest
  static final ArchRule failuresHaveATypeOfTheirOwn =
      GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.allowEmptyShould(true);

  @ArchTest
  static final ArchRule staticStateIsFinal =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("dev.stagecoach..")
          .and()
          .areStatic()
          .should()
          .beFinal()
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule noReflection =
      noClasses()
          .should()
          .callCodeUnitWhere(describe("reflects", ForbiddenCalls::reflects))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesAreNamedForWhatTheyHold =
      noClasses()
          .should()
          .resideInAnyPackage(
              "..util..",
              "..utils..",
              "..helper..",
              "..manager..",
              "..base..",
              "..impl..",
              "..misc..")
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule packagesAreNullMarked =
      classes()
          .that()
          .resideInAPackage("dev.stagecoach..")
          .should(new LieInANullMarkedPackage())
          .allowEmptyShould(true);

  private ProgramRules() {}

  private static final class Subjects implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      String name = type.getPackageName() + ".";
      if (!name.startsWith(JOBS) || name.length() == JOBS.length()) {
        return SliceIdentifier.ignore();
      }
      String part = name.substring(JOBS.length(), name.indexOf('.', JOBS.length()));
      return SHARED_BY_SUBJECTS.contains(part)
          ? SliceIdentifier.ignore()
          : SliceIdentifier.of(part);
    }

    @Override
    public String getDescription() {
      return "subjects of jobs";
    }
  }

  private static final class LieInANullMarkedPackage extends ArchCondition<JavaClass> {
    LieInANullMarkedPackage() {
      super("lie in a package whose package-info says @NullMarked");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
      boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
      events.add(
          new SimpleConditionEvent(
              type,
              marked,
              "package " + type.getPackageName() + " has no package-info with @NullMarked"));
    }
  }
}
