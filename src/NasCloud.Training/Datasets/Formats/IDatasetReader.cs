namespace NasCloud.Training.Datasets.Formats;

/// <summary>One data set in one format. What it returns is well-formed for the format; <see cref="CheckedDataset"/> does the checks that all formats share.</summary>
internal interface IDatasetReader
{
    /// <summary>The folder it lies in, or the data set's name: what errors name.</summary>
    string Location { get; }

    /// <summary>The names of the classes in label order, read without any test file.</summary>
    IReadOnlyList<string> ReadClasses();

    /// <summary>The training part, read without any test file.</summary>
    ImageSamples ReadTraining(CancellationToken cancellationToken);

    /// <summary>The test part; null where there is none.</summary>
    ImageSamples? ReadTest(CancellationToken cancellationToken);
}
