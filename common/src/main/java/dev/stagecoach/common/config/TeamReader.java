package dev.stagecoach.common.config;

import dev.stagecoach.common.config.Teams.Team;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the block {@code teams}: a tree without cycles. */
final class TeamReader {
  private static final String PARENT = "parent";

  private final SortedMap<String, Node> nodes = new TreeMap<>();

  private TeamReader() {}

  static Teams teams(Settings settings, Set<String> sources) {
    Optional<String> from = Values.optionalText(settings, "from");
    from.filter(name -> !sources.contains(name))
        .ifPresent(
            name ->
                settings.dangling(
                    "from",
                    "is '%s', which is no source".formatted(name),
                    NearestNames.remedy(name, sources)));
    List<Settings> listed = settings.listed("tree", "team");
    TeamReader reader = new TeamReader();
    List<Team> tree = listed.stream().map(reader::team).toList();
    reader.checkParents();
    return new Teams(from, tree);
  }

  private Team team(Settings block) {
    String id = Values.text(block, "id", "write a name that no other team has");
    Team team =
        new Team(
            id, Values.optionalText(block, "name").orElse(id), Values.optionalText(block, PARENT));
    if (!id.isEmpty()) {
      Optional.ofNullable(nodes.putIfAbsent(id, new Node(team, block)))
          .ifPresent(
              first ->
                  block.fault(
                      "id",
                      "'%s' is there twice (first: %s)".formatted(id, first.block().origin()),
                      "change or remove one of the two"));
    }
    return team;
  }

  private void checkParents() {
    Set<String> settled = new HashSet<>();
    for (Node node : nodes.values()) {
      node.team()
          .parent()
          .filter(parent -> !nodes.containsKey(parent))
          .ifPresent(
              parent ->
                  node.block()
                      .dangling(
                          PARENT,
                          "is '%s', which is no team of the tree".formatted(parent),
                          NearestNames.remedy(parent, nodes.keySet())));
      checkCycle(node, settled);
    }
  }

  /** Climbs until a root or a team met before; each cycle is reported once. */
  private void checkCycle(Node start, Set<String> settled) {
    List<String> climbed = new ArrayList<>();
    Optional<Node> next = Optional.of(start);
    while (next.isPresent()) {
      Node node = next.orElseThrow();
      String id = node.team().id();
      if (climbed.contains(id)) {
        reportCycle(node, climbed);
      }
      if (climbed.contains(id) || settled.contains(id)) {
        break;
      }
      climbed.add(id);
      next = node.team().parent().map(nodes::get);
    }
    settled.addAll(climbed);
  }

  private static void reportCycle(Node node, List<String> climbed) {
    String id = node.team().id();
    List<String> cycle = new ArrayList<>(climbed.subList(climbed.indexOf(id), climbed.size()));
    cycle.add(id);
    node.block()
        .fault(
            PARENT,
            "closes a cycle: " + String.join(" → ", cycle),
            "give one of these teams another parent or none");
  }

  /** A team with the block it was read from. */
  private record Node(Team team, Settings block) {}
}
