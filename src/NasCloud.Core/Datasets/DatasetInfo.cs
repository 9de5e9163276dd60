using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Datasets;

/// <summary>What a search must know of its data before any of it is read.</summary>
/// <param name="Name">The data set's name.</param>
/// <param name="Input">The shape of one sample.</param>
/// <param name="Classes">The names of the classes, in label order.</param>
/// <param name="TrainingCount">Samples to train and validate on.</param>
/// <param name="TestCount">Samples to test on; 0 when there are none.</param>
/// <param name="Fingerprint">SHA-256 over its content: equal for equal data.</param>
public sealed record DatasetInfo(
    string Name,
    TensorShape Input,
    ValueArray<string> Classes,
    int TrainingCount,
    int TestCount,
    string Fingerprint);
