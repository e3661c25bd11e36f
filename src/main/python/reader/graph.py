"""Puts an ONNX graph together node by node, as org.wentai.index.OnnxGraph does."""

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper

RUNTIMES_OWN = "com.microsoft"


class Graph:
    def __init__(self):
        self.nodes, self.constants, self.inputs, self.outputs = [], [], [], []

    def node(self, operator, output, *inputs, **attributes):
        """A node of the standard's operators; its output's name."""
        self.nodes.append(helper.make_node(operator, list(inputs), [output], name=output, **attributes))
        return output

    def own_node(self, operator, output, *inputs, **attributes):
        """A node of ONNX Runtime's own operators; its output's name."""
        return self.node(operator, output, *inputs, domain=RUNTIMES_OWN, **attributes)

    def constant(self, name, value):
        if all(c.name != name for c in self.constants):
            self.constants.append(numpy_helper.from_array(numpy.ascontiguousarray(value), name))
        return name

    def input(self, name, *dimensions):
        self.inputs.append(helper.make_tensor_value_info(name, TensorProto.INT64, list(dimensions)))
        return name

    def output(self, name, *dimensions):
        self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, list(dimensions)))

    def model(self, name):
        graph = helper.make_graph(self.nodes, name, self.inputs, self.outputs, self.constants)
        operators = [helper.make_opsetid("", 17), helper.make_opsetid(RUNTIMES_OWN, 1)]
        model = helper.make_model(graph, opset_imports=operators, ir_version=8)
        onnx.checker.check_model(model)
        return model


def kept_aside(model, constant, file):
    """The model with a constant's values left out, which are to stand in a file beside it."""
    tensor = next(t for t in model.graph.initializer if t.name == constant)
    for key, value in (("location", file), ("offset", "0"), ("length", str(len(tensor.raw_data)))):
        tensor.external_data.add(key=key, value=value)
    tensor.data_location = TensorProto.EXTERNAL
    tensor.ClearField("raw_data")
    return model
