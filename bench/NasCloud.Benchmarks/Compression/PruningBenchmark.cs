using System.Text;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Models.Networks;
using NasCloud.Training.Compression;
using NasCloud.Training.Loops;
using NasCloud.Training.Native;
using NasCloud.Training.Samples;
using NasCloud.Training.Trials;
using TorchSharp;

namespace NasCloud.Benchmarks.Compression;

/// <summary>Makes the smaller models of a winner that was trained before, as its final trial would, and tells what they are like.</summary>
internal static class PruningBenchmark
{
    /// <summary>Writes the files and prints the list of models.</summary>
    /// <param name="folder">The winner's result, in the folder of its search.</param>
    /// <param name="to">The folder to write to.</param>
    /// <param name="largestLoss">The most accuracy that a model may lose.</param>
    /// <param name="epochs">Epochs after each removal of channels.</param>
    /// <param name="threads">The threads of libtorch.</param>
    /// <param name="cancellationToken">Ends it between batches.</param>
    public static async Task RunAsync(string folder, string to, double largestLoss, int epochs, int threads, CancellationToken cancellationToken)
    {
        var manifest = SearchManifestJson.Read(await File.ReadAllBytesAsync(Path.Combine(folder, "..", "spec.json"), cancellationToken));
        var network = NetworkFiles.Read(folder);
        var source = await BenchmarkData.Catalog.OpenAsync(manifest.Spec.Dataset!, cancellationToken);
        var data = new TrialData(SampleStore.Of(await source.LoadTrainingAsync(cancellationToken)), Validation: null, network.Normalization);
        var test = SampleStore.Of(await source.LoadTestAsync(cancellationToken));
        Directory.CreateDirectory(to);
        using var thread = new TorchThread();
        var begun = TimeProvider.System.GetTimestamp();
        await thread.InvokeAsync(() =>
        {
            TorchRuntime.Initialize(threads);
            using var scope = torch.NewDisposeScope();
            var training = manifest.Spec.Final!.Training;
            var compression = new ModelCompression(network, new CompressionSpec(largestLoss), data, test, manifest.Spec.Seed, TimeProvider.System);
            Write(to, compression.Export(cancellationToken));
            Write(to, compression.Prune(new(training, largestLoss, epochs, manifest.Spec.Seed, ComputeChoice.Of(training)), cancellationToken));
        });
        Console.WriteLine($"{TimeProvider.System.GetElapsedTime(begun).TotalSeconds:0} s");
    }

    private static void Write(string folder, IReadOnlyList<(string Name, byte[] Content)> files)
    {
        foreach (var (name, content) in files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), content);
            if (name == Core.Searches.Results.ModelList.FileName)
                Console.WriteLine(Encoding.UTF8.GetString(content));
        }
    }
}
