using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Models.Files;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;
using NasCloud.Training.Supernets;
using NasCloud.Training.Trials;
using TorchSharp;

namespace NasCloud.Training.Tests.Supernets;

public class SupernetTrainerTests
{
    private static readonly SampleStore Samples = SampleStore.Of(SampleData.Bars(192));
    private static readonly TrialData Data = new(Samples, SampleStore.Of(SampleData.Bars(90, seed: 2)), SampleMoments.OfPixels(Samples));
    private static readonly LearningRateSchedule Schedule = new(Peak: 0.02, WarmUpEpochs: 0.5, Start: 0, End: 12);
    private static readonly TrainingSpec Spec = new() { BatchSize = 32, Precision = "float32" };
    private static readonly SearchSpace Space = SampleSpaces.Chain;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void TrainEpoch_SeparableSamples_TeachesThePathsThroughIt()
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create();

        var losses = Enumerable.Range(1, 12).Select(epoch => trainer.TrainEpoch(epoch, Schedule, Stop).Loss).ToList();

        Assert.True(losses[^1] < losses[0] / 3, string.Join(", ", losses));
        var sampler = new CandidateSampler(Space, new Constraints());
        var random = RandomStream.Create(1, "paths");
        // Of three classes; some paths get few of the steps.
        Assert.InRange(Enumerable.Range(0, 8).Average(_ => trainer.Evaluate(sampler.Draw(random), Data.Validation!, Stop).Accuracy), 0.8, 1);
    }

    [Fact]
    public void TrainEpoch_SameSeed_IsBitIdentical()
    {
        Assert.Equal(Train(seed: 5), Train(seed: 5));
        Assert.NotEqual(Train(seed: 5), Train(seed: 6));
    }

    [Fact]
    public void Load_AfterAnEpoch_GoesOnAsTheFirstWouldHave()
    {
        using var scope = torch.NewDisposeScope();
        using var first = Create();
        first.TrainEpoch(1, Schedule, Stop);
        using var second = Create();

        second.Load(SafetensorsFile.Read(Save(first)));

        Assert.Equal(first.TrainEpoch(2, Schedule, Stop), second.TrainEpoch(2, Schedule, Stop));
        Assert.Equal(first.Validate(Data.Validation!, Stop), second.Validate(Data.Validation!, Stop));
        Assert.Equal(Save(first), Save(second));
    }

    [Fact]
    public void Evaluate_AnyNumberOfTimes_LeavesTheWeightsAlone()
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create();
        trainer.TrainEpoch(1, Schedule, Stop);
        var path = new CandidateSampler(Space, new Constraints()).Draw(RandomStream.Create(1, "paths"));
        var once = trainer.Evaluate(path, Data.Validation!, Stop);
        var before = Save(trainer);

        var twice = trainer.Evaluate(path, Data.Validation!, Stop);

        Assert.Equal(once, twice);
        Assert.Equal(before, Save(trainer));
    }

    [Fact]
    public void TrainEpoch_ConstraintsThatNothingMeets_SaysSo()
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create(constraints: new Constraints(MaxParameters: 1));

        var exception = Assert.Throws<InvalidOperationException>(() => trainer.TrainEpoch(1, Schedule, Stop));

        Assert.StartsWith("Of 10000 random networks of space 'chain' none met the constraints", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_AfterTraining_LeavesNoTensors()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        Train(seed: 1);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static byte[] Train(long seed)
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create(seed);
        trainer.TrainEpoch(1, Schedule, Stop);
        return Save(trainer);
    }

    private static SupernetTrainer Create(long seed = 5, Constraints? constraints = null) => new(
        new CandidateSampler(Space, constraints ?? new Constraints()), new SupernetSettings(0.05, 0.0005, CalibrationBatches: 4), Spec, seed, Data, ComputeChoice.Of(Spec));

    private static byte[] Save(SupernetTrainer trainer)
    {
        var (notes, tensors) = (new Dictionary<string, string>(), new Dictionary<string, SafetensorsEntry>());
        trainer.Save(notes, tensors);
        return new SafetensorsFile(notes, tensors).ToBytes();
    }
}
