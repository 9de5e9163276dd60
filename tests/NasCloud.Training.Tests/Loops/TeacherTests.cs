using NasCloud.Core.Specs;
using NasCloud.Models.Latency;
using NasCloud.Training.Loops;
using NasCloud.Training.Results;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Tests.Loops;

public sealed class TeacherTests
{
    private static readonly ComputeChoice Compute = new(torch.CPU, torch.ScalarType.Float32);
    private static readonly LearningRateSchedule Schedule = new(Peak: 0.01, WarmUpEpochs: 0.5, Start: 0, End: 6);
    private static readonly TrainingSpec Spec = new() { BatchSize = 32, Precision = "float32" };

    [Fact]
    public void Distance_AnswersOfTheTeacher_IsAtItsLeast()
    {
        using var scope = torch.NewDisposeScope();
        var samples = SampleStore.Of(SampleData.Bars(48));
        var normalization = SampleMoments.OfPixels(samples);
        var network = UntrainedNetworks.Of(SampleArchitectures.SmallOf(batchNormalization: false));
        using var module = TrainedNetworks.Load(network, torch.CPU);
        using var teacher = new Teacher(network, Compute);
        using var loader = new BatchLoader(samples, normalization, torch.CPU);
        var batch = loader.Load([.. Enumerable.Range(0, 48)]);
        var answers = module.forward(batch.Images).detach().requires_grad_(true);

        var least = teacher.Distance(batch, answers);
        least.backward();

        Assert.Equal(0, answers.grad!.abs().max().item<float>(), 1e-6);
        Assert.True(teacher.Distance(batch, answers + torch.randn_like(answers)).item<float>() > least.item<float>());
    }

    [Fact]
    public void TrainEpoch_WrongLabelsAndATeacherThatKnows_LearnsFromTheTeacher()
    {
        using var scope = torch.NewDisposeScope();
        var right = SampleData.Bars(192);
        var wrong = SampleStore.Of(right with { Labels = [.. right.Labels.Select(_ => 0)] });
        var normalization = SampleMoments.OfPixels(wrong);
        var architecture = SampleArchitectures.SmallOf(batchNormalization: true);
        using var knowing = Train(SampleStore.Of(right), teacher: null);
        using var teacher = new Teacher(TrainedNetworks.Of(architecture, knowing.Result, normalization, ["a", "b", "c"]), Compute);

        using var taught = Train(wrong, teacher);
        using var untaught = Train(wrong, teacher: null);

        Assert.True(Accuracy(taught) > Accuracy(untaught) + 0.3, $"{Accuracy(taught)} and {Accuracy(untaught)}");

        NetworkTrainer Train(SampleStore samples, Teacher? teacher)
        {
            var trainer = new NetworkTrainer(architecture, Spec, seed: 1, samples, normalization, Compute, teacher);
            for (var epoch = 1; epoch <= 6; epoch++)
                trainer.TrainEpoch(epoch, Schedule, default);
            return trainer;
        }

        double Accuracy(NetworkTrainer trainer) => trainer.Validate(SampleStore.Of(SampleData.Bars(90, seed: 2)), default).Accuracy;
    }
}
