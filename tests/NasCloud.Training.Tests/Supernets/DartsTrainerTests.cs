using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.NasBench201;
using NasCloud.Core.Specs;
using NasCloud.Models.Files;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;
using NasCloud.Training.Supernets;
using NasCloud.Training.Trials;
using TorchSharp;

namespace NasCloud.Training.Tests.Supernets;

public class DartsTrainerTests
{
    private static readonly SampleStore Samples = SampleStore.Of(SampleData.Bars(192));
    private static readonly TrialData Data = new(Samples, SampleStore.Of(SampleData.Bars(60, seed: 2)), SampleMoments.OfPixels(Samples));
    private static readonly LearningRateSchedule Schedule = new(Peak: 0.05, WarmUpEpochs: 0.5, Start: 0, End: 6);
    private static readonly TrainingSpec Spec = new() { BatchSize = 32, Precision = "float32" };
    private static readonly NasBench201Space Space = SampleSpaces.Cells;
    private static readonly Genotype Nothing = new([0, 0, 0, 0, 0, 0]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void TrainEpoch_CellsWithoutAnyOperation_LoseTheirShareOfTheMixtures()
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create();

        var losses = Enumerable.Range(1, 6).Select(epoch => trainer.TrainEpoch(epoch, Schedule, Stop).Loss).ToList();

        Assert.True(losses[^1] < losses[0] * 0.8, string.Join(", ", losses));
        // What is not computed teaches nothing: on some edge another operation has gained on it.
        var best = Space.Enumerate().MaxBy(genotype => trainer.Preference(genotype))!;
        Assert.NotEqual(Nothing, best);
        Assert.True(trainer.Preference(best) > trainer.Preference(Nothing) + 0.1);
    }

    [Fact]
    public void Preference_OfAllCandidates_IsADistribution()
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create();
        trainer.TrainEpoch(1, Schedule, Stop);

        Assert.Equal(1, Space.Enumerate().Sum(genotype => Math.Exp(trainer.Preference(genotype))), 1e-4);
    }

    [Fact]
    public void Validate_OneOptionHasTheWholeShare_IsThatCandidateWithInheritedWeights()
    {
        using var scope = torch.NewDisposeScope();
        using var weights = new SharedWeights(seed: 1, torch.CPU);
        var relaxed = Space.Relax();
        using var whole = weights.Network(relaxed.Architecture, relaxed.Mixtures);
        var genotype = Genotype.Parse("312430");
        whole.Module.Mixtures = [.. genotype.Choices.Select(choice => torch.nn.functional.one_hot(torch.tensor((long)choice), 5).to_type(torch.ScalarType.Float32))];
        using var candidate = weights.Network(Space.Decode(genotype).Simplify());
        var inherited = new InheritedWeights(Data, seed: 1, batches: 2, batchSize: 32, torch.CPU);

        var (expected, actual) = (inherited.Evaluate(candidate.Module, Data.Validation!, Stop), inherited.Evaluate(whole.Module, Data.Validation!, Stop));

        Assert.Equal(expected.Accuracy, actual.Accuracy);
        Assert.Equal(expected.Loss, actual.Loss, 1e-4);
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
    public void Judge_Candidate_HasItsPreferenceAndWhatInheritedWeightsReach()
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create();
        var genotype = Genotype.Parse("312430");

        var metrics = trainer.Judge(genotype, Space.Decode(genotype).Simplify(), Data.Validation!, Stop);

        Assert.Equal([MetricNames.Accuracy, MetricNames.Auc, MetricNames.BalancedAccuracy, MetricNames.Loss, MetricNames.MacroF1, MetricNames.Preference], metrics.Keys);
        Assert.Equal(6 * Math.Log(0.2), metrics[MetricNames.Preference], 0.05);
    }

    [Fact]
    public void TrainEpoch_NormalizationsWithinOptions_StayAsTheyWere()
    {
        using var scope = torch.NewDisposeScope();
        using var trainer = Create();

        trainer.TrainEpoch(1, Schedule, Stop);

        var tensors = new Dictionary<string, SafetensorsEntry>();
        trainer.Save([], tensors);
        Assert.Equal(Ones(4), tensors["shared/stage1.cell1.edge0-1.conv3x3.norm.weight"].Data.ToArray());
        Assert.NotEqual(Ones(4), tensors["shared/stem.norm.weight"].Data.ToArray());
    }

    [Fact]
    public void Constructor_SpaceThatCannotBeRelaxed_SaysSo()
    {
        var space = SampleSpaces.Chain;

        var exception = Assert.Throws<ArgumentException>(() => Create(space));

        Assert.StartsWith($"The options of space '{space.Name}' can't be computed all at once.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Dispose_AfterTraining_LeavesNoTensors()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;

        using (torch.NewDisposeScope())
        using (var trainer = Create())
            trainer.TrainEpoch(1, Schedule, Stop);

        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    private static byte[] Ones(int count) => [.. Enumerable.Repeat(BitConverter.GetBytes(1f), count).SelectMany(bytes => bytes)];

    private static DartsTrainer Create(SearchSpace? space = null) => new(
        space ?? Space, new SupernetSettings(0.05, 0.0003, CalibrationBatches: 2), new MixtureSettings(0.02, 0.001), Spec, seed: 5, Data, ComputeChoice.Of(Spec));

    private static byte[] Save(DartsTrainer trainer)
    {
        var (notes, tensors) = (new Dictionary<string, string>(), new Dictionary<string, SafetensorsEntry>());
        trainer.Save(notes, tensors);
        return new SafetensorsFile(notes, tensors).ToBytes();
    }
}
