using System.Diagnostics;
using System.Globalization;

namespace NasCloud.Benchmarks;

/// <summary>Compares the contenders in alternating rounds and reports medians of the ratios within each round.</summary>
internal static class Comparison
{
    private const double LeastOfHandWritten = 0.97;

    // The least that our loop is to be faster than the tutorial's.
    private static readonly Dictionary<(string Mode, string Network), double> Targets = new()
    {
        [("train", "tiny")] = 2.7,
        [("train", "medium")] = 2.7,
        [("train", "large")] = 2.5,
        [("evaluate", "tiny")] = 4,
        [("evaluate", "medium")] = 3.6,
        [("evaluate", "large")] = 2.2,
    };

    /// <returns>0 where every target is met, else 1.</returns>
    public static async Task<int> RunAsync(string mode, string[] networks, int threads, int rounds, CancellationToken cancellationToken)
    {
        Console.WriteLine($"{mode}, {threads} thread(s), {rounds} rounds; images/s are medians, ratios medians of each round's");
        Console.WriteLine($"{"network",-8} {"own",9} {"hand",9} {"tutorial",9} {"/tutorial",10} {"target",7} {"/hand",6} {"target",7}  accuracy own/hand/tutorial");
        var met = true;
        foreach (var network in networks)
            met &= await CompareAsync(mode, network, threads, rounds, cancellationToken);
        Console.WriteLine(met ? "every target is met" : "a target is missed");
        return met ? 0 : 1;
    }

    private static async Task<bool> CompareAsync(string mode, string network, int threads, int rounds, CancellationToken cancellationToken)
    {
        var results = new List<(double Speed, double Accuracy)[]>();
        for (var round = 0; round < rounds; round++)
            results.Add(await RoundAsync(mode, network, threads, cancellationToken));
        var speeds = Enumerable.Range(0, 3).Select(contender => Statistics.Median(results.Select(round => round[contender].Speed))).ToArray();
        var toTutorial = Statistics.Median(results.Select(round => round[0].Speed / round[2].Speed));
        var toHand = Statistics.Median(results.Select(round => round[0].Speed / round[1].Speed));
        var target = Targets[(mode, network)];
        var accuracies = string.Join('/', results[^1].Select(result => result.Accuracy.ToString("F3", CultureInfo.InvariantCulture)));
        Console.WriteLine(FormattableString.Invariant(
            $"{network,-8} {speeds[0],9:F0} {speeds[1],9:F0} {speeds[2],9:F0} {toTutorial,10:F2} {target,7:F2} {toHand,6:F2} {LeastOfHandWritten,7:F2}  {accuracies}"));
        return toTutorial >= target && toHand >= LeastOfHandWritten;
    }

    private static async Task<(double Speed, double Accuracy)[]> RoundAsync(string mode, string network, int threads, CancellationToken cancellationToken)
    {
        var results = new List<(double, double)>();
        foreach (var contender in Measurement.Contenders)
            results.Add(await MeasureAsync([mode, network, contender, $"{threads}"], cancellationToken));
        return [.. results];
    }

    private static async Task<(double Speed, double Accuracy)> MeasureAsync(string[] arguments, CancellationToken cancellationToken)
    {
        using var process = Process.Start(Self(["measure", .. arguments]))!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"Measuring {string.Join(' ', arguments)} failed with exit code {process.ExitCode}.");
        var numbers = output.Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return (numbers[0], numbers[1]);
    }

    private static ProcessStartInfo Self(string[] arguments)
    {
        var path = Environment.ProcessPath!;
        string[] host = Path.GetFileNameWithoutExtension(path) == "dotnet" ? [typeof(Comparison).Assembly.Location] : [];
        return new(path, [.. host, .. arguments]) { RedirectStandardOutput = true };
    }
}
