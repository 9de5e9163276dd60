using NasCloud.Core.Architectures;
using NasCloud.Core.Architectures.Graphs;

namespace NasCloud.Core.SearchSpaces.Networks;

/// <summary>A network that is being drawn, whose shapes are known on the way.</summary>
internal sealed class NetworkDraft(TensorShape input)
{
    private readonly ArchitectureBuilder _builder = new(input);

    public FeatureMap Input { get; } = new(Architecture.InputName, input);

    public FeatureMap Add(string name, Operation operation, params ReadOnlySpan<FeatureMap> inputs)
    {
        var (names, shapes, numbers) = (new string[inputs.Length], new TensorShape[inputs.Length], new int[inputs.Length]);
        for (var index = 0; index < inputs.Length; index++)
            (names[index], shapes[index], numbers[index]) = (inputs[index].Name, inputs[index].Shape, index);
        var shape = ShapeInference.Infer(new Node(name, operation, [.. names]), numbers, shapes);
        return new(_builder.Add(name, operation, names), shape);
    }

    /// <summary>The network whose output is the node added last.</summary>
    public Architecture Build() => _builder.Build();
}
