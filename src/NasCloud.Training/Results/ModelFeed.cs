using NasCloud.Core.Datasets.Tables;
using NasCloud.Models.Inference;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Results;

/// <summary>Gives stored samples to exported networks as those read them: without preprocessing.</summary>
internal static class ModelFeed
{
    /// <summary>The samples.</summary>
    /// <param name="samples">At least one.</param>
    /// <param name="table">The columns, where they are rows of a table; null of others.</param>
    public static ModelSamples Of(SampleStore samples, TableSchema? table) =>
        samples.AreSeries ? new StepSamples(samples.Numbers.ToArray()) : table is null ? new PixelSamples(samples.Content) : Rows(samples, [.. table.Categories]);

    private static RowSamples Rows(SampleStore samples, TableColumn[] categories)
    {
        var width = samples.Channels - categories.Length;
        var (numbers, names) = (new float[samples.Count * width], new string[samples.Count * categories.Length]);
        for (var row = 0; row < samples.Count; row++)
        {
            var values = samples.Numbers.Slice(row * samples.Channels, samples.Channels);
            values[..width].CopyTo(numbers.AsSpan(row * width));
            for (var column = 0; column < categories.Length; column++)
                names[(row * categories.Length) + column] = Name(categories[column], values[width + column]);
        }

        return new(numbers, names);
    }

    /// <summary>The name that a code stands for; of none, an empty one stands for all.</summary>
    private static string Name(TableColumn column, float code) =>
        code >= 1 && code <= column.Categories.Count ? column.Categories[(int)code - 1] : "";
}
