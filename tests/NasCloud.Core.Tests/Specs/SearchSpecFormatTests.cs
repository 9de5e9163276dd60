using NasCloud.Core.Objectives;
using NasCloud.Core.Specs;
using static NasCloud.Core.Tests.Specs.SpecDocuments;

namespace NasCloud.Core.Tests.Specs;

public sealed class SearchSpecFormatTests
{
    [Fact]
    public void Read_MinimalDocument_FillsInDefaults()
    {
        var spec = Read(Minimal);

        Assert.Equal("search", spec.Name);
        Assert.Equal(new DatasetSpec("glyphs"), spec.Dataset);
        Assert.Equal([3, 5], spec.Space.Parameters.Object("layers").Object("conv").Integers("kernel"));
        Assert.Equal("auto", spec.Strategy.Name);
        Assert.Equal(20, spec.Strategy.Parameters.Integer("populationSize"));
        Assert.Equal(4, spec.Fidelity.Parameters.Integer("epochs"));
        Assert.Equal(EstimatorNames.Train, spec.Estimator.Name);
        Assert.Equal(new TrainingSpec(), spec.Training);
        Assert.Equal(new FinalSpec(12, new TrainingSpec()), spec.Final);
        Assert.Equal([new Objective("accuracy", Goal.Maximize)], spec.Objectives);
        Assert.Equal(new Budget(Trials: 5), spec.Budget);
        Assert.Equal(new Constraints(), spec.Constraints);
        Assert.Null(spec.Screening);
        Assert.Null(spec.Target);
        Assert.Null(spec.TrialTimeout);
        Assert.Equal((0, 1, 2), (spec.Seed, spec.Parallelism, spec.Retries));
    }

    [Fact]
    public void Read_ImageSize_IsWrittenAgain()
    {
        var spec = Read(Minimal, "dataset.path=photos", "dataset.imageSize=32");

        Assert.Equal(new DatasetSpec("glyphs", Path: "photos", ImageSize: 32), spec.Dataset);
        Assert.Equal(spec.Dataset, Read(SearchSpecWriter.Write(spec)).Dataset);
    }

    [Fact]
    public void Read_FullDocument_TakesEverythingFromIt()
    {
        var spec = Read(Full);

        Assert.Equal("everything", spec.Name);
        Assert.Equal(new DatasetSpec("fashion-mnist", 0.2, 20_000, "/data"), spec.Dataset);
        Assert.Equal([1, 3, 11], spec.Space.Parameters.Object("layers").Object("conv").Integers("kernel"));
        Assert.Equal(9, spec.Fidelity.Parameters.Integer("maxEpochs"));
        Assert.Equal(new ScreeningSpec("naswot", Pool: 8, Initial: 10, BatchSize: 32), spec.Screening);
        Assert.Equal(FullTraining, spec.Training);
        Assert.Equal(new FinalSpec(30, FullTraining with { GradientClip = null, BatchSize = 256 }, UseValidationData: false), spec.Final);
        Assert.Equal([new Objective("accuracy", Goal.Maximize), new Objective("flops", Goal.Minimize)], spec.Objectives);
        Assert.Equal(new Constraints(100_000, 9_000_000_000), spec.Constraints);
        Assert.Equal(new Budget(50, TimeSpan.FromMinutes(90), 2.5), spec.Budget);
        Assert.Equal(new Target("accuracy", 0.9), spec.Target);
        Assert.Equal(TimeSpan.FromMinutes(10), spec.TrialTimeout);
        Assert.Equal((long.MaxValue, 2, 0), (spec.Seed, spec.Parallelism, spec.Retries));
    }

    [Fact]
    public void Read_TableEstimator_NeedsNoDatasetAndTrainsNoWinner()
    {
        var spec = Read(Table);

        Assert.Null(spec.Dataset);
        Assert.Null(spec.Final);
        Assert.Equal("ops", spec.Estimator.Parameters.Text(EstimatorNames.TableKey));
        Assert.Equal("ms", spec.Estimator.Parameters.Object(EstimatorNames.TableMetrics).Text("latency"));
        Assert.Equal(2, spec.Estimator.Parameters.Number(EstimatorNames.TableSeconds));
    }

    [Fact]
    public void Read_ZeroCostEstimator_MaximizesItsProxiesAndTrainsTheWinner()
    {
        var spec = Read(With(("estimator", "\"zero-cost\""), ("objectives", """["synflow", "flops"]""")));

        Assert.Equal([new Objective("synflow", Goal.Maximize), new Objective("flops", Goal.Minimize)], spec.Objectives);
        Assert.Equal(["synflow", "naswot", "jacobCov", "snip", "gradNorm"], spec.Estimator.Parameters.Texts(EstimatorNames.ZeroCostProxies));
        Assert.Equal(64, spec.Estimator.Parameters.Integer(EstimatorNames.ZeroCostBatchSize));
        Assert.Equal(new FinalSpec(12, new TrainingSpec()), spec.Final);
    }

    [Fact]
    public void Read_NameOfAProxyAsScreening_ScreensAllByIt()
    {
        Assert.Equal(new ScreeningSpec("synflow", Pool: 4, Initial: null, BatchSize: 64), Read(With(("screening", "\"synflow\""))).Screening);
        Assert.Equal([true, false], ((string[])["synflow", "flops"]).Select(proxy => new ScreeningSpec(proxy).TakesTrials));
    }

    [Theory]
    [InlineData("null", true)]
    [InlineData("{}", false)]
    public void Read_Final_IsTurnedOffByNullAlone(string final, bool isOff) =>
        Assert.Equal(isOff, Read(With(("final", final))).Final is null);

    [Theory]
    [InlineData("\"sgd\"", 0.05, 0.0005)]
    [InlineData("\"adam\"", 0.003, 0)]
    [InlineData("\"adamw\"", 0.003, 0.01)]
    [InlineData("""{"name":"sgd","learningRate":0.2}""", 0.2, 0.0005)]
    public void Read_Optimizer_HasRatesThatSuitIt(string optimizer, double learningRate, double weightDecay)
    {
        var read = Read(With(("training", $$"""{"optimizer":{{optimizer}}}"""))).Training.Optimizer;

        Assert.Equal((learningRate, weightDecay), (read.LearningRate, read.WeightDecay));
    }

    [Fact]
    public void Read_FinalWithAnotherOptimizer_DoesNotKeepTheRatesOfTheFirst()
    {
        var spec = Read(With(("training", """{"optimizer":{"learningRate":0.001}}"""), ("final", """{"training":{"optimizer":"sgd"}}""")));

        Assert.Equal(0.05, spec.Final!.Training.Optimizer.LearningRate);
        Assert.Equal(0.001, spec.Training.Optimizer.LearningRate);
    }

    [Fact]
    public void Read_FinalWithTheSameOptimizer_KeepsItsRates()
    {
        var spec = Read(With(("training", """{"optimizer":{"learningRate":0.001}}"""), ("final", """{"training":{"optimizer":"adamw"}}""")));

        Assert.Equal(0.001, spec.Final!.Training.Optimizer.LearningRate);
    }

    [Fact]
    public void Read_NullForSomethingOptional_IsReadAsLeftOut() =>
        Assert.Equal(Read(Minimal), Read(With(("seed", "null"), ("training", "null"), ("target", "null"), ("strategy", "null"))));

    [Theory]
    [InlineData("3.0", 3)]
    [InlineData("30e-1", 3)]
    [InlineData("-0", 0)]
    [InlineData("0e999", 0)]
    [InlineData("1e3", 1000)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void Read_WholeNumberInAnyForm_IsTaken(string json, long expected) =>
        Assert.Equal(expected, Read(With(("seed", json))).Seed);

    [Fact]
    public void Read_CommentsTrailingCommasAndByteOrderMark_AreSkipped() =>
        Assert.Equal(Read(Minimal), Read("\uFEFF// A comment\n" + Minimal[..^1] + ",/* and another */}"));

    [Theory]
    [InlineData(Minimal)]
    [InlineData(Full)]
    [InlineData(Table)]
    public void Write_Spec_IsReadBackEqual(string json)
    {
        var spec = Read(json);

        Assert.Equal(spec, Read(SearchSpecReader.Write(spec)));
    }

    [Fact]
    public void Write_Spec_SaysEverythingThatIsUsed()
    {
        var json = SearchSpecReader.Write(Read(Minimal));

        Assert.Contains("\"learningRate\": 0.003", json, StringComparison.Ordinal);
        Assert.Contains("\"populationSize\": 20", json, StringComparison.Ordinal);
        Assert.EndsWith("}\n", json, StringComparison.Ordinal);
    }

    private static TrainingSpec FullTraining { get; } = new()
    {
        BatchSize = 64,
        Optimizer = new("sgd", 0.1, 0.8, 1e-4),
        WarmUpEpochs = 1,
        LabelSmoothing = 0.1,
        GradientClip = 5,
        Augmentation = new(2, Flip: true, 8),
        Precision = "bfloat16",
        Device = "cuda",
        WeightAveraging = 0.99,
    };
}
