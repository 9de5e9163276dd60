using System.Text.Json.Serialization;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Datasets;

/// <summary>What a search must know of its data before any of it is read.</summary>
/// <param name="Name">The data set's name.</param>
/// <param name="Input">The shape of one sample.</param>
/// <param name="Classes">The names of the classes, in label order; empty where a number is predicted.</param>
/// <param name="TrainingCount">Samples to train and validate on.</param>
/// <param name="TestCount">Samples to test on; 0 when there are none.</param>
/// <param name="Fingerprint">SHA-256 over its content: equal for equal data.</param>
public sealed record DatasetInfo(
    string Name,
    TensorShape Input,
    ValueArray<string> Classes,
    int TrainingCount,
    int TestCount,
    string Fingerprint)
{
    /// <summary>Training samples of each class, in label order; empty where nobody counted, or a number is predicted.</summary>
    public ValueArray<int> ClassCounts { get; init; }

    /// <summary>Samples that are there more than once; null where nobody looked.</summary>
    public DuplicateCounts? Duplicates { get; init; }

    /// <summary>The columns, where samples are rows of a table; null of images.</summary>
    public TableSchema? Table { get; init; }

    /// <summary>Whether samples are series: images of one row, whose columns are the steps.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsSeries { get; init; }

    /// <summary>What is predicted of series where that is a number: a column's name, or an array's; null where series have classes.</summary>
    public string? SeriesTarget { get; init; }

    /// <summary>How many tokens there are, where samples are texts as tokens; null of others.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>Where texts in words stand and how they are read; null where samples are tokens, or no texts at all.</summary>
    public TextSpec? Text { get; init; }

    /// <summary>What samples are.</summary>
    [JsonIgnore]
    public DataKind Kind => Table is not null ? DataKind.Table : Vocabulary is not null ? DataKind.Tokens : IsSeries ? DataKind.Series : DataKind.Images;

    /// <summary>What is predicted of a sample.</summary>
    [JsonIgnore]
    public PredictionTask Task => Table?.Task ?? (SeriesTarget is null ? PredictionTask.Classification : PredictionTask.Regression);

    /// <summary>What is predicted, where it has a name of its own: a column of a table, or an array of numbers.</summary>
    [JsonIgnore]
    public string? Target => Table?.Target ?? SeriesTarget;

    /// <summary>How many numbers a network answers: one a class, or the one that is predicted.</summary>
    [JsonIgnore]
    public int Outputs => Task == PredictionTask.Regression ? 1 : Classes.Count;
}
