using NasCloud.Benchmarks.Networks;
using NasCloud.Core.Specs;
using NasCloud.Models.Networks;
using NasCloud.Training.Datasets;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Benchmarks;

/// <summary>The loop that trials are trained with.</summary>
internal sealed class OwnContender : IContender
{
    private static readonly TrainingSpec Spec = new() { Optimizer = new("adamw", 0.001), Device = "cpu" };
    private static readonly LearningRateSchedule Schedule = new(0.001, WarmUpEpochs: 0, Start: 0, End: 1000);
    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly SampleStore _training;
    private readonly SampleStore _test;
    private readonly PixelNormalization _normalization;
    private readonly NetworkTrainer _trainer;
    private int _epoch;

    public OwnContender(string network, ImageSamples training, ImageSamples test)
    {
        (_training, _test) = (SampleStore.Of(training), SampleStore.Of(test));
        _normalization = SampleMoments.OfPixels(_training);
        _trainer = new(BenchmarkNetworks.Create(network), Spec, seed: 1, _training, _normalization, ComputeChoice.Of(Spec));
    }

    public void Dispose()
    {
        _trainer.Dispose();
        _scope.Dispose();
    }

    public int Train()
    {
        _trainer.TrainEpoch(++_epoch, Schedule, CancellationToken.None);
        return _training.Count / Spec.BatchSize * Spec.BatchSize;
    }

    public (int Right, int Count) Evaluate()
    {
        var result = Evaluator.Evaluate(_trainer.Result, _test, _normalization, torch.CPU, CancellationToken.None);
        return ((int)Math.Round(result.Accuracy * _test.Count), _test.Count);
    }
}
