package dev.stagecoach.jobs.simulate.hubspot;

/** Record ids are numbers; each object has a range of its own. */
final class HubSpotIds {
  static final int PORTAL = 4_711_000;

  private static final int ENGAGEMENTS_A_DEAL = 20;

  private HubSpotIds() {}

  static long deal(long number) {
    return 5_000_000_000L + number;
  }

  static long company(long number) {
    return 6_000_000_000L + number;
  }

  static long contact(long number) {
    return 100_000_000L + number;
  }

  static long engagement(long deal, int number) {
    return 30_000_000_000L + deal * ENGAGEMENTS_A_DEAL + number;
  }

  static long owner(int rep) {
    return 40_000_000L + rep;
  }

  static long user(int rep) {
    return 2_000_000L + rep;
  }

  static long team(int number) {
    return 9_001L + number;
  }
}
