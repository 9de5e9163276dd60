using NasCloud.Training.Modules.Layers;

namespace NasCloud.Training.Modules;

/// <summary>One computation of a pass.</summary>
/// <param name="Layer">What is computed.</param>
/// <param name="Inputs">The places of the tensors it reads.</param>
/// <param name="Output">The place of its result; that of the first input where it works in place.</param>
/// <param name="Releases">The places that no later step reads.</param>
internal sealed record PlanStep(Layer Layer, int[] Inputs, int Output, int[] Releases);
