using NasCloud.Core.Collections;

namespace NasCloud.Core.Specs;

/// <summary>A spec, or everything that is wrong with its document.</summary>
/// <param name="Spec">The spec; null when there are errors.</param>
/// <param name="Errors">The errors, in the document's order; empty when there is a spec.</param>
public sealed record SearchSpecReading(SearchSpec? Spec, ValueArray<SpecError> Errors);
