using System.Text.Json.Serialization;

namespace NasCloud.Core.Architectures;

/// <summary>The functions an <see cref="Activation"/> can apply.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ActivationFunction>))]
public enum ActivationFunction
{
    /// <summary>x.</summary>
    [JsonStringEnumMemberName("linear")] Linear,

    /// <summary>max(0, x).</summary>
    [JsonStringEnumMemberName("relu")] Relu,

    /// <summary>min(max(0, x), 6).</summary>
    [JsonStringEnumMemberName("relu6")] Relu6,

    /// <summary>x, or 0.01 x where x is negative.</summary>
    [JsonStringEnumMemberName("leakyRelu")] LeakyRelu,

    /// <summary>x, or exp(x) - 1 where x is negative.</summary>
    [JsonStringEnumMemberName("elu")] Elu,

    /// <summary>x times the standard normal distribution function of x.</summary>
    [JsonStringEnumMemberName("gelu")] Gelu,

    /// <summary>x times sigmoid(x), also called swish.</summary>
    [JsonStringEnumMemberName("silu")] Silu,

    /// <summary>x times relu6(x + 3) / 6.</summary>
    [JsonStringEnumMemberName("hardSwish")] HardSwish,

    /// <summary>The hyperbolic tangent.</summary>
    [JsonStringEnumMemberName("tanh")] Tanh,

    /// <summary>1 / (1 + exp(-x)).</summary>
    [JsonStringEnumMemberName("sigmoid")] Sigmoid,
}
