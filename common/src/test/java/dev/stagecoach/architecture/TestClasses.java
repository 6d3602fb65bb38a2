package dev.stagecoach.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The tests of all modules on the class path, as a folder or as another module's test jar. */
public final class TestClasses implements ImportOption {
  @Override
  public boolean includes(Location location) {
    return isOfTests(location);
  }

  static boolean isOfTests(Location location) {
    return location.contains("/test-classes/") || location.contains("-tests.jar");
  }
}
