using NasCloud.Models.Networks;

namespace NasCloud.Models.Samples;

/// <summary>Programs that run an exported network, which lies beside them as <c>model.onnx</c>.</summary>
public static class SamplePrograms
{
    private const string CSharp = "Predict.cs", Python = "predict.py";

    /// <summary>Those that label images, by the name of their file.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> OfImages { get; } = [(CSharp, Read("Predict.cs")), (Python, Read("predict.py"))];

    /// <summary>Those that predict rows of a table, by the name of their file.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> OfTables { get; } = [(CSharp, Read("PredictRows.cs")), (Python, Read("predict_rows.py"))];

    /// <summary>Those that tell series apart, by the name of their file.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> OfSeries { get; } = [(CSharp, Read("PredictSeries.cs")), (Python, Read("predict_series.py"))];

    /// <summary>Those that tell texts apart, by the name of their file.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> OfTokens { get; } = [(CSharp, Read("PredictTokens.cs")), (Python, Read("predict_tokens.py"))];

    /// <summary>Those that tell texts in words apart, by the name of their file.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> OfTexts { get; } = [(CSharp, Read("PredictTexts.cs")), (Python, Read("predict_texts.py"))];

    /// <summary>The programs for a network.</summary>
    public static IReadOnlyList<(string Name, byte[] Content)> Of(TrainedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Normalization switch
        {
            ColumnNormalization => OfTables,
            SeriesNormalization => OfSeries,
            TokenNormalization { Text: not null } => OfTexts,
            TokenNormalization => OfTokens,
            _ => OfImages,
        };
    }

    private static byte[] Read(string name)
    {
        using var resource = typeof(SamplePrograms).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }
}
