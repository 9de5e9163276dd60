using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>A data set whose parts are checked for what every format must hold.</summary>
internal sealed class CheckedDataset(string name, IDatasetReader reader) : IDatasetSource
{
    public Task<DatasetInfo> DescribeAsync(CancellationToken cancellationToken) =>
        ReadAsync(() => Describe(cancellationToken), cancellationToken);

    public Task<LabelledSamples> LoadTrainingAsync(CancellationToken cancellationToken) =>
        ReadAsync(() => Training(reader.ReadClasses(), cancellationToken), cancellationToken);

    public Task<LabelledSamples> LoadTestAsync(CancellationToken cancellationToken) =>
        ReadAsync(
            () => Test(reader.ReadClasses(), cancellationToken) ?? reader.ReadTraining(cancellationToken).Empty(),
            cancellationToken);

    private DatasetInfo Describe(CancellationToken cancellationToken)
    {
        var classes = reader.ReadClasses();
        var training = Training(classes, cancellationToken);
        var test = Test(classes, cancellationToken) ?? training.Empty();
        if (test.Shape != training.Shape)
            throw new DatasetException(reader.Location, $"its test {(reader.ReadsSeries ? "series" : "images")} are {test.Shape} and its training {(reader.ReadsSeries ? "series" : "images")} {training.Shape}: all samples of a data set have one shape");
        return new DatasetInfo(
            name, training.Shape, [.. classes], training.Count, test.Count, Fingerprint.Of(classes, training, test))
        {
            ClassCounts = [.. IsOfNumbers ? [] : CountClasses(training, classes, "training")],
            Duplicates = Duplicates.Count(training, test),
            Table = reader.ReadTable(),
            IsSeries = reader.ReadsSeries,
            SeriesTarget = reader.ReadsSeries ? reader.ReadNumber() : null,
            Vocabulary = reader.ReadVocabulary(),
            Text = reader.Text,
        };
    }

    private bool IsOfNumbers => reader.ReadNumber() is not null;

    private LabelledSamples Training(IReadOnlyList<string> classes, CancellationToken cancellationToken)
    {
        if (classes.Count < 2 && !IsOfNumbers)
            throw new DatasetException(reader.Location, $"it has {classes.Count} classes: a classifier needs at least 2");
        var samples = reader.ReadTraining(cancellationToken);
        RequireSome(samples, "training");
        if (IsOfNumbers)
            return samples;
        var counts = CountClasses(samples, classes, "training");
        var empty = Array.IndexOf(counts, 0);
        if (empty >= 0)
            throw new DatasetException(reader.Location, $"class {empty} ({classes[empty]}) has no training samples: each of the {classes.Count} classes needs at least one; labels count up from 0 without gaps");
        return samples;
    }

    private LabelledSamples? Test(IReadOnlyList<string> classes, CancellationToken cancellationToken)
    {
        var samples = reader.ReadTest(cancellationToken);
        if (samples is null)
            return null;
        RequireSome(samples, "test");
        if (!IsOfNumbers)
            CountClasses(samples, classes, "test");
        return samples;
    }

    private void RequireSome(LabelledSamples samples, string part)
    {
        if (samples.Count == 0)
            throw new DatasetException(reader.Location, $"its {part} part is empty: expected at least one sample");
    }

    private int[] CountClasses(LabelledSamples samples, IReadOnlyList<string> classes, string part)
    {
        var counts = new int[classes.Count];
        for (var i = 0; i < samples.Count; i++)
        {
            var label = samples.Labels[i];
            if ((uint)label >= (uint)counts.Length)
                throw new DatasetException(reader.Location, $"{part} sample {i} has label {label}: labels are 0 to {counts.Length - 1}; the labels don't belong to these images, or are corrupt");
            counts[label]++;
        }

        return counts;
    }

    private Task<T> ReadAsync<T>(Func<T> read, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            try
            {
                return read();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new DatasetException(reader.Location, $"it can't be read ({exception.Message}): check that the files are there and readable", exception);
            }
        },
        cancellationToken);
}
