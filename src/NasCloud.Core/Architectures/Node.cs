using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures;

/// <summary>One operation of an <see cref="Architecture"/> and where its inputs come from.</summary>
/// <param name="Name">Unique in its architecture; not empty, and not <see cref="Architecture.InputName"/>.</param>
/// <param name="Operation">What it computes.</param>
/// <param name="Inputs">Names of earlier nodes or <see cref="Architecture.InputName"/>, in the order they are read.</param>
public sealed record Node(string Name, Operation Operation, ValueArray<string> Inputs);
