package dev.stagecoach.jobs;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.stagecoach.architecture.ProgramClasses;
import dev.stagecoach.architecture.ProgramRules;

@AnalyzeClasses(packages = "dev.stagecoach", importOptions = ProgramClasses.class)
class ArchitectureTest {
  @ArchTest static final ArchTests program = ArchTests.in(ProgramRules.class);
}
