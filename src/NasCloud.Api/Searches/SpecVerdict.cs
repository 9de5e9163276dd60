using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;

namespace NasCloud.Api.Searches;

/// <summary>A spec with its data, or everything that is wrong with it.</summary>
/// <param name="Spec">The spec; null when there are errors.</param>
/// <param name="Dataset">Its data; null when they could not be read, or a table stands in for training.</param>
/// <param name="Errors">The errors; empty when there is a spec.</param>
internal sealed record SpecVerdict(SearchSpec? Spec, DatasetInfo? Dataset, ValueArray<SpecError> Errors)
{
    public static SpecVerdict Refused(params ValueArray<SpecError> errors) => new(null, null, errors);
}
