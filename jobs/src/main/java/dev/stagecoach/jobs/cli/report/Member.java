package dev.stagecoach.jobs.cli.report;

/**
 * Whose numbers they are: the company or a team.
 *
 * @param id as {@code member_id} in the marts
 * @param depth in the tree of teams; 0 for the company
 * @param parent id of the member above
 */
record Member(String id, String name, int depth, String parent) {
  /** The id of the company in the marts. */
  static final String COMPANY = "(company)";

  /** The whole company by its name. */
  static Member company(String name) {
    return new Member(COMPANY, name, 0, "");
  }

  /** Reads a row of {@code mart.dim_team}. */
  static Member of(Fields row) {
    String parent = row.text("parent_team_id");
    return new Member(
        row.text("team_id"),
        row.text("team_name"),
        (int) row.count("team_depth"),
        parent.isEmpty() ? COMPANY : parent);
  }

  boolean isCompany() {
    return id.equals(COMPANY);
  }
}
