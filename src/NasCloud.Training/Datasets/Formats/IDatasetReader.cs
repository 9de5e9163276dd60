using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Specs;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>One data set in one format. What it returns is well-formed for the format; <see cref="CheckedDataset"/> does the checks that all formats share.</summary>
internal interface IDatasetReader
{
    /// <summary>The folder it lies in, or the data set's name: what errors name.</summary>
    string Location { get; }

    /// <summary>The columns, where samples are rows of a table; null of images. Read without any test file.</summary>
    TableSchema? ReadTable() => null;

    /// <summary>Whether samples are series.</summary>
    bool ReadsSeries => false;

    /// <summary>What is predicted, where that is a number; null where samples have classes.</summary>
    string? ReadNumber() => ReadTable() is { Task: PredictionTask.Regression } table ? table.Target : null;

    /// <summary>How many tokens there are, told from the training part, where samples are texts as tokens; null of others.</summary>
    int? ReadVocabulary() => null;

    /// <summary>Where texts in words stand and how they are read; null of other samples.</summary>
    TextSpec? Text => null;

    /// <summary>The names of the classes in label order, read without any test file; empty where a number is predicted.</summary>
    IReadOnlyList<string> ReadClasses();

    /// <summary>The training part, read without any test file.</summary>
    LabelledSamples ReadTraining(CancellationToken cancellationToken);

    /// <summary>The test part; null where there is none.</summary>
    LabelledSamples? ReadTest(CancellationToken cancellationToken);
}
