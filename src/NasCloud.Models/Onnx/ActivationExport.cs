using NasCloud.Core.Architectures;

namespace NasCloud.Models.Onnx;

/// <summary>Adds an activation function to an ONNX graph, in operators that every operator set has.</summary>
/// <param name="graph">The graph.</param>
/// <param name="node">The name of the node that it is for.</param>
/// <param name="result">The name of the result.</param>
internal sealed class ActivationExport(OnnxGraph graph, string node, string result)
{
    /// <summary>Adds a function.</summary>
    /// <returns>The name of the result.</returns>
    public string Add(ActivationFunction function, string input) => function switch
    {
        ActivationFunction.Relu => graph.Add("Relu", result, [input]),
        ActivationFunction.Relu6 => graph.Add("Clip", result, [input, Scalar("low", 0), Scalar("high", 6)]),
        ActivationFunction.LeakyRelu => graph.Add("LeakyRelu", result, [input], OnnxGraph.Attribute("alpha", 0.01f)),
        ActivationFunction.Elu => graph.Add("Elu", result, [input], OnnxGraph.Attribute("alpha", 1f)),
        ActivationFunction.Gelu => Gelu(input),
        ActivationFunction.Silu => graph.Add("Mul", result, [input, Part("Sigmoid", "gate", input)]),
        ActivationFunction.HardSwish => graph.Add("Mul", result, [input, HardSigmoid(input)]),
        ActivationFunction.Tanh => graph.Add("Tanh", result, [input]),
        ActivationFunction.Sigmoid => graph.Add("Sigmoid", result, [input]),
        _ => throw new NotSupportedException($"'{node}' applies {function}, which can't be written as ONNX."),
    };

    /// <summary>x / 2 (1 + erf(x / sqrt 2)).</summary>
    private string Gelu(string input)
    {
        var error = Part("Erf", "erf", Part("Mul", "scaled", input, Scalar("rootOfHalf", MathF.Sqrt(0.5f))));
        var half = Part("Mul", "half", input, Scalar("oneHalf", 0.5f));
        return graph.Add("Mul", result, [half, Part("Add", "sum", error, Scalar("one", 1))]);
    }

    private string HardSigmoid(string input) =>
        graph.Add("HardSigmoid", $"{node}/gate", [input], OnnxGraph.Attribute("alpha", 1f / 6), OnnxGraph.Attribute("beta", 0.5f));

    private string Part(string operation, string part, params ReadOnlySpan<string> inputs) => graph.Add(operation, $"{node}/{part}", inputs);

    private string Scalar(string part, float value) => graph.Scalar($"{node}/{part}", value);
}
