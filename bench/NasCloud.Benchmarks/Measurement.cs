using System.Diagnostics;
using NasCloud.Benchmarks.HandWritten;
using NasCloud.Benchmarks.Tutorial;
using NasCloud.Training.Native;
using TorchSharp;

namespace NasCloud.Benchmarks;

/// <summary>One contender's speed, measured in a process of its own so that none inherits another's settings or memory.</summary>
internal static class Measurement
{
    public static readonly string[] Contenders = ["own", "hand", "tutorial"];

    /// <summary>Samples that take the contenders about a second each.</summary>
    private static (int Training, int Test) Sizes(string network) => network switch
    {
        "tiny" => (12_800, 10_000),
        "medium" => (3_840, 10_000),
        _ => (1_024, 2_560),
    };

    /// <summary>Measures in this process and prints samples per second, and for an evaluation the accuracy after one epoch.</summary>
    public static async Task RunAsync(string mode, string network, string contender, int threads, int repeats)
    {
        Prepare(contender, threads);
        var (trainingSize, testSize) = Sizes(network);
        var (training, test) = await BenchmarkData.LoadAsync(trainingSize, testSize);
        using IContender subject = contender switch
        {
            "tutorial" => new TutorialContender(network, training, test),
            "hand" => new HandWrittenContender(network, training, test),
            _ => new OwnContender(network, training, test),
        };
        subject.Train();
        subject.Evaluate();
        var speeds = Enumerable.Range(0, repeats).Select(_ => Speed(mode, subject)).Order().ToList();
        var (right, count) = subject.Evaluate();
        Console.WriteLine(FormattableString.Invariant($"{speeds[repeats / 2]:F1} {(double)right / count:F4}"));
    }

    private static double Speed(string mode, IContender subject)
    {
        var begun = Stopwatch.GetTimestamp();
        var count = mode == "train" ? subject.Train() : subject.Evaluate().Count;
        return count / Stopwatch.GetElapsedTime(begun).TotalSeconds;
    }

    /// <summary>The tutorial runs as it would without this project: only the library is made to load.</summary>
    private static void Prepare(string contender, int threads)
    {
        if (contender != "tutorial")
        {
            TorchRuntime.Initialize(threads);
            return;
        }

        NativeLibraryResolver.Install();
        NativeLibraryResolver.Load();
        torch.set_num_threads(threads);
    }
}
