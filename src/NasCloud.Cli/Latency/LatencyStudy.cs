using NasCloud.Cli.Hosting;
using NasCloud.Core.Architectures;
using NasCloud.Core.Latency;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Models.Latency;

namespace NasCloud.Cli.Latency;

/// <summary>Builds a latency table and finds how well it predicts networks that it was not built from.</summary>
/// <param name="timer">Measures networks.</param>
/// <param name="time">Tells the date.</param>
internal sealed class LatencyStudy(INetworkTimer timer, TimeProvider time)
{
    // So that the same space gives the same networks, and tables of two machines have the same entries.
    private const long Seed = 1;

    /// <summary>Builds the table and compares it.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="progress">Told how many of how many measurements for the table are done.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>The table, and how well it predicts; null where it was not compared.</returns>
    /// <exception cref="CliException">No network of the space can be measured.</exception>
    public (LatencyTable Table, PredictionAccuracy? Accuracy) Run(LatencyRequest request, IProgress<(int Done, int Of)>? progress, CancellationToken stop)
    {
        var networks = Draw(request);
        var table = new LatencyTableBuilder(timer, time).Build([.. networks.Take(request.Samples)], progress, stop);
        var predictor = new LatencyPredictor(table);
        var pairs = new List<(double, double)>();
        foreach (var network in networks.Skip(request.Samples))
        {
            stop.ThrowIfCancellationRequested();
            pairs.Add((predictor.Milliseconds(network), timer.Microseconds(network)[0] / 1000));
        }

        return (table, pairs.Count == 0 ? null : PredictionAccuracy.Of(pairs));
    }

    private static List<Architecture> Draw(LatencyRequest request)
    {
        var sampler = new CandidateSampler(request.Space, request.Constraints);
        var random = RandomStream.Create(Seed, "latency");
        try
        {
            return [.. Enumerable.Range(0, request.Samples + request.Checks).Select(_ => sampler.Draw(random))];
        }
        catch (InvalidOperationException exception)
        {
            throw new CliException(ExitCode.Invalid, exception.Message);
        }
    }
}
