using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>The weights of one gate.</summary>
/// <param name="Name">Which: reset, update or new.</param>
/// <param name="Input">Of what is read: units x channels.</param>
/// <param name="Hidden">Of the state: units x units.</param>
/// <param name="InputBias">Added to the one.</param>
/// <param name="HiddenBias">Added to the other.</param>
internal sealed record GruGate(string Name, Parameter Input, Parameter Hidden, Parameter InputBias, Parameter HiddenBias)
{
    /// <summary>The gates, in their order.</summary>
    public static string[] Names { get; } = ["reset", "update", "new"];
}
