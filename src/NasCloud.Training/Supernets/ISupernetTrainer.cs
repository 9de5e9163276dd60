using System.Collections.Immutable;
using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Supernets;

/// <summary>Trains the weights that candidates share, and judges candidates by them.</summary>
internal interface ISupernetTrainer : IEpochTrainer
{
    /// <summary>The metrics of a candidate; numbers that are not finite where its loss is none.</summary>
    /// <param name="genotype">The candidate.</param>
    /// <param name="candidate">Its simplified architecture.</param>
    /// <param name="samples">What it is measured on.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    ImmutableSortedDictionary<string, double> Judge(Genotype genotype, Architecture candidate, SampleStore samples, Pulse pulse);
}
