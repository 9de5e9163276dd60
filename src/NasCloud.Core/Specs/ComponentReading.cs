using NasCloud.Core.Collections;

namespace NasCloud.Core.Specs;

/// <summary>Parts that specs can name, or everything that is wrong with them.</summary>
/// <param name="Components">The parts; empty when there are errors.</param>
/// <param name="Errors">The errors, in the order of the text.</param>
public sealed record ComponentReading(ValueArray<ComponentSpec> Components, ValueArray<SpecError> Errors)
{
    internal static ComponentReading Failed(params IEnumerable<SpecError> errors) => new([], [.. errors]);
}
