package dev.stagecoach.common;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import dev.stagecoach.architecture.TestClasses;
import dev.stagecoach.architecture.TestRules;

@AnalyzeClasses(packages = "dev.stagecoach", importOptions = TestClasses.class)
class TestStyleTest {
  @ArchTest static final ArchTests tests = ArchTests.in(TestRules.class);
}
