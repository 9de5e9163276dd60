using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Fidelity;

/// <summary>A fidelity scheduler that specs can name.</summary>
/// <param name="Name">The name in specs, kebab-case.</param>
/// <param name="Summary">One sentence on the idea, with its source.</param>
/// <param name="Parameters">What can be set beside the name.</param>
/// <param name="Create">Makes the scheduler from validated parameters.</param>
public sealed record FidelityDescriptor(
    string Name,
    string Summary,
    ObjectShape Parameters,
    Func<SpecValues, IFidelityScheduler> Create);
