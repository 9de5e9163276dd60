using NasCloud.Core.Randomness;
using NasCloud.Core.Specs;
using NasCloud.Models.Networks;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>Leads through the batches of an epoch, whatever is trained on them.</summary>
/// <remarks>What is random here comes from the seed and the epoch's number.</remarks>
/// <param name="spec">Batch size and augmentation.</param>
/// <param name="seed">Fixes the order of the samples and their augmentation.</param>
/// <param name="samples">What is trained on.</param>
/// <param name="normalization">How samples are normalized.</param>
/// <param name="device">Where batches are needed.</param>
internal sealed class EpochLoop(TrainingSpec spec, long seed, SampleStore samples, Normalization normalization, torch.Device device) : IDisposable
{
    // The device is asked for the loss, which it has to catch up for, only so often.
    private const int StepsBetweenChecks = 16;

    private readonly BatchLoader _loader = new(samples, normalization, device);

    /// <inheritdoc/>
    public void Dispose() => _loader.Dispose();

    /// <summary>Has every sample trained on once; a last batch that is not full is left out unless it is the only one.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="schedule">The learning rate.</param>
    /// <param name="pulse">Looked at before each step.</param>
    /// <param name="step">Trains on a batch at a learning rate and adds its mean loss to the sum it is given.</param>
    /// <exception cref="DivergedException">The loss is not finite.</exception>
    public EpochResult Run(int epoch, LearningRateSchedule schedule, Pulse pulse, Action<Batch, double, torch.Tensor> step)
    {
        using var scope = torch.NewDisposeScope();
        var order = samples.Shuffled(seed, "shuffle", epoch);
        var augmenter = AugmenterFor(epoch);
        var size = Math.Min(spec.BatchSize, order.Length);
        var steps = order.Length / size;
        var total = torch.zeros(1, device: _loader.Device);
        var rate = 0.0;
        for (var index = 0; index < steps; index++)
        {
            pulse.Check();
            rate = schedule.At(epoch - 1 + ((index + 0.5) / steps));
            Step(order.AsSpan(index * size, size), augmenter, rate, total, step);
            if (index % StepsBetweenChecks == 0 || index == steps - 1)
                Check(total, index + 1, epoch);
        }

        return new(total.item<float>() / steps, rate);
    }

    private void Step(ReadOnlySpan<int> indices, Augmenter? augmenter, double rate, torch.Tensor total, Action<Batch, double, torch.Tensor> step)
    {
        using var scope = torch.NewDisposeScope();
        step(_loader.Load(indices, augmenter), rate, total);
    }

    private static void Check(torch.Tensor total, int steps, int epoch)
    {
        var mean = total.item<float>() / steps;
        if (!float.IsFinite(mean))
            throw new DivergedException(epoch, mean);
    }

    private Augmenter? AugmenterFor(int epoch) => normalization is PixelNormalization pixels && spec.Augmentation != new AugmentationSpec()
        ? new(spec.Augmentation, samples, pixels.MeanPixel, RandomStream.Create(seed, "augmentation", epoch))
        : null;
}
