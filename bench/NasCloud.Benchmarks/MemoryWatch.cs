using System.Diagnostics;
using System.Text.Json.Nodes;
using NasCloud.Core.Architectures;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.NasBench201;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Trials;
using NasCloud.Training;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Benchmarks;

/// <summary>Trains many different candidates in this process and watches what it holds.</summary>
internal static class MemoryWatch
{
    private const double MostGrowth = 1.10;

    /// <returns>0 where the resident set after all candidates is within 10% of that after the first twenty, else 1.</returns>
    public static async Task<int> RunAsync(int candidates, int threads, CancellationToken cancellationToken)
    {
        using var estimator = new TorchTrialEstimator(BenchmarkData.Catalog, TimeProvider.System);
        var early = 0L;
        for (var number = 1; number <= candidates; number++)
        {
            var estimate = await estimator.EstimateAsync(Assignment(number, threads), new DiscardingSession(), cancellationToken);
            if (estimate.Outcome != TrialOutcome.Succeeded)
                throw new InvalidOperationException($"Candidate {number} {estimate.Outcome}: {estimate.Error}");
            if (number == 20)
                early = ResidentSet();
            if (number % 20 == 0)
                Console.WriteLine($"after {number,4} candidates: {ResidentSet() / 1024 / 1024} MB");
        }

        var growth = (double)ResidentSet() / early;
        Console.WriteLine(FormattableString.Invariant($"growth since the first 20: {growth:F3}, at most {MostGrowth:F2}"));
        return growth <= MostGrowth ? 0 : 1;
    }

    private static long ResidentSet()
    {
        using var process = Process.GetCurrentProcess();
        return process.WorkingSet64;
    }

    private static TrialAssignment Assignment(int number, int threads)
    {
        var architecture = Candidate(RandomStream.Create(1, "candidate", number));
        var trial = new Trial
        {
            Number = number,
            Genotype = new Genotype([number]),
            ArchitectureId = architecture.Id,
            Epochs = 1,
            Parameters = architecture.Cost.Parameters,
            Flops = architecture.Cost.Flops,
        };
        return new(Spec(), trial, Space, architecture, threads);
    }

    // What is trained is none of its networks: nothing here asks for it.
    private static NasBench201Space Space { get; } = new(TensorShape.Image(1, 28, 28), classes: 10);

    private static Architecture Candidate(Random random)
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 28, 28));
        for (var layer = random.Next(2, 7); layer > 0; layer--)
        {
            builder.Then($"conv{layer}", new Convolution(random.Next(4, 65), (2 * random.Next(3)) + 1, random.Next(1, 3), Bias: false));
            builder.Then($"norm{layer}", new BatchNormalization());
            builder.Then($"relu{layer}", new Activation(ActivationFunction.Relu));
        }

        builder.Then("average", new GlobalAveragePooling());
        builder.Then("output", new Dense(10));
        return builder.Build();
    }

    private static SearchSpec Spec()
    {
        var none = new ComponentSpec("none", new SpecValues(new JsonObject()));
        return new()
        {
            Name = "memory",
            Dataset = new("fashion-mnist", TrainingSamples: 512, ValidationFraction: 0.01),
            Space = none,
            Strategy = none,
            Fidelity = none,
            Estimator = none,
            Training = new TrainingSpec { WeightAveraging = 0.99 },
            Objectives = [new(MetricNames.Accuracy, Goal.Maximize)],
            Budget = new(Trials: 1),
        };
    }

    private sealed class DiscardingSession : ITrialSession
    {
        public Task<Stream?> OpenCheckpointAsync(CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);

        public Task<Stream?> OpenInheritedCheckpointAsync(CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);

        public Task SaveCheckpointAsync(int epoch, Stream content, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task ReportEpochAsync(LearningCurvePoint point, CancellationToken cancellationToken) => Task.CompletedTask;

        public void ReportProgress()
        {
        }

        public Task SaveResultAsync(string name, Stream content, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
