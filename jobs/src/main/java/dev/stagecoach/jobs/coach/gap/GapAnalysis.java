package dev.stagecoach.jobs.coach.gap;

import dev.stagecoach.common.stats.FalseDiscovery;
import dev.stagecoach.common.stats.RoundedParts;
import dev.stagecoach.common.stats.ShapleySplit;
import dev.stagecoach.common.stats.Shrinkage;
import dev.stagecoach.jobs.coach.gap.Factor.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Splits what each member of a group falls short of the others into its causes.
 *
 * <p>A member's revenue is a product: deals in hand, the share of them that came to a close, the
 * share that got from each stage to the next, what a deal won was first put down for, and the share
 * of that which was kept. The peers' product, each factor over all of them together, is their mean
 * revenue. The difference of the two products is split by {@link ShapleySplit} and rounded so that
 * the parts add up to it to the cent.
 */
public final class GapAnalysis {
  private static final int MENTORS = 3;

  private final List<Factor> factors;

  /**
   * An analysis over a funnel.
   *
   * @param stages the funnel's open stages, earliest first
   */
  public GapAnalysis(List<String> stages) {
    List<Factor> all = new ArrayList<>(List.of(new Volume(), new Passage("cycle", 0)));
    for (int step = 1; step <= stages.size(); step++) {
      all.add(new Passage("conversion_" + stages.get(step - 1), step));
    }
    all.add(Amount.dealSize());
    all.add(Amount.priceKept());
    factors = List.copyOf(all);
  }

  /** The gaps of all members in all factors; none where there are no peers. */
  public List<Gap> gaps(List<Member> members) {
    if (members.size() < 2) {
      return List.of();
    }
    Group group = group(members);
    List<Gap> gaps = new ArrayList<>();
    for (int place = 0; place < members.size(); place++) {
      gaps.addAll(gaps(group, place));
    }
    return adjusted(gaps);
  }

  private Group group(List<Member> members) {
    Workload everyone = members.stream().map(Member::workload).reduce(Workload::plus).orElseThrow();
    return new Group(
        members,
        everyone,
        factors.stream().map(factor -> reliabilities(factor, members, everyone)).toList(),
        factors.stream().map(factor -> bestFirst(factor, members)).toList());
  }

  private List<Gap> gaps(Group group, int place) {
    Workload own = group.members().get(place).workload();
    Workload together = group.everyone().minus(own);
    List<Workload> peers = group.peers(place);
    double[] theirs =
        factors.stream()
            .mapToDouble(factor -> factor.value(together, peers.size()).orElse(1))
            .toArray();
    double[] ours =
        IntStream.range(0, theirs.length)
            .mapToDouble(i -> factors.get(i).value(own, 1).orElse(theirs[i]))
            .toArray();
    long peerRevenue = Math.round((double) together.revenue() / peers.size());
    long shortfall = peerRevenue - own.revenue();
    long[] parts = RoundedParts.of(ShapleySplit.of(ours, theirs), shortfall);
    List<Gap> gaps = new ArrayList<>();
    for (int i = 0; i < parts.length; i++) {
      Factor factor = factors.get(i);
      gaps.add(
          new Gap(
              place,
              factor.name(),
              i + 1,
              ours[i],
              theirs[i],
              factor.sample(own),
              shortfall,
              peerRevenue,
              parts[i],
              group.reliabilities().get(i)[place],
              factor.chance(own, peers, together),
              1,
              parts[i] > 0
                  ? mentors(factor, group.members(), place, group.rankings().get(i))
                  : List.of()));
    }
    return gaps;
  }

  /** How much of each member's distance from the mean is to be believed. */
  private static double[] reliabilities(Factor factor, List<Member> members, Workload everyone) {
    List<Estimate> estimates =
        members.stream()
            .map(member -> factor.estimate(member.workload(), everyone, members.size()))
            .toList();
    List<Estimate> known = estimates.stream().filter(Estimate::isKnown).toList();
    if (known.size() < 2) {
      return new double[members.size()];
    }
    Shrinkage shrinkage =
        Shrinkage.of(
            known.stream().mapToDouble(Estimate::value).toArray(),
            known.stream().mapToDouble(Estimate::error).toArray());
    return estimates.stream()
        .mapToDouble(estimate -> estimate.isKnown() ? shrinkage.reliability(estimate.error()) : 0)
        .toArray();
  }

  private static List<Integer> bestFirst(Factor factor, List<Member> members) {
    return IntStream.range(0, members.size())
        .boxed()
        .filter(place -> factor.cautious(members.get(place).workload()).isPresent())
        .sorted(
            Comparator.comparingDouble(
                    (Integer place) ->
                        -factor.cautious(members.get(place).workload()).orElseThrow())
                .thenComparing(place -> members.get(place).id()))
        .toList();
  }

  /** The best who are better than the member, even when they are judged with caution. */
  private static List<Integer> mentors(
      Factor factor, List<Member> members, int place, List<Integer> bestFirst) {
    OptionalDouble own = factor.cautious(members.get(place).workload());
    Stream<Integer> better =
        bestFirst.stream()
            .filter(other -> other != place)
            .filter(
                other ->
                    own.isEmpty()
                        || factor.cautious(members.get(other).workload()).orElseThrow()
                            > own.orElseThrow());
    return better.limit(MENTORS).toList();
  }

  private static List<Gap> adjusted(List<Gap> gaps) {
    double[] adjusted = FalseDiscovery.adjusted(gaps.stream().mapToDouble(Gap::chance).toArray());
    return IntStream.range(0, gaps.size())
        .mapToObj(i -> gaps.get(i).withAdjusted(adjusted[i]))
        .toList();
  }

  /**
   * Those who are compared.
   *
   * @param reliabilities by factor and member
   * @param rankings by factor, the places of members, the best first
   */
  private record Group(
      List<Member> members,
      Workload everyone,
      List<double[]> reliabilities,
      List<List<Integer>> rankings) {

    List<Workload> peers(int place) {
      return IntStream.range(0, members.size())
          .filter(other -> other != place)
          .mapToObj(other -> members.get(other).workload())
          .toList();
    }
  }
}
