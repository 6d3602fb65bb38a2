package dev.stagecoach.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The program of all modules on the class path, without any module's tests. */
public final class ProgramClasses implements ImportOption {
  @Override
  public boolean includes(Location location) {
    return !TestClasses.isOfTests(location);
  }
}
