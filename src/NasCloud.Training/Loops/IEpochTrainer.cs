using NasCloud.Models.Files;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Loops;

/// <summary>Trains weights, an epoch at a time. Use and dispose it on one thread, inside a dispose scope.</summary>
internal interface IEpochTrainer : IDisposable
{
    /// <summary>Trains on every sample once; a last batch that is not full is left out unless it is the only one.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="schedule">The learning rate.</param>
    /// <param name="pulse">Looked at before each step.</param>
    /// <exception cref="DivergedException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; the weights are then in the midst of an epoch.</exception>
    EpochResult TrainEpoch(int epoch, LearningRateSchedule schedule, Pulse pulse);

    /// <summary>Measures how well the weights do on samples that they are not trained on.</summary>
    /// <param name="samples">At least one.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    EvaluationResult Validate(SampleStore samples, Pulse pulse);

    /// <summary>Everything that training goes on from.</summary>
    void Save(Dictionary<string, string> notes, Dictionary<string, SafetensorsEntry> tensors);

    /// <summary>Takes over what <see cref="Save"/> left.</summary>
    /// <exception cref="InvalidDataException">It is of other weights.</exception>
    void Load(SafetensorsFile file);
}
