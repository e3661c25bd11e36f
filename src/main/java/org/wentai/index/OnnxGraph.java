package org.wentai.index;

import java.util.List;
import java.util.Map;

/**
 * A model put together node by node, and written as an ONNX file. Numbers of fields are those of
 * onnx.proto.
 */
final class OnnxGraph {
  private static final long IR_VERSION = 8;
  private static final long OPERATORS = 17;
  private static final String RUNTIMES_OWN = "com.microsoft";
  private static final int FLOAT_ATTRIBUTE = 1;
  private static final int INTEGER_ATTRIBUTE = 2;
  private static final int IN_A_FILE = 1;

  private final ProtoWriter graph = new ProtoWriter();

  /** Adds a node of the standard's operators; its output's name. */
  String node(String operator, String output, Map<String, Number> attributes, String... inputs) {
    return node("", operator, output, attributes, List.of(inputs));
  }

  /** Adds a node of ONNX Runtime's own operators; its output's name. */
  String ownNode(String operator, String output, Map<String, Number> attributes, String... inputs) {
    return node(RUNTIMES_OWN, operator, output, attributes, List.of(inputs));
  }

  private String node(
      String domain,
      String operator,
      String output,
      Map<String, Number> attributes,
      List<String> inputs) {
    var node = new ProtoWriter();
    inputs.forEach(input -> node.put(1, input));
    node.put(2, output).put(3, output).put(4, operator);
    attributes.forEach((name, value) -> node.put(5, attribute(name, value)));
    graph.put(1, node.put(7, domain));
    return output;
  }

  private static ProtoWriter attribute(String name, Number value) {
    var attribute = new ProtoWriter().put(1, name);
    return value instanceof Float real
        ? attribute.put(2, real.floatValue()).put(20, FLOAT_ATTRIBUTE)
        : attribute.put(3, value.longValue()).put(20, INTEGER_ATTRIBUTE);
  }

  /** Adds a constant; its name. */
  String constant(String name, ModelTensor value) {
    graph.put(5, described(name, value).put(9, value.values()));
    return name;
  }

  /** Adds a constant whose values are the whole of a file beside the model's; its name. */
  String constantIn(String file, String name, ModelTensor value) {
    var place = new ProtoWriter().put(1, "location").put(2, file);
    graph.put(5, described(name, value).put(13, place).put(14, IN_A_FILE));
    return name;
  }

  private static ProtoWriter described(String name, ModelTensor value) {
    var tensor = new ProtoWriter();
    for (long dimension : value.dimensions()) {
      tensor.put(1, dimension);
    }
    return tensor.put(2, value.type()).put(8, name);
  }

  /** Adds an input of whole numbers; its name. */
  String input(String name, String... dimensions) {
    graph.put(11, described(name, ModelTensor.INT64, List.of(dimensions)));
    return name;
  }

  /** Names an output of real numbers. */
  void output(String name, String... dimensions) {
    graph.put(12, described(name, ModelTensor.FLOAT, List.of(dimensions)));
  }

  private static ProtoWriter described(String name, int type, List<String> dimensions) {
    var shape = new ProtoWriter();
    dimensions.forEach(dimension -> shape.put(1, new ProtoWriter().put(2, dimension)));
    var tensor = new ProtoWriter().put(1, type).put(2, shape);
    return new ProtoWriter().put(1, name).put(2, new ProtoWriter().put(1, tensor));
  }

  /** The file. */
  byte[] model(String name) {
    return new ProtoWriter()
        .put(1, IR_VERSION)
        .put(7, graph.put(2, name))
        .put(8, new ProtoWriter().put(1, "").put(2, OPERATORS))
        .put(8, new ProtoWriter().put(1, RUNTIMES_OWN).put(2, 1))
        .bytes();
  }
}
