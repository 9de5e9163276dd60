using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Places.Remote;

/// <summary>What a server says of a spec.</summary>
/// <param name="Valid">Whether it would run it.</param>
/// <param name="Errors">All that is wrong with it.</param>
/// <param name="Dataset">Its data, where they could be read.</param>
internal sealed record SpecAnswer(bool Valid, ValueArray<SpecError> Errors, DatasetInfo? Dataset);
