using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;
using NasCloud.Models.Networks;
using NasCloud.Models.Verification;
using NasCloud.Training.Datasets;
using NasCloud.Training.Native;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Results;

/// <summary>Exports a search's trained networks anew.</summary>
public static class ModelExporter
{
    private const int NoiseSamples = 500;

    /// <summary>Writes a network as ONNX and compares it with the trained one: on the test data, or on noise where they aren't here.</summary>
    /// <param name="network">The network.</param>
    /// <param name="manifest">The search that it is of.</param>
    /// <param name="datasets">Where data is found.</param>
    /// <param name="time">Measures latency.</param>
    /// <param name="opset">The operator set.</param>
    /// <param name="cancellationToken">Ends it between batches.</param>
    /// <exception cref="ExportMismatchException">The exported network does not compute what the trained one does.</exception>
    /// <exception cref="TorchUnavailableException">libtorch does not load.</exception>
    public static async Task<ExportedModel> ExportAsync(
        TrainedNetwork network, SearchManifest manifest, DatasetCatalog datasets, TimeProvider time, int opset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(datasets);
        var test = await LoadTestAsync(manifest, datasets, network.Architecture.Input, cancellationToken);
        using var thread = new TorchThread();
        return await thread.InvokeAsync(() =>
        {
            TorchRuntime.Initialize(Environment.ProcessorCount);
            return new ModelExport(time).Export(ModelKind.Full, network, test ?? Noise(network), test is not null, cancellationToken, opset);
        });
    }

    private static async Task<SampleStore?> LoadTestAsync(SearchManifest manifest, DatasetCatalog datasets, TensorShape input, CancellationToken cancellationToken)
    {
        if (manifest.Spec.Dataset is not { } spec)
            return null;
        try
        {
            var source = await datasets.OpenAsync(spec, cancellationToken);
            var samples = await source.LoadTestAsync(cancellationToken);
            return samples.Count > 0 && samples.Shape == input ? SampleStore.Of(samples) : null;
        }
        catch (DatasetException)
        {
            // The search may be of another machine: what the model computes can be compared on any samples.
            return null;
        }
    }

    private static SampleStore Noise(TrainedNetwork network) => network.Normalization switch
    {
        ColumnNormalization columns => SampleStore.Of(NoiseRows(network.Architecture.Input, columns, [.. network.Table!.CategorySizes])),
        SeriesNormalization series => SampleStore.Of(NoiseSeries(network.Architecture.Input, series)),
        TokenNormalization tokens => SampleStore.Of(NoiseTokens(network.Architecture.Input, tokens.Vocabulary)),
        _ => NoiseImages(network.Architecture.Input),
    };

    /// <summary>Numbers around the mean of their channels, some of them missing.</summary>
    private static SeriesSamples NoiseSeries(TensorShape shape, SeriesNormalization normalization)
    {
        var random = RandomStream.Create(0, "noise");
        var values = new float[NoiseSamples * shape.Elements];
        for (var place = 0; place < values.Length; place++)
            values[place] = NoiseNumber(random, normalization.Mean[place % shape.Channels], normalization.Deviation[place % shape.Channels]);
        return new(shape, values, new int[NoiseSamples]) { Targets = normalization.Target is null ? [] : new float[NoiseSamples] };
    }

    private static SeriesSamples NoiseTokens(TensorShape shape, int vocabulary)
    {
        var random = RandomStream.Create(0, "noise");
        return new(shape, [.. Enumerable.Range(0, NoiseSamples * shape.Width).Select(_ => (float)random.Next(vocabulary))], new int[NoiseSamples]) { Vocabulary = vocabulary };
    }

    private static float NoiseNumber(Random random, double mean, double deviation) =>
        random.Next(10) == 0 ? float.NaN : (float)(mean + (deviation * ((4 * random.NextDouble()) - 2)));

    /// <summary>Numbers around the mean of their columns, some of them missing, and any codes.</summary>
    private static TableSamples NoiseRows(TensorShape shape, ColumnNormalization normalization, int[] sizes)
    {
        var random = RandomStream.Create(0, "noise");
        var numbers = shape.Channels - sizes.Length;
        var values = new float[NoiseSamples * shape.Channels];
        for (var place = 0; place < values.Length; place++)
        {
            var column = place % shape.Channels;
            values[place] = column >= numbers ? random.Next(sizes[column - numbers]) : NoiseNumber(random, normalization.Mean[column], normalization.Deviation[column]);
        }

        return new(shape, values, new int[NoiseSamples], sizes.Length) { Targets = normalization.Target is null ? [] : new float[NoiseSamples] };
    }

    private static SampleStore NoiseImages(TensorShape shape)
    {
        var pixels = new byte[NoiseSamples * shape.Elements];
        RandomStream.Create(0, "noise").NextBytes(pixels);
        return SampleStore.Of(new ImageSamples(shape, pixels, new int[NoiseSamples]));
    }
}
