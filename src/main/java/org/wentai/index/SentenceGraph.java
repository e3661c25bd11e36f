package org.wentai.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The embedding model, put together anew from its weights so that it runs quicker: with ONNX
 * Runtime's own operators for attention and normalisation, with nothing but [CLS] in the last
 * layer, and, as batches have texts of one length, without a mask. Its architecture is BERT's
 * (Devlin et al. 2019), 4 layers, 512 wide, 8 heads.
 *
 * <p>What enters a matrix is quantized within fixed ranges ({@link ActivationRanges}), so a
 * sentence's vector does not depend on what is embedded beside it. The model as it comes takes the
 * range of each run.
 */
final class SentenceGraph {
  static final String PIECES = "input_ids";
  static final String POSITIONS = "position_ids";

  /** The table of the words, by far the greatest; the reading model has the same. */
  static final String WORDS = "embeddings.word_embeddings.weight_quantized";

  /** Where its values stand, beside the model's own file. */
  static final String WORDS_FILE = "bge-small-zh-v1.5-q-words.bin";

  private static final int LAYERS = 4;
  private static final int HEADS = 8;
  private static final float EPSILON = 1e-12f;
  private static final Map<String, Number> NONE = Map.of();

  private final OnnxGraph graph = new OnnxGraph();
  private final ModelWeights weights;

  /** Of the matrices, in the order of use: query, key, value, output, up and down, by layer. */
  private final List<String> matrices;

  private final Optional<ActivationRanges> ranges;

  /** What enters matrices. */
  private final List<String> entering = new ArrayList<>();

  private SentenceGraph(ModelWeights weights, Optional<ActivationRanges> ranges) {
    this.weights = weights;
    this.ranges = ranges;
    this.matrices =
        StreamSupport.stream(weights.names().spliterator(), false)
            .filter(name -> name.startsWith("onnx::MatMul_") && name.endsWith("_quantized"))
            .map(name -> name.substring(0, name.length() - "_quantized".length()))
            .sorted(Comparator.comparingInt(SentenceGraph::number))
            .toList();
  }

  private static int number(String matrix) {
    return Integer.parseInt(matrix.substring(matrix.lastIndexOf('_') + 1));
  }

  /**
   * The model, as an ONNX file that needs {@link #WORDS_FILE} beside it.
   *
   * @param weights of the model as it comes
   */
  static byte[] of(ModelWeights weights, ActivationRanges ranges) throws IOException {
    var made = new SentenceGraph(weights, Optional.of(ranges));
    made.graph.output(made.layers(), "texts", "one", "width");
    return made.graph.model("sentences");
  }

  /**
   * The same with ranges taken of each run, and all that enters matrices put out: to fit ranges.
   */
  static byte[] toBeFitted(ModelWeights weights) throws IOException {
    var made = new SentenceGraph(weights, Optional.empty());
    made.graph.output(made.layers(), "texts", "one", "width");
    made.entering.stream()
        .filter(name -> !name.equals(firstOf(LAYERS - 1)))
        .forEach(name -> made.graph.output(name, "texts", name + "_length", name + "_width"));
    return made.graph.model("sentences");
  }

  private String layers() throws IOException {
    String x = embeddings();
    graph.constant("first", ModelTensor.ofLongs(0));
    for (int layer = 0; layer < LAYERS; layer++) {
      x = layer(layer, x);
    }
    return x;
  }

  private String embeddings() throws IOException {
    String words = "embeddings.word_embeddings.weight";
    graph.constantIn(WORDS_FILE, WORDS, weights.get(WORDS));
    as(words + "_scale");
    as(words + "_zero_point");
    graph.input(PIECES, "texts", "length");
    graph.input(POSITIONS, "length");
    graph.constant("positions", positions());
    graph.node("Gather", "pieces", NONE, WORDS, PIECES);
    graph.node(
        "DequantizeLinear", "words", NONE, "pieces", words + "_scale", words + "_zero_point");
    graph.node("Gather", "places", NONE, "positions", POSITIONS);
    graph.node("Add", "sum", NONE, "words", "places");
    return graph.node(
        "LayerNormalization",
        "embedded",
        Map.of("axis", -1, "epsilon", EPSILON),
        "sum",
        as("embeddings.LayerNorm.weight"),
        as("embeddings.LayerNorm.bias"));
  }

  /** The vectors of the places, to which that of the first kind of text is added. */
  private ModelTensor positions() throws IOException {
    float[] places = weights.floats("embeddings.position_embeddings.weight");
    float[] kinds = weights.floats("embeddings.token_type_embeddings.weight");
    int width = SentenceEmbedder.DIMENSIONS;
    for (int i = 0; i < places.length; i++) {
      places[i] += kinds[i % width];
    }
    return ModelTensor.of(places, places.length / width, width);
  }

  private String layer(int layer, String x) throws IOException {
    String name = "encoder.layer." + layer + ".";
    String self = name + "attention.self.";
    int matrix = layer * matrices.size() / LAYERS;
    boolean last = layer == LAYERS - 1;
    String asking = last ? graph.node("Gather", firstOf(layer), Map.of("axis", 1), x, "first") : x;
    String query = product(asking, matrix, self + "query");
    String key = product(x, matrix + 1, self + "key");
    String value = product(x, matrix + 2, self + "value");
    String mixed =
        graph.ownNode(
            "MultiHeadAttention", layer + ".mixed", Map.of("num_heads", HEADS), query, key, value);
    String output = product(mixed, matrix + 3, name + "attention.output.dense");
    String middle = normalised(output, asking, name + "attention.output", layer + ".middle");
    String up = product(middle, matrix + 4, name + "intermediate.dense");
    String bent = graph.ownNode("Gelu", layer + ".bent", NONE, up);
    String down = product(bent, matrix + 5, name + "output.dense");
    return normalised(down, middle, name + "output", layer + ".out");
  }

  private static String firstOf(int layer) {
    return layer + ".first";
  }

  private String normalised(String x, String beside, String of, String output) throws IOException {
    return graph.ownNode(
        "SkipLayerNormalization",
        output,
        Map.of("epsilon", EPSILON),
        x,
        beside,
        as(of + ".LayerNorm.weight"),
        as(of + ".LayerNorm.bias"));
  }

  /** A matrix times what enters, and the bias added. */
  private String product(String x, int matrix, String name) throws IOException {
    String of = matrices.get(matrix);
    for (byte zero : weights.get(of + "_zero_point").values()) {
      if (zero != 0) {
        throw new IOException("the embedding model's matrices are not as expected");
      }
    }
    String values = as(of + "_quantized");
    String scale = as(of + "_scale");
    String bias = as(name + ".bias");
    if (ranges.isEmpty()) {
      entering(x);
      return graph.ownNode("DynamicQuantizeMatMul", name, NONE, x, values, scale, "", bias);
    }
    String in = quantized(x, ranges.get());
    return graph.ownNode(
        "MatMulIntegerToFloat",
        name,
        NONE,
        in,
        values,
        x + "_scale",
        scale,
        x + "_zero_point",
        "",
        bias);
  }

  /** Within the range of {@code x}, once. */
  private String quantized(String x, ActivationRanges within) throws IOException {
    String output = x + "_quantized";
    if (entering(x)) {
      graph.constant(x + "_scale", ModelTensor.of(new float[] {within.scale(x)}));
      graph.constant(x + "_zero_point", ModelTensor.of(within.zeroPoint(x)));
      graph.node("QuantizeLinear", output, NONE, x, x + "_scale", x + "_zero_point");
    }
    return output;
  }

  private boolean entering(String x) {
    return !entering.contains(x) && entering.add(x);
  }

  /** A weight as it is; its name. */
  private String as(String name) throws IOException {
    return graph.constant(name, weights.get(name));
  }
}
