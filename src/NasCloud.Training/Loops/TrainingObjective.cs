using NasCloud.Training.Modules;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>What a step of training makes small.</summary>
/// <param name="LabelSmoothing">The share of each label that is spread over all classes.</param>
/// <param name="Teacher">A network to answer like; null to learn from the labels alone.</param>
internal sealed record TrainingObjective(double LabelSmoothing, Teacher? Teacher = null)
{
    private const double ShareOfTeacher = 0.7;

    /// <summary>The mean loss of a network over a batch.</summary>
    public torch.Tensor Mean(NetworkModule module, Batch batch)
    {
        var outputs = module.forward(batch.Images);
        var byLabels = TrainingLoss.Mean(outputs, batch.Labels, LabelSmoothing);
        return Teacher is null ? byLabels : (byLabels * (1 - ShareOfTeacher)) + (Teacher.Distance(batch, outputs) * ShareOfTeacher);
    }
}
