package org.wentai.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The rising steps of least squared error through votes, by pool adjacent violators (Ayer et al.,
 * Annals of Mathematical Statistics 1955).
 */
final class Isotonic implements VoteCurve {
  /** Neighbouring votes put together: where they begin, how many, and their mean. */
  private record Block(double from, int count, double mean) {
    Block with(Block next) {
      int both = count + next.count;
      return new Block(from, both, (mean * count + next.mean * next.count) / both);
    }
  }

  private final List<Block> blocks;

  private Isotonic(List<Block> blocks) {
    this.blocks = blocks;
  }

  static Isotonic of(List<Vote> votes) {
    var each = new TreeMap<Double, Block>();
    for (Vote vote : votes) {
      each.merge(
          vote.confidence(), new Block(vote.confidence(), 1, vote.helpful()), Block::with);
    }
    var blocks = new ArrayList<Block>();
    for (Block next : each.values()) {
      Block pooled = next;
      while (!blocks.isEmpty() && blocks.getLast().mean() >= pooled.mean()) {
        pooled = blocks.removeLast().with(pooled);
      }
      blocks.add(pooled);
    }
    return new Isotonic(List.copyOf(blocks));
  }

  @Override
  public double at(double confidence) {
    double chance = blocks.getFirst().mean();
    for (Block block : blocks) {
      if (block.from() <= confidence) {
        chance = block.mean();
      }
    }
    return chance;
  }

  @Override
  public OptionalDouble least(double wanted) {
    return blocks.stream().filter(b -> b.mean() >= wanted).mapToDouble(Block::from).findFirst();
  }
}
