using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Tests.Searches.Planning;

public class WeightInheritanceTests
{
    [Fact]
    public void Nearest_SeveralCandidates_IsTheOneThatAgreesMost() =>
        Assert.Equal(2, Nearest("111", Trained(1, "100"), Trained(2, "110"), Trained(3, "000")));

    [Fact]
    public void Nearest_DecisionsThatBothLeaveOpen_AgreeInNothing() =>
        Assert.Equal(2, Nearest("1.2._._", Trained(1, "1.0._._"), Trained(2, "1.2.0.0")));

    [Fact]
    public void Nearest_EquallyAlike_IsTheOneThatTrainedLongest() =>
        Assert.Equal(3, Nearest("11", Trained(1, "10"), Trained(2, "01"), Trained(3, "10", epochs: 9), Trained(4, "01", epochs: 9)));

    [Fact]
    public void Nearest_TrialsThatTrainedNothing_AreNone() =>
        Assert.Null(Nearest("11", Trained(3, "11", epochs: 0), new Observation(Trial(1, "11"), null), new Observation(Trial(2, "11"), new TrialScore { Trial = 2, Outcome = TrialOutcome.Diverged })));

    private static int? Nearest(string genotype, params Observation[] trials) => WeightInheritance.Nearest(Genotype.Parse(genotype), trials);

    private static Observation Trained(int number, string genotype, int epochs = 3) =>
        new(Trial(number, genotype, epochs), new TrialScore { Trial = number, Outcome = TrialOutcome.Succeeded });

    private static Trial Trial(int number, string genotype, int epochs = 3) =>
        new() { Number = number, Genotype = Genotype.Parse(genotype), ArchitectureId = genotype, Epochs = epochs, Parameters = 1, Flops = 1 };
}
